/** One kind of label: a sheet of many, or a roll with one to a page. Millimetres. */
export type LabelFormat = {
  /** The page it is printed on. */
  page: { width: number; height: number };
  columns: number;
  rows: number;
  width: number;
  height: number;
  /** Of the first label, from the page's upper left corner. */
  left: number;
  top: number;
  /** From one label's left edge to the next one's; rows follow without a gap. */
  pitch: number;
};

const a4 = { width: 210, height: 297 };
const letter = { width: 215.9, height: 279.4 };

/** What can be bought nearly everywhere; sizes as the makers publish them. */
export const labelFormats = {
  'avery-l7160': { page: a4, columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.15, pitch: 66 },
  'avery-l7163': { page: a4, columns: 2, rows: 7, width: 99.1, height: 38.1, left: 4.65, top: 15.15, pitch: 101.6 },
  'avery-5163': { page: letter, columns: 2, rows: 5, width: 101.6, height: 50.8, left: 4, top: 12.7, pitch: 106.3 },
  'roll-62': { ...onePage(62, 40), pitch: 62 },
  'roll-100x50': { ...onePage(100, 50), pitch: 100 },
} as const satisfies Record<string, LabelFormat>;

/** The name of a kind of label. */
export type LabelFormatId = keyof typeof labelFormats;

/** Every kind of label, in the order they are offered. */
export const labelFormatIds = Object.keys(labelFormats) as LabelFormatId[];

/** How many labels a page of a format holds. */
export function labelsPerPage({ columns, rows }: Pick<LabelFormat, 'columns' | 'rows'>): number {
  return columns * rows;
}

/** The labels of each page: the first page begins at place `start` (from 0), those before it being used already. */
export function pagesOfLabels<Label>(format: LabelFormat, start: number, labels: readonly Label[]): (Label | null)[][] {
  const perPage = labelsPerPage(format);
  const all: (Label | null)[] = [...Array<null>(start % perPage).fill(null), ...labels];
  const pages: (Label | null)[][] = [];
  for (let first = 0; first < all.length; first += perPage) pages.push(all.slice(first, first + perPage));
  return pages;
}

/** Where a place (from 0, row by row) lies on its page. Millimetres. */
export function placeOfLabel(format: LabelFormat, place: number): { left: number; top: number } {
  const column = place % format.columns;
  const row = Math.floor(place / format.columns);
  return { left: format.left + column * format.pitch, top: format.top + row * format.height };
}

function onePage(width: number, height: number) {
  return { page: { width, height }, columns: 1, rows: 1, width, height, left: 0, top: 0 } as const;
}
