// Opens the app named on Electron's command line (`electron [-r module]… [switches] path`). It stands in for the
// default app of Electron's own builds, which the development fallback comes without.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const preloads = [];
let appPath;
for (let at = 1; at < process.argv.length && appPath === undefined; at += 1) {
  const argument = process.argv[at];
  if (argument === '-r' || argument === '--require') {
    at += 1;
    preloads.push(process.argv[at]);
  } else if (!argument.startsWith('-')) {
    appPath = resolve(argument);
  }
}

/** The app's package.json, or an empty one for a plain script file. */
function readManifest(path) {
  try {
    return JSON.parse(readFileSync(resolve(path, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}

if (appPath === undefined) {
  process.stderr.write('Usage: electron [-r module] [switches] path-to-app\n');
  app.exit(1);
} else {
  const require = createRequire(resolve(process.cwd(), 'preload.js'));
  for (const preload of preloads) require(preload);
  const manifest = readManifest(appPath);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);

  const entry = Module._resolveFilename(appPath, null, true);
  app.setAppPath(manifest.main ? appPath : dirname(entry));
  // Awaited, so that "ready" waits for the app's own first lines.
  await import(pathToFileURL(entry).href);
}
