import { describe, expect, it } from 'vitest';
import { getReport } from '../../../../src-main/desk/features/self-maintained/get-report.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { checked, fileWith, openCsvDesk } from './open-csv-desk.ts';

describe('the report of a checked file', () => {
  it('is held until another file is checked', async () => {
    const test = openCsvDesk();
    const first = await checked(test, fileWith('IMEI\n353227410022505\n'));
    expect(getReport(test.services, { stagedId: first.stagedId })).toEqual(first);
    await checked(test, fileWith('IMEI\n490154203237518\n'));
    expect(await thrownCode(() => getReport(test.services, { stagedId: first.stagedId }))).toBe('not_found');
  });
});
