import { describe, expect, it } from 'vitest';
import { errorCodes } from '#shared/errors.ts';
import { en } from '../../../src-renderer/text/en.ts';
import { errorsEn } from '../../../src-renderer/text/errors-en.ts';
import { errorsFr } from '../../../src-renderer/text/errors-fr.ts';
import { fr } from '../../../src-renderer/text/fr.ts';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const english = new Map(leaves(en as unknown as Tree));
const french = new Map(leaves(fr as unknown as Tree));

/** The names a sentence wants filled in, without their formats: `{{count, number}}` wants `count`. */
function wants(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '').sort();
}

describe('the words of the window', () => {
  it('are the same keys in French, and for each counted sentence one more for millions', () => {
    const expected = [...english.keys()].flatMap((key) =>
      key.endsWith('_other') ? [key, key.replace(/_other$/, '_many')] : [key],
    );
    expect([...french.keys()].sort()).toEqual(expected.sort());
  });

  it('want the same values in both languages', () => {
    const different = [...english].filter(([key, sentence]) => {
      const translated = french.get(key) ?? '';
      const optional = key.endsWith('_one');
      const missing = wants(sentence).filter((name) => !wants(translated).includes(name));
      const invented = wants(translated).filter((name) => !wants(sentence).includes(name));
      return invented.length > 0 || missing.some((name) => !(optional && name === 'count'));
    });
    expect(different).toEqual([]);
  });

  it('come in pairs when they count: a sentence for one and a sentence for others', () => {
    const lonely = [...english.keys()].filter(
      (key) => key.endsWith('_one') !== key.endsWith('_other') && !english.has(key.replace(/_one$/, '_other')),
    );
    const halves = lonely.filter((key) => !english.has(key.replace(/_other$/, '_one')));
    expect(halves).toEqual([]);
  });

  it('are never empty and never begin or end with a space', () => {
    const wrong = [...english, ...french].filter(([, sentence]) => sentence === '' || sentence !== sentence.trim());
    expect(wrong).toEqual([]);
  });

  it('follow French typography: a space that does not break before ; : ! ? and inside « »', () => {
    const wrong = [...french].filter(([, sentence]) => {
      const plain = sentence.replaceAll(/\{\{[^}]*\}\}/g, 'x').replaceAll(/https?:\/\//g, '');
      return /[^\u00a0\u202f]»|«[^\u00a0\u202f]|[^\u00a0\u202f][;!?]|[^\u00a0\u202f\d]:(?!\d)|\d \d{3}/.test(plain);
    });
    expect(wrong).toEqual([]);
  });

  it('use the typographic apostrophe', () => {
    const wrong = [...english, ...french].filter(([, sentence]) => /\w'\w/.test(sentence));
    expect(wrong).toEqual([]);
  });

  it('name what a button does: never “OK”', () => {
    expect([...english, ...french].filter(([, sentence]) => /\bOK\b/.test(sentence))).toEqual([]);
  });
});

describe('the sentences of errors', () => {
  for (const [language, sentences] of [
    ['English', errorsEn],
    ['French', errorsFr],
  ] as const) {
    it(`say in ${language} for every code what happened and what to do, in whole sentences`, () => {
      expect(Object.keys(sentences).sort()).toEqual(Object.keys(errorCodes).sort());
      const broken = Object.entries(sentences).filter(
        ([, { what, next }]) => !/^\p{Lu}.{15,}\.$/u.test(what) || !/^\p{Lu}.{10,}\.$/u.test(next),
      );
      expect(broken).toEqual([]);
    });

    it(`say in ${language} something different for every code`, () => {
      const all = Object.values(sentences).map(({ what }) => what);
      expect(new Set(all).size).toBe(all.length);
    });
  }
});
