// The npm packages of the lock file, among them the Node that runs everything else.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesDir, projectNode, projectRoot } from '../project-paths.mjs';
import { capture, captureNpm, lastLines } from '../run-command.mjs';
import { remark, SetupError } from './report-steps.mjs';

const OLDEST_NODE = 20;

/** Refuses a Node that is too old for npm and these scripts. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new SetupError(
      `Node ${process.versions.node} is too old, ${OLDEST_NODE} is the oldest that will do.`,
      'install Node 20 or newer (https://nodejs.org) and run the command again.',
    );
  }
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** Tells whether node_modules holds the versions of the lock file, by what npm wrote down after its last install. */
export function packagesAreCurrent(root = projectRoot) {
  const wanted = readLock(join(root, 'package-lock.json'));
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional || installed[place]?.version === entry.version,
  );
}

/** Tells whether the project's Node is in place, for scripts and on the PATH. */
export function projectNodeIsInstalled() {
  return existsSync(projectNode) && existsSync(join(modulesDir, '.bin', 'node'));
}

function stopUnlessDone(what, { code, output }) {
  if (code === 0) return;
  throw new SetupError(
    `${what} ended with code ${code}:\n${lastLines(output)}`,
    'check that the npm registry is reachable (npm ping), then run the command again.',
  );
}

/**
 * Installs the packages of the lock file without their install scripts: npm would start a compiler for better-sqlite3
 * although its binary lies in the package, and newer versions of npm ask before they run any. The one script we need,
 * which fetches Node, is run by name.
 */
export async function installPackages() {
  remark('npm ci (close to 500 packages; about half a minute)');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  stopUnlessDone('npm ci', await captureNpm(['ci', ...options]));
  const nodePackage = join(modulesDir, 'node');
  const fetched = await capture(process.execPath, ['installArchSpecificPackage.js'], { cwd: nodePackage });
  stopUnlessDone('fetching Node', fetched);
  // Only now is there a file that node_modules/.bin/node can point to.
  stopUnlessDone('npm rebuild node', await captureNpm(['rebuild', 'node', ...options]));
  if (!projectNodeIsInstalled()) {
    throw new SetupError('npm brought no Node for this system.', 'use a system that Node offers builds for.');
  }
  const count = Object.keys(readLock(join(modulesDir, '.package-lock.json')) ?? {}).length;
  return `${count} packages installed`;
}
