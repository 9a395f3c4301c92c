import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DevicesCsv, writeDevicesCsv } from '../../../../src-main/desk/features/csv/write-devices-csv.ts';
import { knoxDevice, makeTestFolder, openFilledWorkspace } from '../../db/open-test-workspace.ts';

const devices = Array.from({ length: 5000 }, (_, n) => knoxDevice(n, { tags: n % 2 ? '=cmd' : 'a, b' }));
const csv: DevicesCsv = {
  rows: Uint32Array.from(devices, (_, n) => n + 1),
  columns: ['imei', 'tags'],
  attributes: [],
  leaving: '',
  headers: ['IMEI', 'Tags'],
  form: 'guarded',
};
const control = (signal = new AbortController().signal, onProgress: (done: number) => void = () => undefined) => ({
  signal,
  onProgress,
});

describe('writing a CSV file', () => {
  it('writes header and lines for a spreadsheet: a mark at the beginning, CRLF, guarded cells', async () => {
    const db = await openFilledWorkspace(devices);
    const target = join(makeTestFolder(), 'devices.csv');
    const seen: number[] = [];
    await writeDevicesCsv(
      db,
      csv,
      target,
      control(undefined, (done) => seen.push(done)),
    );
    const text = readFileSync(target, 'utf8');
    expect(text.startsWith('\ufeffIMEI,Tags\r\n353227410000000,"a, b"\r\n353227410000010,\'=cmd\r\n')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(5002);
    expect(seen).toEqual([1000, 2000, 3000, 4000, 5000]);
  });

  it('writes for machines without mark or guard', async () => {
    const db = await openFilledWorkspace(devices);
    const target = join(makeTestFolder(), 'devices.csv');
    await writeDevicesCsv(db, { ...csv, form: 'raw', rows: Uint32Array.of(2) }, target, control());
    expect(readFileSync(target, 'utf8')).toBe('IMEI,Tags\r\n353227410000010,=cmd\r\n');
  });

  it('lets others work in between', async () => {
    const db = await openFilledWorkspace(devices);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    await writeDevicesCsv(db, csv, join(makeTestFolder(), 'devices.csv'), control());
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });

  it('cancelled leaves the old file and nothing else', async () => {
    const db = await openFilledWorkspace(devices);
    const folder = makeTestFolder();
    const target = join(folder, 'devices.csv');
    writeFileSync(target, 'the old one');
    const job = new AbortController();
    const writing = writeDevicesCsv(
      db,
      csv,
      target,
      control(job.signal, (done) => done >= 2000 && job.abort()),
    );
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual(['devices.csv']);
    expect(readFileSync(target, 'utf8')).toBe('the old one');
  });

  it('on a full disk says so, leaves the old file and nothing else', async ({ skip }) => {
    const folder = makeTestFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('needs root to mount a small file system');
    }
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    const db = await openFilledWorkspace(devices);
    writeFileSync(join(folder, 'devices.csv'), 'the old one');
    const writing = writeDevicesCsv(db, csv, join(folder, 'devices.csv'), control());
    await expect(writing).rejects.toMatchObject({ code: 'disk_full' });
    expect(readdirSync(folder)).toEqual(['devices.csv']);
    expect(readFileSync(join(folder, 'devices.csv'), 'utf8')).toBe('the old one');
  });

  it('into a folder that is not there, or onto a folder, is file_not_writable', async () => {
    const db = await openFilledWorkspace(devices);
    const folder = makeTestFolder();
    mkdirSync(join(folder, 'taken.csv'));
    for (const target of [join(folder, 'gone', 'devices.csv'), join(folder, 'taken.csv')]) {
      await expect(writeDevicesCsv(db, csv, target, control())).rejects.toMatchObject({ code: 'file_not_writable' });
    }
    expect(readdirSync(folder)).toEqual(['taken.csv']);
  });
});
