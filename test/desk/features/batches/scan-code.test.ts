import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { SAME_LABEL_MS, type ScanVerdict } from '#shared/domain/scan-verdict.ts';
import { undoScan } from '../../../../src-main/desk/features/batches/undo-scan.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { named } from '../../../helpers/open-attribute-desk.ts';
import { imei2Of, imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  desk.addBatch('b1', { profileId: 'p1' });
});
afterEach(() => desk.close());

const verdictOf = (text: string, batchId?: string): ScanVerdict => desk.scan(text, batchId).scan.verdict;
const later = () => desk.clock.advance(SAME_LABEL_MS + 1_000);

describe('scanning a device into a batch', () => {
  it('knows it by either IMEI, its serial number, or several codes of its label', () => {
    const texts = [imeiOf(0), imei2Of(2), serialOf(3), `${serialOf(4)},${imei2Of(4)},${imeiOf(4)}`];
    const scans = texts.map((text) => desk.scan(text).scan);
    expect(scans.map(({ verdict }) => verdict)).toEqual(['good', 'good', 'good', 'good']);
    expect(scans[1]).toMatchObject({
      ...{ imei: imeiOf(2), imei2: imei2Of(2), serial: serialOf(2), deviceId: 'KD000002' },
      ...{ model: 'SM-G992', profileName: 'p1', text: imei2Of(2), before: null },
    });
  });

  it('counts what was scanned, and of the rest what did not count', () => {
    desk.scan(imeiOf(0));
    later();
    desk.scan(imeiOf(0));
    desk.scan('353227410022504');
    expect(desk.scan(imeiOf(1)).count).toEqual({ scanned: 2, expected: 0, extra: 0, refused: 2 });
  });

  it.each<[string, string, ScanVerdict]>([
    ['of another profile', imeiOf(6), 'wrong-profile'],
    ['in the Default Profile', imeiOf(8), 'good'],
    ['that waits for approval', imeiOf(10), 'not-approved'],
    ['of another tenant', imeiOf(99), 'not-in-tenant'],
    ['with codes of two labels', `${imeiOf(0)} ${serialOf(1)}`, 'swapped'],
    ['with a wrong digit', '353227410022504', 'bad-check-digit'],
    ['by a product code', '8806095061955', 'unreadable'],
    ['with the serial numbers of two', `${serialOf(0)} ${serialOf(1)}`, 'swapped'],
  ])('says what is wrong with one %s', (_what, text, verdict) => {
    expect(verdictOf(text)).toBe(verdict);
  });

  it('judges by the move that waits, not by where the server has it still', () => {
    moveDevices(desk.services, { selection: named(6), profileId: 'p1' as ProfileId });
    moveDevices(desk.services, { selection: named(0), profileId: 'p2' as ProfileId });
    expect(desk.scan(imeiOf(6)).scan).toMatchObject({ verdict: 'good', profileName: 'p1' });
    expect(desk.scan(imeiOf(0)).scan).toMatchObject({ verdict: 'wrong-profile', profileName: 'p2' });
  });

  it('publishes that there is another scan, and nothing that makes lists of devices read again', () => {
    desk.events.length = 0;
    desk.scan(imeiOf(0));
    expect(desk.changedTables()).toEqual(['batchScans']);
  });
});

describe('scanning against a delivery note', () => {
  it('expects what is on it by any of its codes', () => {
    desk.addBatch('b2', { note: [{ serial: serialOf(0) }, { imei: imeiOf(1).slice(0, 14) }, { imei2: imei2Of(2) }] });
    const verdicts = [imeiOf(0), serialOf(1), imeiOf(2), imeiOf(3)].map((text) => verdictOf(text, 'b2'));
    // The note knows device 1 by its IMEI alone, the tenant knows that its serial number is the same device.
    expect(verdicts).toEqual(['good', 'good', 'good', 'not-expected']);
    expect(desk.scan(imeiOf(99), 'b2').count).toEqual({ scanned: 3, expected: 3, extra: 2, refused: 0 });
  });

  it('finds a label that the note has otherwise', () => {
    desk.addBatch('b2', { note: [{ imei: imeiOf(0), serial: serialOf(7) }] });
    expect(verdictOf(`${imeiOf(0)} ${serialOf(0)}`, 'b2')).toBe('swapped');
  });
});

describe('scanning a device again', () => {
  it('says when and where it was scanned, by whichever of its codes', () => {
    desk.addBatch('b2');
    const { at } = desk.scan(imeiOf(0)).scan;
    later();
    expect(desk.scan(serialOf(0)).scan).toMatchObject({
      verdict: 'already-scanned',
      before: { at, batchName: 'Batch b1' },
    });
    expect(desk.scan(imei2Of(0), 'b2').scan).toMatchObject({ before: { at, batchName: 'Batch b1' } });
  });

  it('knows a stranger again by any code of the label it was first scanned with', () => {
    desk.scan(`${imeiOf(99)} ${imei2Of(99)} ${serialOf(99)}`);
    later();
    expect([imei2Of(99), serialOf(99)].map((text) => verdictOf(text))).toEqual(['already-scanned', 'already-scanned']);
  });

  it('minds neither what was taken back, nor a closed batch, nor scans that did not count', () => {
    desk.addBatch('b2');
    desk.scan(imeiOf(0), 'b2');
    desk.db.prepare("UPDATE main.batches SET state = 'closed' WHERE batch_id = 'b2'").run();
    desk.scan(`${imeiOf(0)} ${serialOf(1)}`);
    desk.scan(imeiOf(0));
    undoScan(desk.services, { batchId: 'b1' });
    expect(verdictOf(imeiOf(0))).toBe('good');
  });
});

describe('the codes of one label, one after another', () => {
  it('are one scan when they come soon, quietly', () => {
    const first = desk.scan(imeiOf(0));
    desk.clock.advance(2_000);
    const second = desk.scan(imei2Of(0));
    const third = desk.scan(serialOf(0));
    expect([first, second, third].map(({ sameLabel }) => sameLabel)).toEqual([false, true, true]);
    expect(third.scan).toMatchObject({ scan: first.scan.scan, verdict: 'good' });
    expect(third.scan.text).toBe(`${imeiOf(0)} ${imei2Of(0)} ${serialOf(0)}`);
    expect(third.count).toEqual({ scanned: 1, expected: 0, extra: 0, refused: 0 });
  });

  it('are still one when a code that is none, or the same code twice, comes between', () => {
    desk.scan(imeiOf(6));
    expect(desk.scan('8806095061955').sameLabel).toBe(false);
    expect(desk.scan(imeiOf(6)).sameLabel).toBe(true);
    expect(desk.scan(serialOf(6))).toMatchObject({ sameLabel: true, scan: { verdict: 'wrong-profile' } });
  });

  it('are a second scan of the device after that time, after another device, and into another batch', () => {
    desk.addBatch('b2');
    desk.scan(imeiOf(0));
    expect(desk.scan(serialOf(0), 'b2')).toMatchObject({ sameLabel: false, scan: { verdict: 'already-scanned' } });
    desk.scan(imeiOf(1));
    expect(desk.scan(serialOf(0))).toMatchObject({ sameLabel: false, scan: { verdict: 'already-scanned' } });
    later();
    expect(desk.scan(serialOf(1))).toMatchObject({ sameLabel: false, scan: { verdict: 'already-scanned' } });
  });

  it('are never guessed to be: a code nobody told of may be the next device', () => {
    desk.scan(imeiOf(1));
    // The server does not tell the second IMEI of device 1.
    expect(desk.scan(imei2Of(1))).toMatchObject({ sameLabel: false, scan: { verdict: 'not-in-tenant' } });
  });
});

describe('a batch that takes no scan', () => {
  it('is one on hold, a closed one, or none', async () => {
    desk.addBatch('held', { state: 'held' });
    desk.addBatch('closed', { state: 'closed' });
    expect(await thrownCode(() => desk.scan(imeiOf(0), 'held'))).toBe('batch_held');
    expect(await thrownCode(() => desk.scan(imeiOf(0), 'closed'))).toBe('batch_closed');
    expect(await thrownCode(() => desk.scan(imeiOf(0), 'none'))).toBe('not_found');
    expect(desk.db.prepare('SELECT count(*) FROM main.batch_scans').pluck().get()).toBe(0);
  });
});
