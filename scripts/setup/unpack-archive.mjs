// Reads .tgz and .zip with Node alone, so that a bare machine needs no unpacking tool.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflateRaw } from 'node:zlib';

const TAR_BLOCK = 512;
const END_OF_DIRECTORY = 0x06054b50;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  return buffer;
}

/** Decompresses a .gz file. */
export async function gunzip(archive, target) {
  await pipeline(createReadStream(archive), createGunzip(), createWriteStream(target));
}

/** Where in a .tar the first file lies whose name ends in `ending`: `{path, start, size}`. */
export async function findInTar(path, ending) {
  const file = await open(path);
  try {
    const { size: total } = await file.stat();
    for (let at = 0; at + TAR_BLOCK <= total; ) {
      const header = await readAt(file, at, TAR_BLOCK);
      const text = (from, length) => header.toString('utf8', from, from + length).split('\0')[0];
      const size = Number.parseInt(text(124, 12), 8) || 0;
      const start = at + TAR_BLOCK;
      if (text(0, 100).endsWith(ending) && start + size <= total) return { path, start, size };
      at = start + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
    }
    throw new Error(`no complete file that ends in ${ending} is in it`);
  } finally {
    await file.close();
  }
}

/** The entries of a .zip (no zip64), from its central directory. */
async function readZipDirectory(file, zip) {
  const tailLength = Math.min(zip.size, LONGEST_COMMENT + END_RECORD_BYTES);
  const tail = await readAt(file, zip.start + zip.size - tailLength, tailLength);
  let end = tail.length - END_RECORD_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('this is no zip file, or its end is missing');
  const directory = await readAt(file, zip.start + tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length; ) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, nameEnd),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      headerAt: zip.start + directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function extractEntry(file, zip, entry, target) {
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new Error(`${entry.name} is packed with a method this reader does not know (${entry.method})`);
  }
  await mkdir(dirname(target), { recursive: true });
  const output = createWriteStream(target, { mode: entry.mode || 0o644 });
  const header = await readAt(file, entry.headerAt, 30);
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.packedSize === 0) await pipeline([], output);
  else {
    const packed = createReadStream(zip.path, { start, end: start + entry.packedSize - 1 });
    await (entry.method === STORED ? pipeline(packed, output) : pipeline(packed, createInflateRaw(), output));
  }
}

/**
 * Unpacks a .zip, which may lie inside another file (`{path, start, size}`), into `targetDir`.
 * `place(name)` gives an entry's new relative path, or undefined to leave it out.
 */
export async function extractZip(zip, targetDir, place) {
  const file = await open(zip.path);
  try {
    for (const entry of await readZipDirectory(file, zip)) {
      const relative = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (relative === undefined) continue;
      const target = join(targetDir, relative);
      if (!resolve(target).startsWith(resolve(targetDir) + sep)) {
        throw new Error(`${entry.name} points outside the folder it is unpacked to`);
      }
      await extractEntry(file, zip, entry, target);
    }
  } finally {
    await file.close();
  }
}
