import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonFaultKind, jsonFaults, readJson } from '#shared/domain/read-json.ts';

function readOf(text: string): unknown {
  const reading = readJson(text);
  if (!reading.ok) throw new Error(`${reading.problem.kind} at ${reading.problem.line}:${reading.problem.column}`);
  return reading.node.value;
}

function problemOf(text: string) {
  const reading = readJson(text);
  if (reading.ok) throw new Error('nothing was wrong');
  return reading.problem;
}

describe('a text that is JSON', () => {
  it('is read as JSON.parse reads it, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readOf(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('may have every escape, signs beyond the basic plane, a byte order mark and CRLF', () => {
    const text = '\ufeff{\r\n "a\\u00e9\\n\\"": "\\ud83d\\ude00😀\\/"\r\n}\r\n';
    expect(readOf(text)).toEqual({ 'aé\n"': '😀😀/' });
  });

  it('keeps a name that means something to JavaScript', () => {
    expect(JSON.stringify(readOf('{"__proto__": 1}'))).toBe('{"__proto__":1}');
  });

  it('tells where each name and value begins', () => {
    const reading = readJson('{"a": 1,\n "b": {}}');
    expect(reading.ok && reading.node.members?.map(({ at, node }) => [at, node.at])).toEqual([
      [1, 6],
      [10, 15],
    ]);
  });
});

describe('a text that is not JSON', () => {
  const cases: [JsonFaultKind, string, line: number, column: number, found: string][] = [
    ['empty', ' \n ', 2, 2, ''],
    ['unfinished', '{"a": [1', 1, 9, '] }'],
    ['unfinished', '{"a": 1,\n', 2, 1, '}'],
    ['unfinished', '{"a"', 1, 5, '}'],
    ['unfinished_text', '{\n  "a": "b,\n  "c": 1\n}', 2, 8, ''],
    ['unfinished_text', '{"a', 1, 2, ''],
    ['no_braces', '"server": "x", "user": "y"', 1, 1, ''],
    ['text_after', '{}\n}', 2, 1, '}'],
    ['too_deep', '['.repeat(65), 1, 65, ''],
    ['duplicate_key', '{"a": 1,\n "b": 2, "a": 3}', 2, 10, 'a'],
    ['trailing_comma', '{\n  "a": 1,\n}', 2, 9, ''],
    ['trailing_comma', '[1, 2,]', 1, 6, ''],
    ['missing_comma', '{\n  "a": 1\n  "b": 2\n}', 2, 9, ''],
    ['missing_comma', '["a" "b"]', 1, 5, ''],
    ['missing_comma', '{"a": "say "hi" twice"}', 1, 13, ''],
    ['missing_colon', '{"a" 1}', 1, 5, 'a'],
    ['missing_colon', '{"a"}', 1, 5, 'a'],
    ['comment', '{ // the server\n}', 1, 3, ''],
    ['comment', '{"a": /* 1 */ 1}', 1, 7, ''],
    ['comment', '# profile\n{}', 1, 1, ''],
    ['unexpected', '{"a": 1;}', 1, 8, ';'],
    ['unexpected', '{"a": 1]', 1, 8, ']'],
    ['unexpected', '{,}', 1, 2, ','],
    ['unexpected', '{"a": 1,,}', 1, 9, ','],
    ['unexpected', '{\u00a0"a": 1}', 1, 2, 'U+00A0'],
    ['single_quotes', "{'a': 1}", 1, 2, "'"],
    ['single_quotes', '{"a": `b`}', 1, 7, '`'],
    ['curly_quotes', '{“a”: 1}', 1, 2, '“'],
    ['unquoted_name', '{server: "x"}', 1, 2, 'server'],
    ['bad_word', '{"a": True}', 1, 7, 'True'],
    ['bad_word', '{"a": yes}', 1, 7, 'yes'],
    ['bad_escape', '{"a": "C:\\Users"}', 1, 10, '\\U'],
    ['bad_escape', '"\\u12g4"', 1, 2, '\\u'],
    ['control_character', '{"a": "b\tc"}', 1, 9, 'U+0009'],
    ['bad_number', '{"a": 08}', 1, 7, '08'],
    ['bad_number', '[.5]', 1, 2, '.5'],
    ['bad_number', '[+1]', 1, 2, '+1'],
    ['bad_number', '[1.]', 1, 2, '1.'],
    ['bad_number', '{"port": 8080px}', 1, 10, '8080px'],
    ['number_too_large', '[35322741002250512345]', 1, 2, '35322741002250512345'],
    ['number_too_large', '[1e400]', 1, 2, '1e400'],
  ];
  for (const [kind, text, line, column, found] of cases) {
    it(`${JSON.stringify(text.slice(0, 30))}: ${kind} in line ${line}, column ${column}`, () => {
      expect(problemOf(text)).toMatchObject({ kind, line, column, found });
    });
  }

  it('has a case here for every fault', () => {
    expect(new Set(cases.map(([kind]) => kind))).toEqual(new Set(jsonFaults));
  });

  it('has its column counted in signs, its offset in the units of the text', () => {
    expect(problemOf('["😀",]')).toMatchObject({ column: 5, offset: 5 });
  });

  it('is refused exactly when JSON.parse refuses it, or would lose digits or a doubled name', () => {
    const signs = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '1',
      '0',
      '-',
      '.',
      'e',
      '\\',
      ' ',
      '\n',
      'true',
    );
    const texts = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));
    const ours: readonly JsonFaultKind[] = ['duplicate_key', 'number_too_large', 'too_deep'];
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readJson(text);
        if (reading.ok) {
          expect(JSON.parse(text)).toEqual(reading.node.value);
          return;
        }
        if (!ours.includes(reading.problem.kind)) expect(() => JSON.parse(text)).toThrow();
        expect(reading.problem.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });
});
