import { inflateSync } from 'node:zlib';

/** A rectangle on a page, in millimetres from its upper left corner. */
export type PdfBox = { left: number; top: number; right: number; bottom: number };

/** A page as it would be printed: its size, its words line by line, and every rectangle that is filled with black. */
export type PdfPage = { width: number; height: number; text: string; black: PdfBox[] };

type PdfObject = { dictionary: string; stream: Buffer | null };
type Matrix = readonly [number, number, number, number, number, number];

const MM_PER_POINT = 25.4 / 72;

/** Reads a PDF of Chromium's: enough of the format for its shapes and words, and nothing that knows who drew them. */
export function readPdf(file: Buffer): PdfPage[] {
  const objects = readObjects(file);
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary));
  return pages.map((page) => readPage(page, objects));
}

function readObjects(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { index, 0: head, 1: number } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const begin = index + head.length;
    const [end, streamAt] = [text.indexOf('endobj', begin), text.indexOf('stream\n', begin)];
    if (streamAt === -1 || streamAt > end) {
      objects.set(Number(number), { dictionary: text.slice(begin, end), stream: null });
      continue;
    }
    const dictionary = text.slice(begin, streamAt);
    const from = streamAt + 'stream\n'.length;
    const bytes = file.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
    objects.set(Number(number), { dictionary, stream: /FlateDecode/.test(dictionary) ? inflateSync(bytes) : bytes });
  }
  return objects;
}

function referenced(dictionary: string, key: string, objects: Map<number, PdfObject>): PdfObject | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary);
  return found ? objects.get(Number(found[1])) : undefined;
}

function readPage({ dictionary }: PdfObject, objects: Map<number, PdfObject>): PdfPage {
  const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary)?.map(Number) ?? [];
  const fonts = new Map(
    [...dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [
      name,
      readFont(objects.get(Number(number)), objects),
    ]),
  );
  const content = referenced(dictionary, 'Contents', objects)?.stream?.toString('latin1') ?? '';
  const drawn = draw(content, fonts);
  const black = drawn.black.map(([left, bottom, right, top]) => ({
    left: left * MM_PER_POINT,
    top: (height - top) * MM_PER_POINT,
    right: right * MM_PER_POINT,
    bottom: (height - bottom) * MM_PER_POINT,
  }));
  return { width: width * MM_PER_POINT, height: height * MM_PER_POINT, text: drawn.text, black };
}

type Font = { digits: number; signs: Map<number, string> };

/** What the codes of a font stand for, as a program that copies text is told. */
function readFont(font: PdfObject | undefined, objects: Map<number, PdfObject>): Font {
  const map = referenced(font?.dictionary ?? '', 'ToUnicode', objects)?.stream?.toString('latin1') ?? '';
  const signs = new Map<number, string>();
  const digits = /<([0-9A-F]+)> <[0-9A-F]+>/.exec(map.slice(map.indexOf('endcodespacerange')))?.[1]?.length ?? 4;
  const signOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, chars = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', sign = ''] of chars.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/g))
      signs.set(Number.parseInt(code, 16), signOf(sign));
  for (const [, ranges = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of ranges.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/g))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1)
        signs.set(code, String.fromCharCode(Number.parseInt(first, 16) + code - Number.parseInt(from, 16)));
  return { digits, signs };
}

type Box = [left: number, bottom: number, right: number, top: number];
type Point = readonly [number, number];

/** Follows the operators of a page that place rectangles and words; curves and pictures there are none of. */
function draw(content: string, fonts: Map<string, Font>): { black: Box[]; text: string } {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let isBlack = true;
  let paths: Point[][] = [];
  let font: Font | undefined;
  let text = '';
  const kept: { matrix: Matrix; isBlack: boolean }[] = [];
  const black: Box[] = [];
  let operands: string[] = [];
  const numbers = () => operands.map(Number) as [number, number, number, number, number, number];
  const place = (x: number, y: number): Point => [
    x * matrix[0] + y * matrix[2] + matrix[4],
    x * matrix[1] + y * matrix[3] + matrix[5],
  ];
  const act: Record<string, () => void> = {
    q: () => kept.push({ matrix, isBlack }),
    Q: () => {
      ({ matrix, isBlack } = kept.pop() ?? { matrix, isBlack });
    },
    cm: () => {
      matrix = multiply(numbers(), matrix);
    },
    rg: () => {
      isBlack = numbers().every((part) => part === 0);
    },
    re: () => {
      const [x, y, width, height] = numbers();
      paths.push([place(x, y), place(x + width, y + height)]);
    },
    m: () => paths.push([place(...(numbers().slice(0, 2) as [number, number]))]),
    l: () => paths.at(-1)?.push(place(...(numbers().slice(0, 2) as [number, number]))),
    n: () => {
      paths = [];
    },
    f: () => {
      if (isBlack) black.push(...paths.map(boxOf));
      paths = [];
    },
    Tf: () => {
      font = fonts.get(operands[0]?.slice(1) ?? '');
    },
    Tj: () => {
      text += wordsOf(operands[0] ?? '', font);
    },
    ET: () => {
      text += '\n';
    },
  };
  act['f*'] = act.f ?? (() => undefined);
  for (const token of content.match(/<<[^>]*>>|<[0-9A-Fa-f]*>|\/[\w.]+|[^\s<>/]+/g) ?? []) {
    if (/^[-+.\d<[/]/.test(token)) operands.push(token);
    else {
      act[token]?.();
      operands = [];
    }
  }
  return { black, text };
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

function boxOf(path: readonly Point[]): Box {
  const [xs, ys] = [path.map(([x]) => x), path.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function wordsOf(hex: string, font: Font | undefined): string {
  if (!font) return '';
  const codes = hex.slice(1, -1).match(new RegExp(`.{${font.digits}}`, 'g')) ?? [];
  return codes.map((code) => font.signs.get(Number.parseInt(code, 16)) ?? '').join('');
}
