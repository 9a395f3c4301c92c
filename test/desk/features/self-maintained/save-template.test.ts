import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveTemplate } from '../../../../src-main/desk/features/self-maintained/save-template.ts';
import { makeTestFolder } from '../../db/open-test-workspace.ts';
import { checked, fileWith, openCsvDesk } from './open-csv-desk.ts';

describe('the template (behaviour 101)', () => {
  for (const delimiter of [',', ';'] as const) {
    it(`has the headers that are understood when it comes back filled in: ${delimiter}`, async () => {
      const test = openCsvDesk();
      const file = join(makeTestFolder(), 'template.csv');
      await saveTemplate(test.services, { file, delimiter });
      const text = readFileSync(file, 'utf8');
      expect(text).toBe(`\ufeff${['IMEI Number', 'Serial Number', 'Manufacturer'].join(delimiter)}\r\n`);
      const filled = fileWith(`${text}${['', '2119012345', 'Zebra'].join(delimiter)}\r\n`);
      expect(await checked(test, filled)).toMatchObject({ accepted: 1, refused: 0, delimiter });
    });
  }
});
