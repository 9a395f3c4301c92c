// Everything between a bare clone and a machine that can build, run and test: what is there is left alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesDir } from '../project-paths.mjs';
import { electronNodeApi, fitSqlite, sqliteIsFit } from './build-sqlite.mjs';
import { holdLock } from './hold-lock.mjs';
import { electronIsCurrent, installElectron, installedElectron } from './install-electron.mjs';
import { checkNode, installPackages, packagesAreCurrent, projectNodeIsInstalled } from './install-packages.mjs';
import { installSystemParts, missingSystemParts, missingTestParts, testTools } from './install-system-packages.mjs';
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

function writeStamp(change) {
  writeFileSync(STAMP, JSON.stringify({ ...readStamp(), ...change }));
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

async function installMissing({ forTests }) {
  let done = 0;
  const doStep = async (name, work) => {
    done += 1;
    await step(name, work);
  };
  checkNode();
  const missing = await missingSystemParts();
  if (missing.length > 0) await doStep('System packages', () => installSystemParts(missing));
  if (!packagesAreCurrent() || !projectNodeIsInstalled()) await doStep('npm packages', installPackages);
  if (!electronIsCurrent()) await doStep('Electron', installElectron);
  if (!sqliteIsCurrent()) {
    await doStep('SQLite', async () => {
      const nodeApi = await electronNodeApi();
      const result = await fitSqlite(nodeApi);
      writeStamp({ fittedTo: fittingKey(), nodeApi });
      return result;
    });
  }
  // Tried once: a machine that cannot be given them is not asked again at every start.
  if (forTests && readStamp().triedTestTools !== testTools) {
    const tools = await missingTestParts();
    if (tools.length > 0) await doStep('Test tools', () => installSystemParts(tools).catch(leaveOut));
    writeStamp({ triedTestTools: testTools });
  }
  return done;
}

/** Sets up what is missing and prints what it cost; what only tests need, `forTests` alone. */
export async function ensureSetup({ forTests = false } = {}) {
  const startedAt = performance.now();
  const done = await holdLock('setup', () => installMissing({ forTests }));
  const { version, isFallback } = installedElectron();
  const electron = `Electron ${version}${isFallback ? ' (development fallback)' : ''}`;
  const what = done === 0 ? 'everything is there' : `${done} ${done === 1 ? 'step' : 'steps'} done`;
  console.log(`Set-up: ${what}, ${electron} (${secondsSince(startedAt)})`);
}
