import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWorkspaceDb } from '../../src-main/desk/db/open-workspace.ts';
import { makeTestFolder, now } from '../desk/db/open-test-workspace.ts';

const ROUNDS = Number(process.env.MUSTER_ROUNDS ?? 3);

/** Opens a workspace when it is told a folder, and closes it at the next word. */
const opener = `
  const { openWorkspaceDb } = await import(${JSON.stringify(resolve('src-main/desk/db/open-workspace.ts'))});
  let db = null;
  console.log('here');
  process.stdin.on('data', (word) => {
    try {
      if (db) db.close();
      else db = openWorkspaceDb(String(word).trim(), { appVersion: '0.1.0', now: new Date() }).db;
      if (!db.open) db = null;
      console.log(db ? 'open' : 'closed');
    } catch (error) {
      console.log(error.code ?? String(error));
    }
  });`;

async function startOpener(): Promise<(word: string) => Promise<string>> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', opener], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return async (word) => {
    const answer = once(child.stdout, 'data');
    child.stdin.write(`${word}\n`);
    return String((await answer)[0]).trim();
  };
}

describe('two of us started together (F19)', () => {
  it(`one opens the workspace, the other is told that it is busy, in each of ${ROUNDS} rounds; then the other may`, async () => {
    const both = await Promise.all([startOpener(), startOpener()]);
    const folder = join(makeTestFolder(), 'ws');
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await Promise.all(both.map((tell) => tell(folder)));
      expect([...answers].sort()).toEqual(['database_busy', 'open']);
      const [first, second] = answers[0] === 'open' ? both : [...both].reverse();
      expect(await first?.('close')).toBe('closed');
      expect(await second?.(folder)).toBe('open');
      expect(await second?.('close')).toBe('closed');
    }
    const { db, ...rest } = openWorkspaceDb(folder, { appVersion: '0.1.0', now });
    expect(rest).toMatchObject({ ledger: 'sound', cache: 'sound', ledgerSwapped: false });
    expect(db.pragma('main.integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});
