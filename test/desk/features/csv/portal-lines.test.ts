import { describe, expect, it } from 'vitest';
import { portalFileSchema } from '#shared/domain/portal-file.ts';
import { portalForm, portalSlices } from '../../../../src-main/desk/features/csv/portal-lines.ts';
import { readDeliveredDialect } from '../../../helpers/csv-dialect.ts';
import { knoxDevice, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makePortalServices } from './portal-actions.ts';

const dialect = readDeliveredDialect();
const formOf = (content: object) => portalForm(portalFileSchema.parse(content), dialect);

describe('the form of a file for a portal', () => {
  it('goes by the places of columns for Samsung, with names only when asked for', () => {
    expect(formOf({ kind: 'assign', users: true })).toMatchObject({
      header: null,
      columns: ['identifier', 'profile', 'user'],
    });
    expect(formOf({ kind: 'delete', header: true }).header).toEqual(['IMEI/MEID/Serial number']);
  });

  it('goes by the names of the dialect for Ivanti, always', () => {
    const own = structuredClone(dialect);
    own.columns.serial.header = 'Device Serial';
    const { header, columns } = portalForm(portalFileSchema.parse({ kind: 'ivanti', attributes: ['Depot'] }), own);
    expect(header).toEqual(['IMEI Number', 'Device Serial', 'Manufacturer', 'Depot']);
    expect(columns).toEqual(['imei', 'serial', 'manufacturer', 'attribute']);
  });
});

it('devices are read in slices, and others are let in between', async () => {
  const db = await openFilledWorkspace(Array.from({ length: 2500 }, (_, n) => knoxDevice(n)));
  const { services } = makePortalServices(db);
  const rows = Uint32Array.from({ length: 2500 }, (_, n) => n + 1);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 0);
  const sizes: number[] = [];
  for await (const slice of portalSlices(services, rows, formOf({ kind: 'delete' }))) sizes.push(slice.devices);
  clearInterval(timer);
  expect(sizes).toEqual([1000, 1000, 500]);
  expect(turns).toBeGreaterThan(0);
});
