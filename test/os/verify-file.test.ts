import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileToVerify, terminalLanguage, verifyFile } from '../../src-main/os/verify-file.ts';
import { fileLines, sealed } from '../helpers/activity-file.ts';

const intact = Buffer.from(`${sealed(fileLines()).join('\n')}\n`);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function verify(bytes: Buffer | string, language: 'en' | 'fr' = 'en'): { code: number; said: string } {
  const path = join(folder, 'log.jsonl');
  writeFileSync(path, bytes);
  let said = '';
  const code = verifyFile(path, language, (text) => {
    said += text;
  });
  return { code, said };
}

describe('muster verify', () => {
  it('says of a file that nobody touched what is in it and where its chain ends', () => {
    const { code, said } = verify(intact);
    expect(code).toBe(0);
    expect(said).toMatch(/^OK: 3 entries, none altered, none missing\.\nWorkspace “Dépôt”, exported now by ann\./);
    expect(said).toMatch(/Head [0-9a-f]{64}\n/);
    expect(verify(intact, 'fr').said).toContain('3 entrées, aucune modifiée');
  });

  it('fails whichever byte is another, whatever it has become', () => {
    const anywhere = fc.record({ at: fc.nat(intact.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(anywhere, ({ at, mask }) => {
        const bytes = Buffer.from(intact);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const { code, said } = verify(bytes);
        expect([code, said]).toEqual([1, expect.stringMatching(/^NOT OK: line \d/)]);
      }),
      { numRuns: 600 },
    );
  });

  it('fails when a byte is missing, or one more is there', () => {
    fc.assert(
      fc.property(fc.nat(intact.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        expect(verify(Buffer.concat([intact.subarray(0, at), intact.subarray(at + 1)])).code).toBe(1);
        const more = Buffer.concat([intact.subarray(0, at), Buffer.from([byte]), intact.subarray(at)]);
        expect(verify(more).code).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it('names line and entry', () => {
    const text = intact.toString().replace('{"kind":"entry","entry":3', '{"kind":"entry","entry":4');
    expect(verify(text).said).toBe('NOT OK: line 7, entry 4: does not lie where it was written.');
    expect(verify('hello').said).toContain('no activity log exported by Muster as JSON');
    const whole = intact.toString().split('\n').slice(0, 4).join('\n');
    expect(verify(`${whole}\n`, 'fr').said).toContain('ligne 4, entrée 2 : le fichier s’arrête ici');
  });

  it('says what is wrong with a question or a path', () => {
    const said: string[] = [];
    expect(verifyFile(null, 'en', (text) => said.push(text))).toBe(1);
    expect(verifyFile(join(folder, 'none'), 'en', (text) => said.push(text))).toBe(1);
    expect(said).toEqual([
      'Usage: muster verify <file.jsonl>',
      expect.stringMatching(/^The file cannot be read: ENOENT/),
    ]);
  });

  it('hears a question only when it is one', () => {
    expect(fileToVerify(['--no-sandbox', 'verify', 'a.jsonl'])).toEqual({ path: 'a.jsonl' });
    expect(fileToVerify(['verify'])).toEqual({ path: null });
    expect([fileToVerify([]), fileToVerify(['a.jsonl']), fileToVerify(['--verify'])]).toEqual([null, null, null]);
    expect(['en', 'fr']).toContain(terminalLanguage());
  });
});
