import { useCallback } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { DeviceColumn, DeviceView } from '#shared/domain/device.ts';
import type { PortalFile } from '#shared/domain/portal-file.ts';
import { run } from '../../api.ts';
import { followJob } from '../../follow-job.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';
import { showExportToast } from './ExportToast.tsx';

/** Which devices an export holds. */
export type ExportScope = CommandInput<'csv.exportDevices'>['scope'];

/** Whom a CSV is made for: spreadsheets, or other programs. */
export type ExportForm = CommandInput<'csv.exportDevices'>['form'];

type Wish = {
  scope: ExportScope;
  columns: readonly DeviceColumn[];
  /** Names of custom attributes, as further columns. */
  attributes?: readonly string[];
  form: ExportForm;
  sort: DeviceView['sort'];
  /** What the file is called until the person says otherwise. */
  name?: string;
};

/** Name offered for a file, with the day it was made on. */
export function suggestedName(words: string, now: Date, extension: 'csv' | 'json' = 'csv'): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${words}-${day.join('-')}.${extension}`;
}

/** Asks where to save, starts the export and shows how it goes; answers whether it has begun. */
export function useExportDevices(): (wish: Wish) => Promise<boolean> {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    async ({ scope, columns, attributes = [], form, sort, name }) => {
      try {
        const target = await run('shell.chooseSaveFile', {
          suggestedName: suggestedName(name ?? t('csv.fileName'), new Date()),
          purpose: 'csv',
        });
        if (!target) return false;
        const headers = columns.map((key) => t(`devices.column.${key}`));
        const job = await followJob(() =>
          run('csv.exportDevices', {
            ...{ scope, columns: [...columns], attributes: [...attributes], headers, form, sort },
            leaving: t('deletion.leaving'),
            file: target.file,
          }),
        );
        showExportToast(job, target);
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [t, notify],
  );
}

type PortalWish = {
  scope: ExportScope;
  content: PortalFile;
  sort: DeviceView['sort'];
  /** How many passwords the person was warned of. */
  passwords: number;
};

/** Asks where to save, starts writing a file for a portal and shows how it goes; answers whether it has begun. */
export function useExportPortalFile(): (wish: PortalWish) => Promise<boolean> {
  const { t } = useText();
  const notify = useNotify();
  return useCallback(
    async ({ scope, content, sort, passwords }) => {
      try {
        const target = await run('shell.chooseSaveFile', {
          suggestedName: suggestedName(t(`csv.fileNames.${content.kind}`), new Date()),
          purpose: 'csv',
        });
        if (!target) return false;
        const { file } = target;
        const job = await followJob(() => run('csv.exportPortalFile', { scope, content, sort, file }));
        showExportToast(job, { ...target, secret: passwords > 0 });
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [t, notify],
  );
}
