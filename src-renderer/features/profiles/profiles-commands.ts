import { useCallback } from 'react';
import type { CommandInput } from '#shared/contract.ts';
import type { AssociatedUser, ProfileId, ProfileSettings, ProfileSummary } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';

/** Says that something waits to be sent, with *Undo* beside it. */
function useToast(): (words: string, changeId: string | null) => void {
  const { t } = useText();
  const tell = useTellQueued();
  return useCallback(
    (words, changeId) =>
      tell(changeId === null ? [] : [changeId], { words, takenBack: () => t('profiles.dialog.undone') }),
    [t, tell],
  );
}

/** Queues a new profile (behaviour 60); throws what the desk refused. */
export function useCreateProfile(): (input: CommandInput<'profiles.create'>) => Promise<void> {
  const { t } = useText();
  const toast = useToast();
  return async (input) => {
    const { changeId } = await run('profiles.create', input);
    toast(t('profiles.wizard.made', { profile: input.settings.name }), changeId);
  };
}

/** Queues new settings (behaviours 70, 87); `words` are those of the toast. Throws what the desk refused. */
export function useUpdateProfile(): (profileId: ProfileId, settings: ProfileSettings, words: string) => Promise<void> {
  const toast = useToast();
  return async (profileId, settings, words) => {
    const { changeId } = await run('profiles.update', { profileId, settings });
    toast(words, changeId);
  };
}

/** Queues the deletion of a profile, or lets one go that is not made yet (behaviours 72, 73). Throws what the desk refused. */
export function useDeleteProfile(): (profile: ProfileSummary) => Promise<void> {
  const { t } = useText();
  const toast = useToast();
  return async ({ profileId, name, fate }) => {
    const { changeId } = await run('profiles.delete', { profileId });
    const unmade = fate === 'arrives';
    toast(
      t(unmade ? 'profiles.dialog.deletedNew' : 'profiles.dialog.deleted', { profile: name }),
      unmade ? null : changeId,
    );
  };
}

/** *Change Associate User* (behaviour 91); null takes the user away. Throws what the desk refused. */
export function useChangeUser(): (profile: ProfileSummary, user: AssociatedUser | null) => Promise<void> {
  const { t } = useText();
  const toast = useToast();
  return async ({ profileId, name, fate }, user) => {
    const { changeId } = await run('profiles.changeUser', { profileId, userId: user?.userId ?? null });
    const words = user
      ? t('profiles.dialog.userChanged', { profile: name, user: user.name })
      : t('profiles.dialog.userTaken', { profile: name });
    // Undoing the making of a profile would be more than undoing this.
    toast(words, fate === 'arrives' ? null : changeId);
  };
}
