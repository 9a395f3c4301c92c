import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldNames, readWire, serverPath, verb } from '../../../src-main/desk/remote/wire-file.ts';
import { expectAppError } from './expect-app-error.ts';

const schema = z.strictObject({
  path: serverPath,
  verb,
  fields: z.strictObject({ id: fieldNames, serial: fieldNames }),
});
const usual = { path: '/v1/list', verb: 'GET', fields: { id: ['id'], serial: ['serial', 'sn'] } };

let folder = '';
const place = () =>
  ({ name: 'knox', resourcesFolder: join(folder, 'res'), workspaceFolder: join(folder, 'ws') }) as const;
const correct = (text: string) => writeFileSync(join(folder, 'ws', 'wire', 'knox.json'), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wire-'));
  for (const part of ['res', 'ws']) mkdirSync(join(folder, part, 'wire'), { recursive: true });
  writeFileSync(join(folder, 'res', 'wire', 'knox-default.json'), JSON.stringify(usual));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readWire', () => {
  it('gives our own names when the workspace corrects nothing', async () => {
    expect(await readWire(schema, place())).toEqual(usual);
    rmSync(join(folder, 'ws', 'wire'), { recursive: true });
    expect(await readWire(schema, place())).toEqual(usual);
  });

  it('lays a correction over the rest: objects merge, lists are replaced', async () => {
    correct('\uFEFF{"fields": {"serial": "serialNo"}}');
    expect(await readWire(schema, place())).toEqual({ ...usual, fields: { id: ['id'], serial: ['serialNo'] } });
  });

  it.each([
    ['{"fields": {"serial": 7}}', 'fields.serial'],
    ['{"fields": {"serial": []}}', 'fields.serial'],
    ['{"fields": {"seriall": "x"}}', 'fields.seriall'],
    ['{"verb": "PATCH"}', 'verb'],
    ['{"path": "https://evil.example/list"}', 'path'],
    ['{"path": "//evil.example/list"}', 'path'],
    ['{"path": "/v1/../list"}', 'path'],
    ['{"path": "@evil.example/"}', 'path'],
    ['{"path": "/list?a=b"}', 'path'],
    ['{"fields": null}', 'fields'],
  ])('names the field that is wrong in %s', async (text, field) => {
    correct(text);
    const error = await expectAppError(readWire(schema, place()), 'wire_file_wrong');
    expect(error.details).toMatchObject({ file: 'wire/knox.json', field });
    expect(error.details.problem).not.toBe('');
  });

  it('says when the file is no JSON object', async () => {
    correct('{"verb": ');
    expect((await expectAppError(readWire(schema, place()), 'wire_file_wrong')).details.problem).toBe('is no JSON');
    correct('[]');
    await expectAppError(readWire(schema, place()), 'wire_file_wrong');
  });
});
