/** What a label says that a code on it is; `other` is none that names a device. */
export type CodeLabel = { kind: 'imei'; slot: 1 | 2 | null } | { kind: 'serial' } | { kind: 'other' };

/** One code of a label, in capitals, and what is printed before it; null: nothing is. */
export type LabelCode = { text: string; label: CodeLabel | null };

// A scanner may say first what kind of barcode it has read (AIM): `]C1` Code 128 of GS1, `]d2` Data Matrix, `]Q3` QR.
const symbology = /^\][A-Za-z][0-9A-Za-z]/;
const gs1Symbology = /^\](?:C1|d2|Q3|e0)/;
const groupSeparator = '\u001d';

const imei: CodeLabel = { kind: 'imei', slot: null };
const serial: CodeLabel = { kind: 'serial' };
const other: CodeLabel = { kind: 'other' };

/** Elements of GS1 by their application identifier; a length where no separator ends them. */
const elements: readonly { id: string; length: number | null; label: CodeLabel }[] = [
  { id: '01', length: 14, label: other },
  { id: '02', length: 14, label: other },
  { id: '00', length: 18, label: other },
  { id: '11', length: 6, label: other },
  { id: '13', length: 6, label: other },
  { id: '17', length: 6, label: other },
  { id: '8002', length: null, label: imei },
  { id: '21', length: null, label: serial },
  { id: '10', length: null, label: other },
  { id: '240', length: null, label: other },
  { id: '241', length: null, label: other },
  { id: '37', length: null, label: other },
];

// What stands before a code on labels and in their two-dimensional codes.
const imeiWords = String.raw`(?<imei>(?:IMEI\s*\/\s*MEID|IMEI|MEID)(?:\s*\(?(?:SIM\s*)?(?<slot>[12])\)?)?(?=[\s:=#]|\d{14}))`;
const serialWords = String.raw`(?<serial>(?:S\s*\/\s*N|SN|SERIAL(?:\s*(?:NUMBER|NO))?\.?|N°\s*(?:DE\s*)?S[ÉE]RIE)(?=[\s:=#]))`;
const otherWords = String.raw`(?:EAN|UPC|GTIN|SKU|MOD[EÈ]LE?|EID|ICCID|WI-?FI(?:\s*MAC)?|MAC|BT|P\/N|PN|LOT|COLOR)(?=\s*[:=#])`;
const prefix = new RegExp(String.raw`(?<![A-Z0-9])(?:${imeiWords}|${serialWords}|${otherWords})\s*[:=#]?\s*`, 'g');

// As printed under a barcode: 35 322741 002250 5, with the software version of an IMEISV in place of the check digit.
const printed = /(?<![A-Z0-9])(\d{2})[ .\-/](\d{6})[ .\-/](\d{6})(?:[ .\-/](\d{1,2}))?(?![A-Z0-9])/g;

/** The codes of what a scanner typed for one label, in the order they came; those twice in it are there twice. */
export function splitLabel(text: string): LabelCode[] {
  const plain = text.normalize('NFKC').trim();
  return readElements(plain) ?? readPlain(plain.replace(symbology, ''));
}

/** A text by the rules of GS1; null when it is none, or has no code of a device. */
function readElements(text: string): LabelCode[] | null {
  const bare = text.replace(symbology, '');
  const codes = /^\(\d{2,4}\)/.test(bare)
    ? [...bare.matchAll(/\((\d{2,4})\)([^(]*)/g)].map(([, id, value]) => ({ text: cleaned(value), label: labelOf(id) }))
    : gs1Symbology.test(text) || /^(?:0[12]\d{14}|00\d{18})\D?(?:21|8002)/.test(bare)
      ? bare.split(groupSeparator).flatMap(readChunk)
      : [];
  return codes.some(({ label }) => label.kind !== 'other') ? codes : null;
}

function readChunk(chunk: string): { text: string; label: CodeLabel }[] {
  const element = elements.find(({ id, length }) => chunk.startsWith(id) && chunk.length >= id.length + (length ?? 1));
  if (!element) return [];
  const { id, length, label } = element;
  const end = length === null ? chunk.length : id.length + length;
  return [{ text: cleaned(chunk.slice(id.length, end)), label }, ...readChunk(chunk.slice(end))];
}

function labelOf(id: string | undefined): CodeLabel {
  return elements.find((element) => element.id === id)?.label ?? other;
}

function readPlain(text: string): LabelCode[] {
  const upper = text
    .toUpperCase()
    .replace(/["'{}[\]<>]/g, ' ')
    .replace(printed, '$1$2$3$4');
  const found = [...upper.matchAll(prefix)];
  const codes = tokensOf(upper.slice(0, found[0]?.index)).map((code) => ({
    text: code,
    label: null as CodeLabel | null,
  }));
  found.forEach((match, at) => {
    const tokens = tokensOf(upper.slice(match.index + match[0].length, found[at + 1]?.index));
    codes.push(...tokens.map((code, place) => ({ text: code, label: place === 0 ? meaningOf(match) : null })));
  });
  return codes;
}

function meaningOf({ groups }: RegExpExecArray): CodeLabel {
  if (groups?.serial !== undefined) return serial;
  if (groups?.imei === undefined) return other;
  return { kind: 'imei', slot: groups.slot === undefined ? null : groups.slot === '1' ? 1 : 2 };
}

function tokensOf(text: string): string[] {
  return text
    .split(/[\s,;|?&()\p{Cc}]+/u)
    .map(cleaned)
    .filter((token) => token !== '');
}

function cleaned(text = ''): string {
  return text.toUpperCase().replace(/[\s\u200b-\u200d\u2060]/g, '');
}
