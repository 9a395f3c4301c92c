import { expect, it } from 'vitest';
import type { ImportColumn } from '#shared/domain/csv-import.ts';
import { recallShape, rememberShape } from '../../../../src-main/desk/db/tables/csv-shapes.ts';
import { openTestWorkspace } from '../open-test-workspace.ts';

const columns: ImportColumn[] = [
  { kind: 'field', field: 'imei' },
  { kind: 'attribute', name: 'Site' },
];
const shape = { header: true, columns, dialect: 'plain-list' };

it('remembers the latest shape of a source', () => {
  const db = openTestWorkspace();
  expect(recallShape(db, 'names:1')).toBeNull();
  rememberShape(db, 'names:1', { ...shape, header: false }, '1');
  rememberShape(db, 'names:1', shape, '2');
  expect(recallShape(db, 'names:1')).toEqual(shape);
});

it('does not fall over what another version wrote', () => {
  const db = openTestWorkspace();
  db.prepare('INSERT INTO main.csv_shapes VALUES (\'names:1\', \'{"columns":[{"kind":"new"}]}\', \'\')').run();
  expect(recallShape(db, 'names:1')).toBeNull();
});

it('remembers five hundred of them, and forgets those used longest ago', () => {
  const db = openTestWorkspace();
  for (let n = 0; n < 501; n += 1) rememberShape(db, `names:${n}`, shape, String(n).padStart(4, '0'));
  expect([recallShape(db, 'names:0'), recallShape(db, 'names:1')]).toEqual([null, shape]);
});
