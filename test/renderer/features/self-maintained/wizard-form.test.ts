import { describe, expect, it } from 'vitest';
import type { CsvReport } from '#shared/domain/self-maintained.ts';
import {
  emptyForm,
  nameProblem,
  type WizardForm,
  wizardBlock,
  wizardSteps,
} from '../../../../src-renderer/features/self-maintained/wizard-form.ts';

const report = (accepted: number, refused: number) => ({ accepted, refused }) as CsvReport;

describe('what keeps the wizard from going on', () => {
  const named: WizardForm = { ...emptyForm, name: 'Depot' };
  const cases: [string, WizardForm, CsvReport | null, string | null][] = [
    ['no name', emptyForm, report(3, 0), 'needsName'],
    ['a name that is taken', { ...named, name: 'couriers' }, report(3, 0), 'needsName'],
    ['no file', named, null, 'needsFile'],
    ['a file without a good row', { ...named, mode: 'good-rows' }, report(0, 3), 'needsFile'],
    ['refused rows, and all or nothing', named, report(3, 1), 'needsMode'],
    ['refused rows that are left out', { ...named, mode: 'good-rows' }, report(3, 1), null],
    ['nothing', named, report(3, 0), null],
  ];
  it.each(cases)('%s', (_name, form, found, block) => {
    expect(wizardBlock(form, found, ['Couriers'])).toBe(block);
  });
});

describe('the wizard', () => {
  it('blames a name that is wrong, not a field nobody has touched', () => {
    expect(nameProblem('', [])).toBeNull();
    expect(nameProblem('a/b', [])).toEqual({ kind: 'forbidden', sign: '/' });
  });

  it('has the page of token and user unless the option is on, which it is not at first (behaviour 109)', () => {
    expect(wizardSteps(emptyForm)).toBe(2);
    expect(wizardSteps({ ...emptyForm, withoutToken: true })).toBe(1);
  });
});
