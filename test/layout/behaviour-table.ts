import { sourceFiles, textOf } from './source-files.ts';

/** A row of test/behaviours.md: `reason` says why there is no test, empty where there is one. */
export type BehaviourRow = { line: string; number: number; what: string; screen: string; reason: string };

/** The rows of the table, in its order. */
export function behaviourRows(text: string): BehaviourRow[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const number = Number(cells[1]);
    if (cells.length !== 7 || !Number.isInteger(number) || number === 0) return [];
    return [{ line, number, what: cells[2] ?? '', screen: cells[3] ?? '', reason: cells[5] ?? '' }];
  });
}

/** A row as it is to stand in the table. */
export function tableLine({ number, what, screen, reason }: BehaviourRow, tests: readonly string[]): string {
  return `| ${[number, what, screen, tests.join(', '), reason].join(' | ')} |`;
}

/** The behaviours a title names: "(behaviour 53)", "(behaviours 41 to 44, 46)". */
export function numbersIn(title: string): number[] {
  const found: number[] = [];
  for (const [, list = ''] of title.matchAll(/behaviours?((?:[ ,]|and|to|\d)+)/g)) {
    for (const [, first, last] of list.matchAll(/(\d+)(?: to (\d+))?/g)) {
      for (let number = Number(first); number <= Number(last ?? first); number += 1) found.push(number);
    }
  }
  return found;
}

/** For each behaviour the test files whose titles name it, as paths below test/ without their endings. */
export function provenBy(): Map<number, string[]> {
  const proofs = new Map<number, string[]>();
  const files = sourceFiles('test').filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/layout/'));
  for (const file of files) {
    const titles = textOf(file).matchAll(/\b(?:it|describe|test)(?:\.each\([\s\S]*?\))?\(\s*(['`"])([\s\S]*?)\1/g);
    const numbers = new Set([...titles].flatMap(([, , title = '']) => numbersIn(title)));
    const name = file.replace(/^test\//, '').replace(/\.test\.tsx?$/, '');
    for (const number of numbers) proofs.set(number, [...(proofs.get(number) ?? []), name]);
  }
  return proofs;
}
