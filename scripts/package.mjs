// npm run package: an unpacked app for this system in dist/. npm run package -- --linux deb (--win nsis, --mac dmg)
// makes installers, where electron-builder can fetch its tools. Arguments after -- go to electron-builder.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runPrepared } from './build-app.mjs';
import { electronDist, modulesDir, projectNode, projectRoot } from './project-paths.mjs';
import { run } from './run-command.mjs';
import { installedElectron } from './setup/install-electron.mjs';
import { SetupError } from './setup/report-steps.mjs';

const BUILDER = join(modulesDir, 'electron-builder', 'cli.js');
const PLATFORM_FLAGS = { linux: '--linux', darwin: '--mac', win32: '--win' };

function asksForInstaller(args) {
  return !args.includes('dir') && !args.includes('--dir');
}

/** electron-builder's arguments for the Electron that is installed here. */
function builderArguments(args) {
  const { version, isFallback } = installedElectron();
  const wanted = args.length > 0 ? args : [PLATFORM_FLAGS[process.platform], 'dir'];
  if (!isFallback) return wanted;
  if (asksForInstaller(wanted)) {
    throw new SetupError(
      `Electron ${version} is the fallback for development: it is out of support and never shipped to users.`,
      'make installers where Electron can be downloaded, or only look at the unpacked app: npm run package',
    );
  }
  console.log(`Electron ${version} is the fallback for development: what comes out is for trying, never for users.`);
  return [...wanted, `-c.electronDist=${electronDist}`, `-c.electronVersion=${version}`];
}

/** Takes out what only Electron's development build needs; electron-builder leaves it when it copies one. */
async function removeDevelopmentParts() {
  const unpacked = join(projectRoot, 'dist', 'linux-unpacked');
  for (const part of ['resources/default_app.asar', 'version']) await rm(join(unpacked, part), { force: true });
}

await runPrepared(async () => {
  const code = await run(projectNode, [BUILDER, ...builderArguments(process.argv.slice(2)), '--publish', 'never']);
  if (code === 0 && installedElectron().isFallback) await removeDevelopmentParts();
  return code;
});
