// Builds the app with electron-vite. As a command (npm run build) always; for other scripts only when sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { modulesDir, projectNode, projectRoot } from './project-paths.mjs';
import { capture, lastLines } from './run-command.mjs';
import { ensureSetup } from './setup/ensure-setup.mjs';
import { holdLock } from './setup/hold-lock.mjs';
import { printFailure, SetupError, secondsSince } from './setup/report-steps.mjs';

const OUT = join(projectRoot, 'out');
const STAMP = join(OUT, 'built-from');
const SOURCES = [
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const RESULTS = [
  ...['main/main.js', 'main/desk.js', 'main/simulator.js', 'preload/preload.cjs'],
  ...['renderer/index.html', 'renderer/paper.html'],
];

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(join(projectRoot, source)))) {
    hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isFresh(sources) {
  if (!RESULTS.every((file) => existsSync(join(OUT, file)))) return false;
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources;
}

async function build(sources) {
  const startedAt = performance.now();
  const { code, output } = await capture(projectNode, [
    join(modulesDir, 'electron-vite', 'bin', 'electron-vite.js'),
    'build',
  ]);
  if (code !== 0)
    throw new SetupError(`electron-vite build ended with code ${code}:\n${lastLines(output, 40)}`, undefined);
  writeFileSync(STAMP, sources);
  console.log(`Build: done (${secondsSince(startedAt)})`);
}

/** Builds the app unless out/ was made of exactly these sources. */
export async function ensureBuild({ always = false } = {}) {
  await holdLock('build', async () => {
    const sources = hashSources();
    if (always || !isFresh(sources)) await build(sources);
    else console.log('Build: up to date');
  });
}

/** Sets up and builds what is missing, then runs `work`, whose number becomes the exit code of this process. */
export async function runPrepared(work, { builds = true, forTests = false } = {}) {
  try {
    await ensureSetup({ forTests });
    if (builds) await ensureBuild();
    process.exitCode = await work();
  } catch (error) {
    printFailure('Stopped', error);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runPrepared(
    async () => {
      await ensureBuild({ always: true });
      return 0;
    },
    { builds: false },
  );
}
