// The one place that starts other programs.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { modulesDir, projectRoot } from './project-paths.mjs';

/** The environment of every child: the project's own tools come first, whatever the machine has. */
export function projectEnv(extra = {}) {
  const { ELECTRON_RUN_AS_NODE: _dropped, ...inherited } = process.env;
  const path = [join(modulesDir, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...inherited, PATH: path, ...extra };
}

function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Runs a program in the foreground with this terminal and resolves with its exit code. */
export function run(command, args, { env = {}, cwd = projectRoot, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: projectEnv(env), stdio });
    const forward = (signal) => child.kill(signal);
    const waitForChild = () => {};
    process.on('SIGTERM', forward);
    process.on('SIGINT', waitForChild);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGTERM', forward);
      process.off('SIGINT', waitForChild);
      resolve(exitCode(code, signal));
    });
  });
}

/** Runs a program in the background and resolves with its exit code and everything it printed; never rejects. */
export function capture(command, args, { env = {}, cwd = projectRoot, timeoutMs, shell = false } = {}) {
  return new Promise((resolve) => {
    const options = { cwd, env: projectEnv(env), stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, shell };
    const child = spawn(command, args, options);
    let output = '';
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, stdout, output: error.message }));
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), stdout, output }));
  });
}

/** Runs npm with the npm that started us, or the one on the PATH. */
export function captureNpm(args, options = {}) {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith('.js')) return capture(process.execPath, [npmScript, ...args], options);
  return capture('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** The last lines of what a program printed, for an error message. */
export function lastLines(output, count = 12) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
