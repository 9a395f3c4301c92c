// Makes the fallback binary behave like Electron's own development build. Run by the project's Node:
// node scripts/setup/adapt-electron.mjs <dist folder>
import { join, resolve } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

const dist = resolve(process.argv[2] ?? '.');

await flipFuses(join(dist, 'electron'), {
  version: FuseVersion.V1,
  // Its snapshot file belongs to the application we leave out; Electron would not start without it.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Playwright attaches through the inspector.
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'));
