import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { HandoverChange } from '#shared/domain/handover.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { takeable } from '../../../../src-renderer/features/handover/choose-changes.ts';
import { OpenedChanges } from '../../../../src-renderer/features/handover/OpenedChanges.tsx';
import { OpenedOthers } from '../../../../src-renderer/features/handover/OpenedOthers.tsx';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const profileId = 'p1' as ProfileId;
const change = (changes: Partial<HandoverChange>): HandoverChange => ({
  ...{
    changeId: 'c',
    intent: { kind: 'move', profileId },
    profileName: 'Vans',
    devices: 9,
    createdAt: '2026-11-22T10:00:00.000Z',
  },
  ...{ unsent: 9, held: 0, standing: 'new', profile: 'known', needs: null },
  ...{ unknown: 0, alreadyThere: 0, movedSince: 0, contested: 0, ...changes },
});

const words = (html: string) =>
  html
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

function drawn(part: React.ReactNode, locale = 'en'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <MantineProvider>{part}</MantineProvider>
    </I18nextProvider>,
  );
}

function list(changes: readonly HandoverChange[], locale?: string): string {
  const chosen = takeable(changes);
  const titleOf = ({ devices }: { devices: number }) => `Move ${devices}`;
  return drawn(
    <OpenedChanges changes={changes} chosen={chosen} onChosen={() => undefined} titleOf={titleOf} />,
    locale,
  );
}

describe('the changes of an opened file', () => {
  it('say what is to be known before they are taken over', () => {
    const html = list([change({ unsent: 8, held: 1, movedSince: 2, contested: 3, unknown: 1, alreadyThere: 4 })]);
    expect(words(html)).toContain(
      '8 still to be sent · 1 needs a decision · 2 were moved meanwhile: a conflict to come · 3 wait here for something else; this comes after it and counts · 1 device not known here yet · 4 are there already',
    );
    expect(html).toContain('data-delicate="true"');
    expect(list([change({})])).not.toContain('data-delicate');
  });

  it('cannot be taken over when they are here already, and say so', () => {
    const changes = [
      change({ changeId: 'a', standing: 'here' }),
      change({ changeId: 'b', standing: 'over-here', held: 3 }),
    ];
    const html = list(changes, 'fr');
    expect(words(html)).toContain('Elle reste une seule modification.');
    expect(words(html)).toContain('Déjà terminée ici');
    expect(words(html)).not.toContain('décider');
    expect(html.match(/disabled=""/g)).toHaveLength(3);
  });

  it('say what is missing of a profile', () => {
    const intent = { kind: 'delete-profile', profileId } as const;
    const html = list([
      change({ changeId: 'a', profile: 'missing' }),
      change({ changeId: 'b', profile: 'unknown' }),
      change({ changeId: 'c', intent, devices: 1, unsent: 1, movedSince: 1, contested: 1 }),
    ]);
    expect(words(html)).toContain('Its profile is made by a change that is not in this file.');
    expect(words(html)).toContain('Its profile is not known here yet.');
    expect(words(html)).toContain(
      'The profile was changed meanwhile: a conflict to come · A change of the same profile',
    );
  });
});

describe('holds and attributes of an opened file', () => {
  const attributes = { fresh: 2, differing: 0, same: 1, unfit: 1, names: 1 };
  const notes = { fresh: 0, differing: 0, same: 0 };
  const batches = { fresh: 0, differing: 0, same: 0, scans: 0 };
  const choice = { batches: true, holds: true, notes: true, attributes: true, differing: 'ours' as const };
  const others = (holds: { fresh: number; differing: number; same: number }) =>
    drawn(<OpenedOthers preview={{ batches, holds, notes, attributes }} choice={choice} onChoice={() => undefined} />);

  it('ask what counts only where something differs', () => {
    expect(words(others({ fresh: 1, differing: 2, same: 0 }))).toContain('Where they differ');
    expect(words(others({ fresh: 1, differing: 0, same: 0 }))).not.toContain('Where they differ');
  });

  it('say what stays behind, and are not there when the file has none', () => {
    const html = words(others({ fresh: 0, differing: 0, same: 0 }));
    expect(html).toContain('1 does not fit the type it has here and stays behind');
    expect(html).not.toContain('Devices on hold');
  });
});
