import type { ImportNote, ImportPreview, ImportShape } from '#shared/domain/csv-import.ts';
import { isBlankRow } from '#shared/domain/judge-csv-row.ts';
import {
  createImportReader,
  isRefusal,
  keptCells,
  placesOf,
  type ReadImportRow,
} from '#shared/domain/judge-import-row.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { createSeenIdentifiers } from '#shared/domain/seen-identifiers.ts';
import type { CsvRow } from '../../db/read-csv-rows.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { lastRow } from '../../db/tables/device-row-numbers.ts';
import { canLookUp, findDevicesByName, type KnownDevice, type KnownDevices } from '../../db/tables/known-devices.ts';
import type { ImportExtras, StagedImportRow } from '../../db/tables/staged-imports.ts';

/** What was found in the rows of a file. */
export type ImportFindings = Pick<
  ImportPreview,
  'rows' | 'accepted' | 'corrected' | 'refused' | 'known' | 'unknown' | 'byReason' | 'profiles' | 'users' | 'passwords'
>;

/** Judges the rows of one file in turn. */
export type ImportJudge = {
  take(rows: readonly CsvRow[]): StagedImportRow[];
  findings(): ImportFindings;
};

/** What a file is judged by: how it is read, what its columns are called, and the profiles there are. */
export type JudgingFacts = {
  shape: ImportShape;
  headers: readonly string[];
  /** Filled rows at the beginning that are no devices. */
  above: number;
  profiles: ReadonlyMap<string, ProfileId>;
  /** About how many rows there will be. */
  expected: number;
};

/** More names than any tenant has profiles; the rest is counted, not listed. */
const MOST_PROFILE_NAMES = 1_000;
const nobody: KnownDevices = { byImei: new Map(), bySerial: new Map() };

type Taken = { line: number; cells: string[]; row: ReadImportRow };

/** A judge that remembers the identifiers and devices it has taken, to tell when one comes again. */
export function createImportJudge(
  db: ReadableDb,
  { shape, headers, above, profiles, expected }: JudgingFacts,
): ImportJudge {
  const read = createImportReader(shape.columns, headers);
  const tally = createTally();
  const hasSecond = placesOf(shape.columns).imei2 !== undefined;
  const refuseTwice = createTwiceJudge(lastRow(db), { imeis: hasSecond ? expected * 2 : expected, serials: expected });
  const looksUp = canLookUp(db);
  const profileColumn = headerOf(shape, headers, 'profile');
  let aboveLeft = above;

  function settle({ line, cells, row }: Taken, known: KnownDevices): StagedImportRow {
    const { notes } = row;
    const device = deviceOf(row, known, notes);
    const profileId = row.profile === null ? null : (profiles.get(row.profile) ?? null);
    if (row.profile !== null && profileId === null)
      notes.push({ column: profileColumn, what: 'profile-unknown', cell: row.profile.slice(0, 100), detail: null });
    const isGood = () => notes.length === 0 || !notes.some(({ what }) => isRefusal(what));
    if (isGood()) refuseTwice({ line, row, device }, (field) => headerOf(shape, headers, field));
    const refused = !isGood();
    tally.count({ row, profileId, isKnown: device !== null, refused });
    return {
      line,
      imei: row.imei,
      imei2: row.imei2,
      serial: row.serial,
      deviceId: device?.deviceId ?? null,
      profileId,
      model: row.model,
      orderId: row.order,
      carton: row.carton,
      extras: extrasOf(row),
      notes: notes.length === 0 ? null : notes,
      cells: refused ? keptCells(cells, shape.columns) : null,
    };
  }

  return {
    take(rows) {
      const taken: Taken[] = [];
      for (const { line, cells } of rows) {
        if (isBlankRow(cells)) continue;
        if (aboveLeft > 0) aboveLeft -= 1;
        else taken.push({ line, cells, row: read(cells) });
      }
      const known = looksUp ? lookUp(db, taken) : nobody;
      return taken.map((one) => settle(one, known));
    },
    findings: tally.findings,
  };
}

function lookUp(db: ReadableDb, taken: readonly Taken[]): KnownDevices {
  const imeis = taken.flatMap(({ row: { imei, imei2 } }) => [imei, imei2].filter((one) => one !== null));
  const serials = taken.flatMap(({ row: { serial } }) => serial ?? []);
  return findDevicesByName(db, { imeis, serials });
}

/** The one device that all identifiers of a row name. */
function deviceOf(row: ReadImportRow, known: KnownDevices, notes: ImportNote[]): KnownDevice | null {
  if (known === nobody) return null;
  const named = [
    row.imei === null ? undefined : known.byImei.get(row.imei),
    row.imei2 === null ? undefined : known.byImei.get(row.imei2),
    row.serial === null ? undefined : known.bySerial.get(row.serial),
  ].filter((one) => one !== undefined);
  const [first = null] = named;
  const other = named.find(({ row: place }) => place !== first?.row);
  if (other === undefined) return first;
  notes.push({ column: null, what: 'two-devices', cell: row.imei ?? row.imei2 ?? '', detail: row.serial ?? row.imei2 });
  return null;
}

type Again = { line: number; row: ReadImportRow; device: KnownDevice | null };
type Named = 'imei' | 'imei2' | 'serial';

/** Notes what was there in a line before, and remembers what was not. */
function createTwiceJudge(lastDevice: number, expected: { imeis: number; serials: number }) {
  const imeis = createSeenIdentifiers(expected.imeis);
  const serials = createSeenIdentifiers(expected.serials);
  /** By the row of a device, the line that names it. */
  const devices = new Uint32Array(lastDevice + 1);
  return ({ line, row, device }: Again, columnOf: (field: Named) => string | null): void => {
    const { imei, imei2, serial, notes } = row;
    const firstMark = imei === null ? 0 : imeis.claim(imei, line * 2);
    const secondMark = imei2 === null ? 0 : imeis.claim(imei2, line * 2 + 1);
    const serialLine = serial === null ? 0 : serials.claim(serial, line);
    // Another row may name the same device by another of its identifiers.
    const deviceLine = device === null ? 0 : (devices[device.row] ?? 0);
    if (firstMark === 0 && secondMark === 0 && serialLine === 0 && deviceLine === 0) {
      if (device !== null) devices[device.row] = line;
      return;
    }
    // A row that is refused claims nothing. The other way about: each is the last one then.
    if (serial !== null && serialLine === 0) serials.release(serial);
    if (imei2 !== null && secondMark === 0) imeis.release(imei2);
    if (imei !== null && firstMark === 0) imeis.release(imei);
    const note = (what: 'twice' | 'imei-crossed', field: Named, cell: string, before: number) =>
      notes.push({ column: columnOf(field), what, cell, detail: String(before) });
    if (imei !== null && firstMark > 0) note(firstMark & 1 ? 'imei-crossed' : 'twice', 'imei', imei, firstMark >>> 1);
    if (imei2 !== null && secondMark > 0)
      note(secondMark & 1 ? 'twice' : 'imei-crossed', 'imei2', imei2, secondMark >>> 1);
    if (serial !== null && serialLine > 0) note('twice', 'serial', serial, serialLine);
    if (firstMark === 0 && secondMark === 0 && serialLine === 0)
      notes.push({ column: null, what: 'twice', cell: imei ?? serial ?? imei2 ?? '', detail: String(deviceLine) });
  };
}

/** What the column is called that a meaning stands in: its own, or the one for any identifier. */
function headerOf({ columns }: ImportShape, headers: readonly string[], field: Named | 'profile'): string | null {
  const place = (wanted: string) => columns.findIndex((one) => one.kind === 'field' && one.field === wanted);
  const own = place(field);
  return headers[own >= 0 ? own : place('identifier')] ?? null;
}

function extrasOf({ manufacturer, userName, tags, password, attributes }: ReadImportRow): ImportExtras | null {
  const saysNothing = manufacturer === null && userName === null && tags === null && !password;
  if (saysNothing && Object.keys(attributes).length === 0) return null;
  return { manufacturer, userName, tags, hasPassword: password, attributes };
}

type Counted = { row: ReadImportRow; profileId: ProfileId | null; isKnown: boolean; refused: boolean };

function createTally() {
  const sums = { rows: 0, accepted: 0, corrected: 0, refused: 0, known: 0, unknown: 0, users: 0, passwords: 0 };
  const reasons = new Map<ImportNote['what'], number>();
  const names = new Map<string, { profileId: ProfileId | null; rows: number }>();
  return {
    count({ row, profileId, isKnown, refused }: Counted) {
      sums.rows += 1;
      if (row.notes.length > 0)
        for (const what of new Set(row.notes.map((note) => note.what))) reasons.set(what, (reasons.get(what) ?? 0) + 1);
      if (row.profile !== null) {
        const named = names.get(row.profile) ?? { profileId, rows: 0 };
        named.rows += 1;
        if (names.size < MOST_PROFILE_NAMES || names.has(row.profile)) names.set(row.profile, named);
      }
      if (refused) {
        sums.refused += 1;
        return;
      }
      sums.accepted += 1;
      if (isAltered(row.notes)) sums.corrected += 1;
      if (isKnown) sums.known += 1;
      else sums.unknown += 1;
      if (row.userName !== null) sums.users += 1;
      if (row.password) sums.passwords += 1;
    },
    findings: (): ImportFindings => ({
      ...sums,
      byReason: [...reasons].map(([what, rows]) => ({ what, rows })).sort((a, b) => b.rows - a.rows),
      profiles: [...names].map(([name, named]) => ({ name, ...named })),
    }),
  };
}

/** Whether something in a row is taken for something else than it says. */
export function isAltered(notes: readonly ImportNote[]): boolean {
  return notes.some(({ what }) => what !== 'serial-unusual' && !isRefusal(what));
}
