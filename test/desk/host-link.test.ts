import { beforeEach, describe, expect, it } from 'vitest';
import type { FromDesk } from '#shared/host-messages.ts';
import { createHostLink, filesOverHost, type HostLink, secretsOverHost } from '../../src-main/desk/host-link.ts';

let posted: FromDesk[] = [];
let link: HostLink;
beforeEach(() => {
  posted = [];
  link = createHostLink((message) => posted.push(message));
});

describe('what the desk asks main', () => {
  it('is answered by number, in any order', async () => {
    const first = link.ask('secrets.has', 'ivanti.password');
    const second = link.ask('secrets.state');
    expect(posted).toEqual([
      { kind: 'request', id: 1, name: 'secrets.has', args: ['ivanti.password'] },
      { kind: 'request', id: 2, name: 'secrets.state', args: [] },
    ]);
    link.receive({ kind: 'answer', id: 2, ok: true, value: 'locked' });
    link.receive({ kind: 'answer', id: 1, ok: true, value: true });
    link.receive({ kind: 'answer', id: 1, ok: true, value: false });
    expect([await first, await second]).toEqual([true, 'locked']);
  });

  it('fails with the code main gave', async () => {
    const asked = link.ask('secrets.read', 'knox.privateKey');
    link.receive({ kind: 'answer', id: 1, ok: false, code: 'keychain_locked', message: 'locked' });
    await expect(asked).rejects.toMatchObject({ code: 'keychain_locked', message: 'locked' });
  });
});

/** Answers the newest request. */
function answer(value: unknown): void {
  link.receive({ kind: 'answer', id: posted.length, ok: true, value });
}

describe('secrets over the line', () => {
  it('are told to the redactor before anybody sees them', async () => {
    const learned: string[] = [];
    const secrets = secretsOverHost(link, (value) => learned.push(value));
    const read = secrets.read('ivanti.password');
    answer('kept');
    expect(await read).toBe('kept');
    const none = secrets.read('knox.privateKey');
    answer(null);
    expect(await none).toBeNull();
    const written = secrets.write('knox.privateKey', 'typed');
    expect(learned).toEqual(['kept', 'typed']);
    answer('stored');
    expect(await written).toBe('stored');
  });

  it('can be looked for and forgotten', async () => {
    const secrets = secretsOverHost(link, () => undefined);
    const asked = [secrets.state(), secrets.has('ivanti.password'), secrets.forget('ivanti.password')];
    for (const [at, value] of ['ok', false, null].entries())
      link.receive({ kind: 'answer', id: at + 1, ok: true, value });
    expect(await Promise.all(asked)).toEqual(['ok', false, undefined]);
  });
});

describe('files over the line', () => {
  it('are found by their ticket, and not found by another', async () => {
    const files = filesOverHost(link);
    const found = files.resolve('ticket', 'read');
    answer('/tmp/x.csv');
    expect(await found).toBe('/tmp/x.csv');
    const lost = files.resolve('/etc/passwd', 'write');
    answer(null);
    await expect(lost).rejects.toMatchObject({ code: 'not_found' });
  });
});
