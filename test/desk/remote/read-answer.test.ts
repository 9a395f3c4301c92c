import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, peekObject, readJson } from '../../../src-main/desk/remote/read-answer.ts';
import { answerOf } from './answer-of.ts';
import { thrown } from './expect-app-error.ts';

const page = '<!doctype html><title>Sign in</title><h1>Please accept the terms of this network</h1>';

describe('readJson', () => {
  it('reads JSON with or without a byte order mark, in the charset it names', () => {
    expect(readJson(answerOf('\uFEFF {"a":"é"} '))).toEqual({ a: 'é' });
    const latin = Uint8Array.from([...'{"a":"'].map((sign) => sign.charCodeAt(0)).concat([0xe9, 0x22, 0x7d]));
    expect(readJson(answerOf(latin, 200, { 'content-type': 'application/json; charset=ISO-8859-1' }))).toEqual({
      a: 'é',
    });
  });

  it.each([
    ['', 'answer_incomplete', 'empty'],
    ['  \n', 'answer_incomplete', 'empty'],
    ['{"deviceList":[{"id":"a"', 'answer_incomplete', 'breaks off'],
    ['[1,2', 'answer_incomplete', 'breaks off'],
    [page, 'not_json', 'no JSON'],
    ['Service unavailable', 'not_json', 'no JSON'],
  ])('takes %j for %s', (text, code, problem) => {
    const error = thrown(() => readJson(answerOf(text)));
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject({ problem, httpStatus: 200, sent: 'maybe' });
  });

  it('refuses bytes that are not in the charset they claim, and charsets it has never heard of', () => {
    const broken = Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]);
    expect(thrown(() => readJson(answerOf(broken))).details.problem).toBe('charset');
    const odd = { 'content-type': 'application/json; charset=klingon' };
    expect(thrown(() => readJson(answerOf('{}', 200, odd))).details.problem).toBe('charset');
  });

  it('never takes a part of an object for the whole, wherever it breaks off', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const part = text.slice(0, at % text.length);
        expect(thrown(() => readJson(answerOf(part))).code).toBe('answer_incomplete');
      }),
    );
  });
});

describe('peekObject', () => {
  it('gives the object of an answer or null, and never throws', () => {
    expect(peekObject(answerOf({ code: 1 }, 400))).toEqual({ code: 1 });
    for (const text of ['[1]', 'null', '"a"', page, '', '{']) expect(peekObject(answerOf(text, 500))).toBeNull();
  });
});

describe('isObject', () => {
  it('knows an object from a list, null and a text', () => {
    expect([{}, [], null, 'a', 1].map(isObject)).toEqual([true, false, false, false, false]);
  });
});
