// better-sqlite3's prebuilt binary needs Node-API 10. For an Electron that has less it is compiled once per machine.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { modulesDir, projectNode, sqliteDir, userCache } from '../project-paths.mjs';
import { capture, lastLines } from '../run-command.mjs';
import { electronBinary } from './install-electron.mjs';
import { installSystemParts, missingCompilerParts } from './install-system-packages.mjs';
import { remark, SetupError } from './report-steps.mjs';

const PREBUILT_NODE_API = 10;
const BUILT = join(sqliteDir, 'build', 'Release', 'better_sqlite3.node');
// Its source asks for Node-API 10 by name, yet uses of it only what older versions offer as experimental.
const COMPILER_FLAGS =
  '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -DNAPI_VERSION=2147483647';
const OPEN_DATABASE = `const Database = require(${JSON.stringify(sqliteDir)});
  process.stdout.write(new Database(':memory:').prepare('SELECT sqlite_version() AS v').get().v)`;

function runInElectron(code) {
  return capture(electronBinary(), ['-e', code], { env: { ELECTRON_RUN_AS_NODE: '1' }, timeoutMs: 30_000 });
}

/** The Node-API version of the installed Electron. */
export async function electronNodeApi() {
  const { code, stdout, output } = await runInElectron('process.stdout.write(process.versions.napi)');
  if (code !== 0 || !(Number(stdout) > 0)) {
    const [, library] = /loading shared libraries: (\S+):/.exec(output) ?? [];
    throw new SetupError(
      `Electron does not start (code ${code}): ${lastLines(output, 3)}`,
      library
        ? `install the system package that brings ${library}.`
        : 'remove node_modules/electron/dist and run setup again.',
    );
  }
  return Number(stdout);
}

/** The SQLite version, opened inside Electron and inside the project's Node; undefined when one of them cannot. */
async function sqliteVersion() {
  const inElectron = await runInElectron(OPEN_DATABASE);
  const inNode = await capture(projectNode, ['-e', OPEN_DATABASE], { timeoutMs: 30_000 });
  return inElectron.code === 0 && inNode.code === 0 ? inElectron.stdout : undefined;
}

/** A folder with Node's headers, for node-gyp: beside any Node on the PATH. Undefined lets node-gyp download them. */
function headersDir() {
  const nodes = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  const homes = [process.execPath, ...nodes.filter(existsSync)].map((node) => dirname(dirname(realpathSync(node))));
  return homes.find((home) => existsSync(join(home, 'include', 'node', 'node_api.h')));
}

/** Compiles in a copy, so that an interrupted build leaves nothing half done. Resolves with the path of the result. */
async function compile(workDir) {
  const missing = await missingCompilerParts();
  if (missing.length > 0) await installSystemParts(missing);
  await rm(workDir, { recursive: true, force: true });
  await cp(sqliteDir, workDir, { recursive: true });
  const gyp = join(modulesDir, 'node-gyp', 'bin', 'node-gyp.js');
  const headers = headersDir();
  const args = [gyp, 'rebuild', '--release', '--force_build=1', ...(headers ? [`--nodedir=${headers}`] : [])];
  remark('compiling SQLite for this Electron (a minute or two, once per machine)');
  const { code, output } = await capture(projectNode, args, { cwd: workDir, env: { CXXFLAGS: COMPILER_FLAGS } });
  if (code !== 0) {
    throw new SetupError(
      `better-sqlite3 could not be compiled (code ${code}):\n${lastLines(output)}`,
      headers
        ? 'see the compiler message above.'
        : 'install the headers of Node (Debian: libnode-dev) and run setup again.',
    );
  }
  return join(workDir, 'build', 'Release', 'better_sqlite3.node');
}

async function putInPlace(source, target) {
  await mkdir(dirname(target), { recursive: true });
  const aside = `${target}.${process.pid}`;
  await copyFile(source, aside);
  await chmod(aside, 0o755);
  await rename(aside, target);
}

/** Makes better-sqlite3 loadable in the installed Electron. Resolves with what was done. */
export async function fitSqlite(nodeApi) {
  if (nodeApi >= PREBUILT_NODE_API) {
    await rm(join(sqliteDir, 'build'), { recursive: true, force: true });
    return `prebuilt, SQLite ${await checkedVersion()}`;
  }
  const { version } = JSON.parse(readFileSync(join(sqliteDir, 'package.json'), 'utf8'));
  const kept = join(userCache(), `better-sqlite3-${version}-${process.platform}-${process.arch}-napi${nodeApi}.node`);
  if (existsSync(kept)) {
    await putInPlace(kept, BUILT);
    const sqlite = await sqliteVersion();
    if (sqlite) return `built earlier for Node-API ${nodeApi}, SQLite ${sqlite}`;
  }
  const workDir = join(modulesDir, '.muster-build', 'better-sqlite3');
  try {
    const built = await compile(workDir);
    await putInPlace(built, BUILT);
    const sqlite = await checkedVersion();
    await putInPlace(built, kept);
    return `built for Node-API ${nodeApi}, SQLite ${sqlite}`;
  } finally {
    await rm(dirname(workDir), { recursive: true, force: true });
  }
}

async function checkedVersion() {
  const version = await sqliteVersion();
  if (version) return version;
  throw new SetupError(
    'better-sqlite3 does not load in the installed Electron.',
    'remove node_modules/better-sqlite3/build and run setup again.',
  );
}

/** Tells whether the binary that this Node-API needs is in place, without starting anything. */
export function sqliteIsFit(nodeApi) {
  return nodeApi >= PREBUILT_NODE_API ? !existsSync(BUILT) : existsSync(BUILT);
}
