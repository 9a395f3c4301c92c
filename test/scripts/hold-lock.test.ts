import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { scriptPath } from './load-script.ts';

const lockUrl = pathToFileURL(scriptPath('setup/hold-lock.mjs')).href;
const children: ChildProcessWithoutNullStreams[] = [];

/** A process that takes the lock, says "in", and lets go after `holdMs`. */
function startHolder(lock: string, holdMs: number): ChildProcessWithoutNullStreams {
  const code = `import { holdLock } from ${JSON.stringify(lockUrl)};
    await holdLock(${JSON.stringify(lock)}, async () => {
      console.log('in ' + Date.now());
      await new Promise((resolve) => setTimeout(resolve, ${holdMs}));
      console.log('out ' + Date.now());
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
  children.push(child);
  return child;
}

async function outputOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  return output;
}

function timeOf(output: string, word: string): number {
  return Number(new RegExp(`${word} (\\d+)`).exec(output)?.[1]);
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

test('two commands never hold the same lock at once, and the second says that it waits', async () => {
  const name = `test-${process.pid}-two`;
  const outputs = await Promise.all([outputOf(startHolder(name, 300)), outputOf(startHolder(name, 300))]);
  const [first, second] = outputs.sort((a, b) => timeOf(a, 'in') - timeOf(b, 'in'));
  expect(timeOf(first ?? '', 'out')).toBeLessThanOrEqual(timeOf(second ?? '', 'in'));
  expect(second).toMatch(/waiting for it/);
});

test('a holder that was killed leaves the lock free', async () => {
  const name = `test-${process.pid}-killed`;
  const holder = startHolder(name, 60_000);
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'close');
  expect(await outputOf(startHolder(name, 1))).toMatch(/^in \d+\nout \d+\n$/);
});
