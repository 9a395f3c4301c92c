// The npm packages of the lock file, among them the Node that runs everything else.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesDir, projectNode, projectRoot } from '../project-paths.mjs';
import { captureNpm, lastLines } from '../run-command.mjs';
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

/** Installs the packages of the lock file with `npm ci`. */
export async function installPackages() {
  remark('npm ci (some 350 packages; about half a minute)');
  const { code, output } = await captureNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new SetupError(
      `npm ci ended with code ${code}:\n${lastLines(output)}`,
      'check that the npm registry is reachable (npm ping), then run the command again.',
    );
  }
  if (!existsSync(projectNode)) {
    throw new SetupError(
      'npm ci went well, but brought no Node: its install scripts were not run.',
      'allow them (npm config set ignore-scripts false) and run the command again.',
    );
  }
  const count = Object.keys(readLock(join(modulesDir, '.package-lock.json')) ?? {}).length;
  return `${count} packages installed`;
}
