import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadScript } from './load-script.ts';

interface ArchivePart {
  path: string;
  start: number;
  size: number;
}
interface UnpackArchive {
  gunzip(archive: string, target: string): Promise<void>;
  findInTar(path: string, ending: string): Promise<ArchivePart>;
  extractZip(zip: ArchivePart, targetDir: string, place: (name: string) => string | undefined): Promise<void>;
}
interface ZipMember {
  name: string;
  content: Buffer;
  mode: number;
  packed: boolean;
}

const { gunzip, findInTar, extractZip } = await loadScript<UnpackArchive>('setup/unpack-archive.mjs');

function zipOf(members: ZipMember[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, mode, packed } of members) {
    const data = packed ? deflateRawSync(content) : content;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(packed ? 8 : 0, 10);
    central.writeUInt32LE(crc32(content), 16);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  const directoryBytes = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directoryBytes, end]);
}

function tarOf(files: { name: string; content: Buffer }[]): Buffer {
  const blocks = files.flatMap(({ name, content }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const program = Buffer.from('#!/bin/sh\necho hello\n'.repeat(500));
const members: ZipMember[] = [
  { name: 'App/', content: Buffer.alloc(0), mode: 0o755, packed: false },
  { name: 'App/App', content: program, mode: 0o755, packed: true },
  { name: 'App/note.txt', content: Buffer.from('stored as it is'), mode: 0o644, packed: false },
  { name: 'App/empty', content: Buffer.alloc(0), mode: 0o644, packed: false },
  { name: 'App/unwanted', content: Buffer.from('leave me'), mode: 0o644, packed: true },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-unpack-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function place(name: string): string | undefined {
  if (name === 'App/unwanted') return undefined;
  return name === 'App/App' ? 'program' : name.slice('App/'.length);
}

test('a zip inside a .tgz is unpacked with its bytes, its modes and under its new names', async () => {
  const tgz = join(folder, 'package.tgz');
  const tar = join(folder, 'package.tar');
  const files = [
    { name: 'package/package.json', content: Buffer.from('{}') },
    { name: 'package/App.zip', content: zipOf(members) },
  ];
  writeFileSync(tgz, gzipSync(tarOf(files)));
  await gunzip(tgz, tar);
  await extractZip(await findInTar(tar, '.zip'), join(folder, 'out'), place);
  expect(readFileSync(join(folder, 'out/program'))).toEqual(program);
  expect(statSync(join(folder, 'out/program')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(folder, 'out/note.txt'), 'utf8')).toBe('stored as it is');
  expect(statSync(join(folder, 'out/empty')).size).toBe(0);
  expect(() => statSync(join(folder, 'out/unwanted'))).toThrow(/ENOENT/);
});

test('a tar that ends before its file does is refused', async () => {
  const tar = join(folder, 'cut.tar');
  const whole = tarOf([{ name: 'package/App.zip', content: zipOf(members) }]);
  writeFileSync(tar, whole.subarray(0, 700));
  await expect(findInTar(tar, '.zip')).rejects.toThrow(/no complete file/);
});

test('a file that is no zip is refused', async () => {
  const path = join(folder, 'page.html');
  writeFileSync(path, '<html>blocked by the proxy</html>');
  const whole = { path, start: 0, size: statSync(path).size };
  await expect(extractZip(whole, join(folder, 'out'), place)).rejects.toThrow(/no zip file/);
});

test('an entry that points outside the target folder is refused', async () => {
  const path = join(folder, 'evil.zip');
  const content = zipOf([{ name: '../evil', content: Buffer.from('x'), mode: 0o644, packed: false }]);
  writeFileSync(path, content);
  const zip = { path, start: 0, size: content.length };
  await expect(extractZip(zip, join(folder, 'out'), (name) => name)).rejects.toThrow(/points outside/);
});
