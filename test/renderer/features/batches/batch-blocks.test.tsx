import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { BatchSummary } from '#shared/domain/batch.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { assignBlock, deleteBlock } from '../../../../src-renderer/features/batches/BatchActions.tsx';
import { FindingCounts } from '../../../../src-renderer/features/batches/Findings.tsx';
import { StageBars } from '../../../../src-renderer/features/batches/StageBars.tsx';
import { StageLine, stageTotal } from '../../../../src-renderer/features/batches/StageLine.tsx';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const stages = { expected: 0, scanned: 0, approved: 0, assigned: 0, registered: 0 };
const findings = {
  ...{ missing: 0, extra: 0, doubled: 0, swapped: 0 },
  ...{ 'not-approved': 0, 'wrong-profile': 0, unknown: 0 },
};
const batch = (changes: Partial<BatchSummary> = {}): BatchSummary => ({
  ...{ batchId: 'b', name: 'Pallet 14', depot: 'Lyon', profileId: 'p1' as ProfileId, profileName: 'Vans' },
  ...{ dueAt: null, state: 'open', noteName: null, stages, findings },
  ...{ createdAt: '', createdBy: '', closedAt: null, ...changes },
});

function drawn(part: React.ReactNode, locale = 'en'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <MantineProvider>{part}</MantineProvider>
    </I18nextProvider>,
  );
}

describe('what can be done with a batch', () => {
  it('says why it cannot be assigned: its state before its profile, its profile before its scans', () => {
    expect(assignBlock(batch({ state: 'held', profileId: null }))).toBe('held');
    expect(assignBlock(batch({ profileId: null }))).toBe('profile');
    expect(assignBlock(batch())).toBe('scans');
    expect(assignBlock(batch({ findings: { ...findings, extra: 1 } }))).toBeNull();
    expect(assignBlock(batch({ stages: { ...stages, scanned: 1 } }))).toBeNull();
  });

  it('lets only what is empty or closed be deleted', () => {
    expect(deleteBlock(batch())).toBeNull();
    expect(deleteBlock(batch({ noteName: 'note.csv' }))).toBe('notEmpty');
    expect(deleteBlock(batch({ findings: { ...findings, extra: 1 } }))).toBe('notEmpty');
    expect(deleteBlock(batch({ noteName: 'note.csv', state: 'closed' }))).toBeNull();
  });
});

describe('how far a batch has got', () => {
  const half = { expected: 10, scanned: 5, approved: 5, assigned: 3, registered: 0 };

  it('is told by the furthest stage in the list, of all that is expected', () => {
    expect(drawn(<StageLine stages={half} />)).toContain('title="Assigned: 3 of 10"');
    expect(drawn(<StageLine stages={half} />, 'fr')).toContain('Assignés\u00a0: 3 sur 10');
    expect(stageTotal({ ...half, expected: 0 })).toBe(5);
  });

  it('is told stage by stage on its page', () => {
    const html = drawn(<StageBars stages={half} />);
    for (const words of ['Expected: 10 of 10', 'Scanned: 5 of 10', 'Registered: 0 of 10'])
      expect(html).toContain(`aria-label="${words}"`);
    expect(html).toContain('width:30%');
  });

  it('names two findings and counts the others; what is not scanned yet is none', () => {
    const some = { ...findings, missing: 9, extra: 1, doubled: 2, swapped: 3, unknown: 4 };
    const html = drawn(<FindingCounts findings={some} />);
    expect(html).toContain('Extra 1');
    expect(html).toContain('+2');
    expect(drawn(<FindingCounts findings={{ ...findings, missing: 9 }} />)).toContain('None');
  });
});
