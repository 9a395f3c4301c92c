import { expect, it } from 'vitest';
import { scanVerdicts } from '#shared/domain/scan-verdict.ts';
import { countScans, refusedVerdictsSql } from '../../../../src-main/desk/db/tables/batch-scans.ts';
import { addBatch, addScan } from '../../../helpers/batch-actions.ts';
import { openTestDb } from '../../../helpers/open-test-db.ts';

it('counts the scans that were neither refused nor undone', () => {
  const test = openTestDb();
  try {
    addBatch(test.db, 'b');
    for (const verdict of scanVerdicts) addScan(test.db, 'b', { serial: verdict, verdict });
    addScan(test.db, 'b', { serial: 'undone', undone: 1 });
    expect(countScans(test.db, 'b')).toBe(5);
    expect(refusedVerdictsSql).toBe("('already-scanned', 'bad-check-digit', 'unreadable', 'swapped')");
  } finally {
    test.close();
  }
});
