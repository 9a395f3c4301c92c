import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RowRefusal, rowRefusals } from '#shared/domain/self-maintained.ts';
import { saveRefused } from '../../../../src-main/desk/features/self-maintained/save-refused.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';
import { checked, fileWith, openCsvDesk } from './open-csv-desk.ts';

const reasons = Object.fromEntries(
  rowRefusals.map((reason) => [reason, `${reason} in %column% (%detail%).`]),
) as Record<RowRefusal, string>;
const words = { header: 'Refused because', reasons };
const IMEI = '353227410022505';

async function saved(text: string) {
  const test = openCsvDesk();
  const { stagedId } = await checked(test, fileWith(text));
  const file = join(makeTestFolder(), 'refused.csv');
  const answer = await saveRefused(test.services, { stagedId, file, words });
  return { test, file, answer, text: readFileSync(file, 'utf8') };
}

describe('saving refused rows', () => {
  it('writes them as they stood, in the file’s own columns and with its own delimiter, each with every reason', async () => {
    const { answer, text } = await saved(`IMEI;Site;Serial\n${IMEI};Lyon;\n12;"a;b";#N/A\n35-322741;=1+1;\n`);
    expect(answer).toEqual({ rows: 2 });
    expect(text.split('\r\n')).toEqual([
      '\ufeffIMEI;Site;Serial;Refused because',
      '12;"a;b";#N/A;imei-length in IMEI (2). serial-signs in Serial ().',
      "35-322741;'=1+1;;imei-length in IMEI (8).",
      '',
    ]);
  });

  it('gives a file that can be mended and chosen again: the reasons become no attribute, nor are they written twice', async () => {
    const { test, file } = await saved(`IMEI,Site\n${IMEI},Lyon\n12,Leeds\n`);
    const mended = readFileSync(file, 'utf8').replace('12,', '490154203237518,');
    const report = await checked(test, fileWith(mended));
    expect(report).toMatchObject({ accepted: 1, refused: 0, attributes: ['Site'] });
    const again = await saved(readFileSync(file, 'utf8'));
    expect(again.text.split('\r\n')[0]).toBe('\ufeffIMEI,Site,Refused because');
    expect(again.text.split('\r\n')[1]?.split(',')).toHaveLength(3);
  });

  it('writes thousands', async () => {
    const { text } = await saved(`IMEI\n${'12\n'.repeat(2500)}`);
    expect(text.trim().split('\r\n')).toHaveLength(2501);
  });

  it('is refused for a file that is held no longer', async () => {
    const { services } = openCsvDesk();
    const wish = { stagedId: 'none', file: join(makeTestFolder(), 'refused.csv'), words };
    expect(await thrownCode(() => saveRefused(services, wish))).toBe('not_found');
  });
});
