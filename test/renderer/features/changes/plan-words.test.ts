import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract.ts';
import { planColumns } from '#shared/domain/plan-row.ts';
import { deviceKinds } from '#shared/domain/queued-change.ts';
import { planWords } from '../../../../src-renderer/features/changes/plan-words.ts';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

describe('the words of an exported plan', () => {
  it.each(['en', 'fr'])('have a header for each column, and fit through the contract (%s)', (language) => {
    const form = { kind: 'csv' as const, ...planWords(createI18n(language).t) };
    expect(form.headers).toHaveLength(planColumns.length);
    expect(contract['changes.exportPlan'].input.safeParse({ file: 'f', form }).success).toBe(true);
    for (const kind of deviceKinds) expect(form.words[`kind.${kind}`]).toBeTruthy();
  });

  it('say in French what English says in English', () => {
    const { words } = planWords(createI18n('fr').t);
    expect([words['state.waiting'], words['kind.move']]).toEqual(['En attente', 'Déplacer']);
  });
});
