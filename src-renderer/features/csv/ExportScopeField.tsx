import { Radio, Stack } from '@mantine/core';
import type { DeviceFilter, DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import type { ExportScope } from './csv-commands.ts';

/** Where the person stands, which decides what can be exported beside everything. */
export type ExportPlace = {
  chosen?: { selection: DeviceSelection; count: number } | null;
  /** What the list is narrowed to; null when it shows everything, or one profile whole. */
  filter?: DeviceFilter | null;
  profileId?: ProfileId | null;
  uploadId?: string;
  batch?: { batchId: string; name: string };
};

/** One answer to which devices. */
export type ScopeKind = ExportScope['kind'] | 'search';

/** The answers there are, the nearest first: it is the one that is chosen until the person says otherwise. */
export function scopesOf({ chosen, filter, profileId, uploadId, batch }: ExportPlace): [ScopeKind, ...ScopeKind[]] {
  const near: (ScopeKind | null)[] = [
    chosen ? 'selection' : null,
    batch ? 'batch' : null,
    filter ? 'search' : null,
    profileId ? 'profile' : null,
  ];
  const kinds = near.filter((kind) => kind !== null);
  if (uploadId !== undefined) kinds.push('unapproved', 'upload');
  const [first, ...others] = kinds;
  return first === undefined ? ['all'] : [first, ...others, 'all'];
}

/** An answer as the desk is asked. */
export function scopeOf(kind: ScopeKind, { chosen, filter, profileId, uploadId, batch }: ExportPlace): ExportScope {
  if (kind === 'selection' && chosen) return { kind, selection: chosen.selection };
  if (kind === 'search' && filter) return { kind: 'selection', selection: { kind: 'matching', filter, except: [] } };
  if (kind === 'profile' && profileId) return { kind, profileId };
  if ((kind === 'upload' || kind === 'unapproved') && uploadId !== undefined) return { kind, uploadId };
  return kind === 'batch' && batch ? { kind, batchId: batch.batchId } : { kind: 'all' };
}

function useProfile(profileId: ProfileId | null): ProfileSummary | null {
  const { data } = useCommand('profiles.list', {}, ['profiles', 'devices', 'changes', 'enrollmentTokens']);
  return data?.profiles.find((profile) => profile.profileId === profileId) ?? null;
}

type ScopeFieldProps = { place: ExportPlace; kind: ScopeKind; onKind: (kind: ScopeKind) => void };

/** Which devices, as far as there is a choice. */
export function ExportScopeField({ place, kind, onKind }: ScopeFieldProps) {
  const { t } = useText();
  const profile = useProfile(place.profileId ?? null);
  const words: Record<ScopeKind, string> = {
    selection: t('csv.scopeSelection', { count: place.chosen?.count ?? 0 }),
    batch: t('csv.scopeBatch', { batch: place.batch?.name ?? '' }),
    search: t('csv.scopeSearch'),
    profile: t('csv.scopeProfile', { profile: profile?.name ?? '…' }),
    unapproved: t('csv.scopeUnapproved', { upload: place.uploadId ?? '' }),
    upload: t('csv.scopeUpload', { upload: place.uploadId ?? '' }),
    all: t('csv.scopeAll'),
  };
  return (
    <Radio.Group label={t('csv.scope')} value={kind} onChange={(next) => onKind(next as ScopeKind)}>
      <Stack gap={6} mt={6}>
        {scopesOf(place).map((one) => (
          <Radio key={one} size="xs" value={one} label={words[one]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
