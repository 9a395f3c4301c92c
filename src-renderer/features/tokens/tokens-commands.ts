import { useCallback } from 'react';
import type { EnrollmentTokenView, TokenLife } from '#shared/domain/enrollment-token.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { run } from '../../api.ts';
import { useTellQueued } from '../../tell-queued.ts';
import { useText } from '../../text/use-text.ts';
import { useNotify } from '../../ui/use-notify.tsx';

type Tokens = readonly Pick<EnrollmentTokenView, 'profileId'>[];

/** Offers to take changes back for as long as the toast stands; without any it only says what was done. */
function useTellWithUndo(): (words: string, changeIds: readonly string[]) => void {
  const tell = useTellQueued();
  const { t } = useText();
  return useCallback((words, changeIds) => tell(changeIds, { words, takenBack: () => t('tokens.undone') }), [tell, t]);
}

/** Extends tokens in one command; answers whether that was taken. */
export function useExtendTokens(): (tokens: Tokens, life: TokenLife) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellWithUndo();
  const { t, format } = useText();
  return useCallback(
    async (tokens, life) => {
      try {
        const profileIds = tokens.map(({ profileId }) => profileId);
        const { changeIds, expiresAt } = await run('tokens.extend', { profileIds, life });
        const count = changeIds.length;
        if (count === 0) tell(t('tokens.extendDialog.noted'), []);
        else if (expiresAt === 'never') tell(t('tokens.extendDialog.doneNever', { count }), changeIds);
        else tell(t('tokens.extendDialog.done', { count, date: format.date(expiresAt) }), changeIds);
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, tell, t, format],
  );
}

/** Refreshes tokens one by one; what is queued stays queued although a later one is refused. */
export function useRefreshTokens(): (tokens: Tokens, life: TokenLife | null) => Promise<boolean> {
  const notify = useNotify();
  const tell = useTellWithUndo();
  const { t } = useText();
  return useCallback(
    async (tokens, life) => {
      const changeIds: string[] = [];
      try {
        for (const { profileId } of tokens) changeIds.push((await run('tokens.refresh', { profileId, life })).changeId);
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      } finally {
        const count = changeIds.length;
        if (count > 0) tell(t('tokens.refreshDialog.done', { count }), changeIds);
      }
    },
    [notify, tell, t],
  );
}

/** What the person has pasted. */
export type PastedToken = { profileId: ProfileId; value: string; expiresAt: string | 'never' };

/** Keeps a token by hand; answers whether that was taken. */
export function usePasteToken(): (pasted: PastedToken) => Promise<boolean> {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    async (pasted) => {
      try {
        const { changeId } = await run('tokens.setByHand', pasted);
        notify.done(t(changeId === null ? 'tokens.pasteDialog.noted' : 'tokens.pasteDialog.done'));
        return true;
      } catch (error) {
        notify.error(error);
        return false;
      }
    },
    [notify, t],
  );
}

/** Sets from how many days before expiry tokens are warned of. */
export function useSetWarning(): (days: number) => void {
  const notify = useNotify();
  const { t } = useText();
  return useCallback(
    (days) => {
      run('tokens.setWarning', { days }).then(
        ({ warningDays: count }) => notify.done(count === 0 ? t('tokens.warnOff') : t('tokens.warnSaved', { count })),
        (error: unknown) => notify.error(error),
      );
    },
    [notify, t],
  );
}
