// Everything between a bare clone and a machine that can build, run and test: what is there is left alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesDir } from '../project-paths.mjs';
import { electronNodeApi, fitSqlite, sqliteIsFit } from './build-sqlite.mjs';
import { holdLock } from './hold-lock.mjs';
import { electronIsCurrent, installElectron, installedElectron } from './install-electron.mjs';
import { checkNode, installPackages, packagesAreCurrent, projectNodeIsInstalled } from './install-packages.mjs';
import { installSystemParts, missingSystemParts, missingTestParts } from './install-system-packages.mjs';
import { secondsSince, step } from './report-steps.mjs';

// In node_modules, so that it goes when node_modules goes.
const STAMP = join(modulesDir, '.muster-setup.json');

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

/** What the native binary was fitted to: anything else than this, and it is fitted again. */
function fittingKey() {
  const { version } = JSON.parse(readFileSync(join(modulesDir, 'better-sqlite3', 'package.json'), 'utf8'));
  return `electron ${installedElectron().version}, better-sqlite3 ${version}, ${process.platform} ${process.arch}`;
}

function sqliteIsCurrent() {
  const stamp = readStamp();
  return stamp.fittedTo === fittingKey() && sqliteIsFit(stamp.nodeApi);
}

/** Nothing but a test or two needs it: no reason to stop. */
function leaveOut(error) {
  return `left out: ${error.message.split('\n')[0]}`;
}

async function installMissing() {
  let done = 0;
  const doStep = async (name, work) => {
    done += 1;
    await step(name, work);
  };
  checkNode();
  const missing = await missingSystemParts();
  if (missing.length > 0) await doStep('System packages', () => installSystemParts(missing));
  // Tried once, with the packages: a machine that cannot be given it is not asked again at every start.
  const forTests = packagesAreCurrent() ? [] : await missingTestParts();
  if (forTests.length > 0) await doStep('Test tools', () => installSystemParts(forTests).catch(leaveOut));
  if (!packagesAreCurrent() || !projectNodeIsInstalled()) await doStep('npm packages', installPackages);
  if (!electronIsCurrent()) await doStep('Electron', installElectron);
  if (!sqliteIsCurrent()) {
    await doStep('SQLite', async () => {
      const nodeApi = await electronNodeApi();
      const result = await fitSqlite(nodeApi);
      writeFileSync(STAMP, JSON.stringify({ fittedTo: fittingKey(), nodeApi }));
      return result;
    });
  }
  return done;
}

/** Sets up what is missing and prints what it cost. */
export async function ensureSetup() {
  const startedAt = performance.now();
  const done = await holdLock('setup', installMissing);
  const { version, isFallback } = installedElectron();
  const electron = `Electron ${version}${isFallback ? ' (development fallback)' : ''}`;
  const what = done === 0 ? 'everything is there' : `${done} ${done === 1 ? 'step' : 'steps'} done`;
  console.log(`Set-up: ${what}, ${electron} (${secondsSince(startedAt)})`);
}
