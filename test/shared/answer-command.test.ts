import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerCommand, type CommandTable } from '#shared/answer-command.ts';
import { contract } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { createRedactor } from '#shared/redaction.ts';

const specs = {
  'devices.count': { input: z.object({ filter: z.object({ ids: z.array(z.string().max(8)).max(3) }) }) },
};

function table(handler: (input: never) => unknown, change: Partial<CommandTable> = {}) {
  const reported: unknown[] = [];
  const commands: CommandTable = {
    specs,
    handlers: { 'devices.count': handler },
    translate: (error) => error,
    report: (_command, error) => {
      reported.push(error);
      return 'log-1';
    },
    redact: (text) => text.replaceAll('canary', '[secret]'),
    ...change,
  };
  return { commands, reported };
}

const good = { filter: { ids: ['a'] } };

describe('answering a command', () => {
  it('gives the handler the parsed input and the window its value', async () => {
    const { commands } = table((input: { filter: { ids: string[] } }) => input.filter.ids.length);
    expect(await answerCommand(commands, 'devices.count', good)).toEqual({ ok: true, value: 1 });
  });

  it('names the field that is wrong, and runs nothing', async () => {
    let ran = false;
    const { commands } = table(() => {
      ran = true;
    });
    const answer = await answerCommand(commands, 'devices.count', { filter: { ids: ['a', 7] } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'input_invalid', details: { field: 'filter.ids.1' } } });
    expect(ran).toBe(false);
  });

  it.each(['devices.nothing', '__proto__', 'constructor', 7, null, undefined])('knows no command %j', async (name) => {
    const { commands } = table(() => 1);
    expect(await answerCommand(commands, name, good)).toMatchObject({ ok: false, error: { code: 'input_invalid' } });
  });

  it('keeps code and facts of an expected error, without secrets', async () => {
    const { commands, reported } = table(() => {
      throw new AppError('server_refused', 'said canary', { errorId: 'canary-1', status: 403 });
    });
    expect(await answerCommand(commands, 'devices.count', good)).toEqual({
      ok: false,
      error: {
        code: 'server_refused',
        message: 'said [secret]',
        details: { errorId: '[secret]-1', status: 403 },
        logId: null,
      },
    });
    expect(reported).toEqual([]);
  });

  it('says of an unexpected error only where the log has it', async () => {
    const bug = new Error('canary in the message');
    const { commands, reported } = table(() => Promise.reject(bug));
    const answer = await answerCommand(commands, 'devices.count', good);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal', logId: 'log-1', details: {} } });
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(reported).toEqual([bug]);
  });

  it('translates errors of libraries first', async () => {
    const { commands } = table(
      () => {
        throw new Error('SQLITE_FULL');
      },
      { translate: () => new AppError('disk_full', 'no space') },
    );
    expect(await answerCommand(commands, 'devices.count', good)).toMatchObject({ error: { code: 'disk_full' } });
  });
});

describe('every command of the contract', () => {
  const { redact } = createRedactor();
  const commands: CommandTable = {
    specs: contract,
    handlers: Object.fromEntries(Object.keys(contract).map((name) => [name, () => 'ran'])),
    translate: (error) => error,
    report: () => 'log',
    redact,
  };

  it('answers whatever it is handed with an envelope, and leaves prototypes alone', async () => {
    const names = fc.constantFrom(...Object.keys(contract));
    const inputs = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withTypedArray: true });
    await fc.assert(
      fc.asyncProperty(names, inputs, async (name, input) => {
        const answer = await answerCommand(commands, name, input);
        expect(answer.ok ? answer.value : answer.error.code).toMatch(/^(ran|input_invalid)$/);
      }),
      { numRuns: 500 },
    );
    await answerCommand(commands, 'shell.setPreferences', JSON.parse('{"__proto__":{"polluted":1},"window":{}}'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['cyclic', cyclic()],
    ['fifty million characters', { text: 'x'.repeat(50_000_000), limit: 5 }],
    ['not a number', { text: '', limit: Number.NaN }],
  ])('refuses input that is %s', async (_name, input) => {
    for (const name of Object.keys(contract)) {
      const answer = await answerCommand(commands, name, input);
      if (!answer.ok) expect(answer.error.code).toBe('input_invalid');
    }
    const search = await answerCommand(commands, 'devices.search', input);
    expect(search).toMatchObject({ ok: false, error: { code: 'input_invalid' } });
  });
});

function cyclic(): Record<string, unknown> {
  const window: Record<string, unknown> = {};
  window.self = window;
  return { window };
}
