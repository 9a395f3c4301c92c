// What the project needs from the operating system (Linux only): looked for by what it brings, not by package name,
// because names differ between releases and distributions.
import { existsSync } from 'node:fs';
import { capture, lastLines } from '../run-command.mjs';
import { hasDisplay, hasProgram } from '../run-with-desktop.mjs';
import { remark, SetupError } from './report-steps.mjs';

const LDCONFIG = '/sbin/ldconfig';

const library = (file, ...packages) => ({ what: file, packages, isThere: (libraries) => libraries.includes(file) });
const program = (name, ...packages) => ({ what: name, packages, isThere: () => hasProgram(name) });
const font = (folder, ...packages) => ({ what: `fonts in ${folder}`, packages, isThere: () => existsSync(folder) });

// Without these Electron does not start at all.
const FOR_ELECTRON = [
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libgbm.so.1', 'libgbm1'),
  library('libXss.so.1', 'libxss1'),
];
// Tests and the demo bring their own display and keychain where there is no desktop.
const FOR_DISPLAY = [
  program('xvfb-run', 'xvfb'),
  program('xauth', 'xauth'),
  font('/usr/share/fonts/truetype/noto', 'fonts-noto-core'),
];
const FOR_KEYRING = [
  program('dbus-run-session', 'dbus-daemon', 'dbus'),
  program('dbus-launch', 'dbus-x11'),
  program('gnome-keyring-daemon', 'gnome-keyring'),
];
const FOR_COMPILING = [program('python3', 'python3'), program('make', 'make'), program('g++', 'g++')];

// One test watches what the system is asked to write, another opens an export as a spreadsheet does; without these they say
// that they could not run.
const FOR_TESTS = [program('strace', 'strace'), program('soffice', 'libreoffice-calc-nogui', 'libreoffice-calc')];

/** What the tools of the tests are: other ones are tried anew. */
export const testTools = FOR_TESTS.map(({ what }) => what).join(', ');

async function knownLibraries() {
  if (!existsSync(LDCONFIG)) return undefined;
  return (await capture(LDCONFIG, ['-p'])).stdout;
}

async function missingOf(needs) {
  const libraries = await knownLibraries();
  // A system without ldconfig cannot be asked; Electron itself will name what it misses.
  return needs.filter((need) => need.isThere(libraries ?? need.what) === false);
}

/** What is missing here for running the app and, where there is no desktop session, its tests. */
export async function missingSystemParts() {
  if (process.platform !== 'linux') return [];
  const hasSession = hasDisplay() && Boolean(process.env.DBUS_SESSION_BUS_ADDRESS);
  return missingOf([
    ...FOR_ELECTRON,
    ...(hasDisplay() ? [] : FOR_DISPLAY),
    // On a desktop with another keychain than GNOME's, the tests use that one rather than install a second.
    ...(hasSession ? [] : FOR_KEYRING),
  ]);
}

/** What is missing here for a few tests alone, where it can be installed without asking anybody. */
export async function missingTestParts() {
  if (process.platform !== 'linux' || !hasProgram('apt-get')) return [];
  const missing = await missingOf(FOR_TESTS);
  return missing.length > 0 && (await rootPrefix()) ? missing : [];
}

/** What is missing here for compiling a native package. */
export async function missingCompilerParts() {
  return process.platform === 'linux' ? missingOf(FOR_COMPILING) : [];
}

async function aptKnows(name) {
  const { code, stdout } = await capture('apt-cache', ['policy', name]);
  return code === 0 && /Candidate: (?!\(none\))/.test(stdout);
}

/** The package names of this release; undefined where apt knows none of a part's names. */
async function packageNames(missing) {
  const names = [];
  for (const need of missing) {
    let known;
    for (const name of need.packages) known ??= (await aptKnows(name)) ? name : undefined;
    names.push(known);
  }
  return names;
}

async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const { code } = await capture('sudo', ['-n', 'true']);
  return code === 0 ? ['sudo', '-n'] : undefined;
}

function cannotInstall(missing, names) {
  const list = names.map((name, index) => name ?? missing[index].packages.at(-1)).join(' ');
  return new SetupError(
    `the system lacks ${missing.map((need) => need.what).join(', ')}, and installing needs root.`,
    hasProgram('apt-get')
      ? `run this line, then the command again:\n  sudo apt-get install -y --no-install-recommends ${list}`
      : `install with your package manager what Debian calls: ${list}; then run the command again.`,
  );
}

async function runApt(prefix, args) {
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  return capture(command, rest);
}

/** Installs the missing parts with apt-get, as root or by a sudo that asks nothing. */
export async function installSystemParts(missing) {
  const prefix = hasProgram('apt-get') ? await rootPrefix() : undefined;
  let names = hasProgram('apt-get') ? await packageNames(missing) : missing.map(() => undefined);
  if (!prefix) throw cannotInstall(missing, names);
  if (names.includes(undefined)) {
    remark('apt-get update');
    await runApt(prefix, ['update', '-qq']);
    names = await packageNames(missing);
  }
  const wanted = [...new Set(names.filter(Boolean))];
  remark(`apt-get install ${wanted.join(' ')}`);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...wanted];
  let result = await runApt(prefix, install);
  if (result.code !== 0) {
    // Package lists that are weeks old point to files that are gone.
    remark('that failed; once more after apt-get update');
    await runApt(prefix, ['update', '-qq']);
    result = await runApt(prefix, install);
  }
  const stillMissing = await missingOf(missing);
  if (result.code !== 0 || stillMissing.length > 0) {
    throw new SetupError(
      `apt-get could not install ${wanted.join(' ')} (code ${result.code}):\n${lastLines(result.output)}`,
      'install them by hand, then run the command again.',
    );
  }
  return `${wanted.length} installed`;
}
