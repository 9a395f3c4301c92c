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

async function npmOrStop(args) {
  const { code, output } = await captureNpm([...args, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 0) return;
  throw new SetupError(
    `npm ${args.join(' ')} ended with code ${code}:\n${lastLines(output)}`,
    'check that the npm registry is reachable (npm ping), then run the command again.',
  );
}

/**
 * Installs the packages of the lock file. Of their install scripts only the one that fetches Node is run: npm would
 * start a compiler for better-sqlite3 although its binary lies in the package, and a bare machine has no compiler.
 */
export async function installPackages() {
  remark('npm ci (close to 500 packages; about half a minute)');
  await npmOrStop(['ci', '--ignore-scripts']);
  await npmOrStop(['rebuild', 'node', '--ignore-scripts=false']);
  if (!existsSync(projectNode)) {
    throw new SetupError('npm brought no Node for this system.', 'use a system that Node offers builds for.');
  }
  const count = Object.keys(readLock(join(modulesDir, '.package-lock.json')) ?? {}).length;
  return `${count} packages installed`;
}
