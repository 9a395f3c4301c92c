import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type CsvReport, type RowRefusal, rowRefusals } from '#shared/domain/self-maintained.ts';
import { run } from '../../api.ts';
import { useAction } from '../../data.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import type { WizardForm } from './wizard-form.ts';

/** The reasons of refused rows in the window's language, with places for what is only known of each row. */
export function reasonWords(t: TFunction): Record<RowRefusal, string> {
  const words = rowRefusals.map((reason) => [reason, t(`selfMaintained.reasons.${reason}`, { detail: '%detail%' })]);
  return Object.fromEntries(words);
}

/** *Done*: queues the profile; the toast offers to take it back. Answers whether it was queued. */
export function useCreateSelfMaintained() {
  const { t } = useText();
  const notify = useNotify();
  const tell = useTellQueued();
  const action = useAction('selfMaintained.create');
  const create = async (form: WizardForm, report: CsvReport): Promise<boolean> => {
    const { name, description, withoutToken, userId, mode } = form;
    try {
      const { changeId } = await action.mutateAsync({
        ...{ stagedId: report.stagedId, name, withoutToken, userId, mode },
        description: description?.trim() ?? '',
      });
      tell([changeId], {
        words: t('selfMaintained.made', { count: report.accepted, profile: name.trim() }),
        takenBack: () => t('selfMaintained.undone'),
      });
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    }
  };
  return { create, busy: action.isPending };
}

/** *Download CSV Template*. */
export function useSaveTemplate(): () => Promise<void> {
  const { t, language } = useText();
  const save = useSaveFile();
  return useCallback(
    () =>
      save(t('selfMaintained.templateName'), async (file) => {
        await run('selfMaintained.saveTemplate', { file, delimiter: delimiterOf(language) });
        return t('selfMaintained.templateSaved');
      }),
    [save, t, language],
  );
}

/** *Download Existing Inventory* of a Self-Maintained profile. */
export function useSaveInventory(): (profileId: ProfileId, profileName: string) => Promise<void> {
  const { t, language } = useText();
  const save = useSaveFile();
  return useCallback(
    (profileId, profileName) =>
      save(`${profileName}.csv`, async (file) => {
        const words = {
          header: t('selfMaintained.inventory.header'),
          registered: t('selfMaintained.devices.states.registered'),
          pending: t('selfMaintained.devices.states.pending'),
        };
        await run('selfMaintained.saveInventory', { profileId, file, delimiter: delimiterOf(language), words });
        return t('selfMaintained.inventory.saved', { profile: profileName });
      }),
    [save, t, language],
  );
}

/** French spreadsheets want semicolons. */
function delimiterOf(language: 'en' | 'fr'): ',' | ';' {
  return language === 'fr' ? ';' : ',';
}

/** *Save refused rows*, each with why it is refused. */
export function useSaveRefused(): (stagedId: string) => Promise<void> {
  const { t } = useText();
  const save = useSaveFile();
  return useCallback(
    (stagedId) =>
      save(t('selfMaintained.refusedName'), async (file) => {
        const words = { header: t('selfMaintained.reasonHeader'), reasons: reasonWords(t) };
        const { rows } = await run('selfMaintained.saveRefused', { stagedId, file, words });
        return t('selfMaintained.refusedSaved', { count: rows });
      }),
    [save, t],
  );
}

/** Asks where to, writes, and says that it was done, with a way to the folder. */
function useSaveFile(): (suggestedName: string, write: (file: string) => Promise<string>) => Promise<void> {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    async (suggestedName, write) => {
      try {
        const target = await run('shell.chooseSaveFile', { suggestedName, purpose: 'csv' });
        if (!target) return;
        const words = await write(target.file);
        notify.done(words, {
          label: t('selfMaintained.showInFolder'),
          onClick: () => {
            run('shell.showFile', { file: target.file }).catch((error: unknown) => notify.error(error));
          },
        });
      } catch (error) {
        notify.error(error);
      }
    },
    [t, notify],
  );
}

/** *Add More Devices*; answers what is wrong with them, null when asking failed. */
export function useAddDevices() {
  const notify = useNotify();
  const action = useAction('selfMaintained.addDevices');
  const add = async (input: CommandInput<'selfMaintained.addDevices'>) => {
    try {
      return (await action.mutateAsync(input)).problems;
    } catch (error) {
      notify.error(error);
      return null;
    }
  };
  return { add, busy: action.isPending };
}

/** *Edit devices*; answers what is wrong with the device, null when asking failed. The toast offers to take it back. */
export function useEditDevice(profileName: string) {
  const { t } = useText();
  const notify = useNotify();
  const tell = useTellQueued();
  const action = useAction('selfMaintained.editDevice');
  const edit = async (input: CommandInput<'selfMaintained.editDevice'>) => {
    try {
      const { changeId, problems } = await action.mutateAsync(input);
      const device = input.device.imei.trim() || input.device.serial.trim();
      if (changeId !== null)
        tell([changeId], {
          words: t('selfMaintained.edit.saved', { device, profile: profileName }),
          takenBack: (undone) =>
            undone === 'reversed' ? t('queue.undo.reversed', { count: 1 }) : t('selfMaintained.takenBack'),
        });
      return problems;
    } catch (error) {
      notify.error(error);
      return null;
    }
  };
  return { edit, busy: action.isPending };
}

/** *Delete devices*; answers whether their deletion was queued. The toast offers to take it back. */
export function useDeleteDevices(profileName: string) {
  const { t } = useText();
  const notify = useNotify();
  const tell = useTellQueued();
  const action = useAction('selfMaintained.deleteDevices');
  const remove = async (input: CommandInput<'selfMaintained.deleteDevices'>): Promise<boolean> => {
    try {
      const { changeId } = await action.mutateAsync(input);
      const words = t('selfMaintained.remove.queued', { count: input.deviceIds.length, profile: profileName });
      tell([changeId], { words, takenBack: () => t('selfMaintained.takenBack') });
      return true;
    } catch (error) {
      notify.error(error);
      return false;
    }
  };
  return { remove, busy: action.isPending };
}
