import type { ImportPlan, ImportResult } from '#shared/domain/csv-import.ts';
import { normaliseValue } from '#shared/domain/custom-attribute.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { AppError } from '#shared/errors.ts';
import { type JobControl, throwIfCancelled } from '../../db/run-job.ts';
import { type ReadableDb, transaction, type WritableDb } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { findAttribute, insertAttribute, type KnownAttribute } from '../../db/tables/attributes.ts';
import { type OwnValue, planOwnValues, putOwnValues } from '../../db/tables/device-edits.ts';
import type { HeldImport, StagedImportRow } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { readInSlices } from './read-staged.ts';
import { takeBackValues } from './take-back-values.ts';

/** A column of the file and the attribute it is, `isNew` when it will be defined, as text; `changes` counts devices. */
type Column = { header: string; attribute: KnownAttribute; isNew: boolean; changes: number };

/** What was given so far: entries of the log, and attributes that were defined for it. */
export type GivenValues = { editIds: number[]; defined: string[] };

type Drawn = { plan: ImportPlan; columns: Column[] };

/** How many devices would get another value of one of the file's attributes. */
export async function planValues(db: ReadableDb, held: HeldImport, overwrite: boolean): Promise<ImportPlan> {
  return (await drawValues(db, held, overwrite)).plan;
}

/**
 * Gives each device the values of its row, attribute by attribute, each with an entry of its own, so that each can be undone.
 * Cancelled or failed on the way, what was given is taken back. Throws `nothing_to_do`.
 */
export async function commitValues(
  services: Services,
  held: HeldImport,
  { overwrite, control }: { overwrite: boolean; control: JobControl },
): Promise<Omit<ImportResult, 'target'>> {
  const { plan, columns } = await drawValues(services.db, held, overwrite);
  const wanted = columns.filter(({ changes }) => changes > 0);
  if (wanted.length === 0) throw new AppError('nothing_to_do', 'every device has its values already');
  const given: GivenValues = { editIds: [], defined: [] };
  try {
    for (const column of wanted) await putColumn(services, held, { column, overwrite, control, given });
  } catch (error) {
    if (services.db.open) await takeBackValues(services, given);
    throw error;
  } finally {
    services.publish('data.changed', { tables: ['attributes', 'activity'] });
  }
  const { devices, skipped } = plan;
  return { devices, skipped, selection: null, batchId: null, changeIds: [], editIds: given.editIds };
}

async function drawValues(db: ReadableDb, held: HeldImport, overwrite: boolean): Promise<Drawn> {
  const columns = held.preview.attributes.map((header): Column => {
    const known = findAttribute(db, header);
    return { header, attribute: known ?? { name: header, type: 'text' }, isNew: known === null, changes: 0 };
  });
  let [devices, overwritten] = [0, 0];
  for await (const rows of readInSlices(db, held)) {
    const changed = new Set<DeviceId>();
    for (const column of columns) {
      const { name } = column.attribute;
      const meets = planOwnValues(db, valuesOf(rows, column), { name, becomes: overwrite ? 'overwrite' : 'fill' });
      column.changes += meets.changed.length;
      overwritten += meets.overwritten;
      for (const deviceId of meets.changed) changed.add(deviceId);
    }
    devices += changed.size;
  }
  const { accepted, unknown } = held.preview;
  return { plan: { devices, skipped: accepted - devices, unknown, overwritten, byProfile: [] }, columns };
}

type Putting = { column: Column; overwrite: boolean; control: JobControl; given: GivenValues };

async function putColumn(services: Services, held: HeldImport, putting: Putting): Promise<void> {
  const { db } = services;
  const { column, overwrite, control, given } = putting;
  const { name } = column.attribute;
  const becomes = overwrite ? 'overwrite' : 'fill';
  let entry = 0;
  let done = 0;
  for await (const rows of readInSlices(db, held)) {
    throwIfCancelled(control.signal);
    transaction(db, () => {
      if (entry === 0) entry = beginColumn(db, services, held, putting);
      putOwnValues(db, valuesOf(rows, column), { name, becomes, entry });
    });
    if (!given.editIds.includes(entry)) given.editIds.push(entry);
    if (column.isNew && !given.defined.includes(name)) given.defined.push(name);
    done += rows.length;
    control.report(done);
  }
}

/** Defines the attribute where there is none, and writes the entry of the log. */
function beginColumn(
  db: WritableDb,
  { clock, osUser: actor }: Services,
  { preview }: HeldImport,
  { column, overwrite }: Putting,
): number {
  const { attribute, isNew, changes } = column;
  const at = clock.now().toISOString();
  const { name, type } = attribute;
  if (isNew) {
    insertAttribute(db, { ...attribute, at });
    appendActivity(db, { at, actor, action: 'attributes.define', changeId: null, facts: { name, type } });
  }
  const { fileName, refused } = preview;
  const facts = { name, type, fileName, devices: changes, refused, mode: overwrite ? 'overwrite' : 'fill-empty' };
  return appendActivity(db, { at, actor, action: 'attributes.import', changeId: null, facts });
}

/** Values that do not fit the attribute's type are left out; the rows count as skipped. */
function valuesOf(rows: readonly StagedImportRow[], { header, attribute }: Column): OwnValue[] {
  return rows.flatMap(({ deviceId, extras, cells }): OwnValue[] => {
    const text = extras?.attributes[header];
    if (cells !== null || deviceId === null || text === undefined) return [];
    const value = normaliseValue(attribute.type, text);
    return value === null ? [] : [[deviceId, value]];
  });
}
