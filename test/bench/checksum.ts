/** The cells of a device that both the app and the floor keep; '' for what is missing, times in milliseconds. */
export type Cells = (string | number)[];

/** A sum over cells of rows in any order: equal sums mean equal rows. */
export type Checksum = { add(cells: Cells): void; readonly text: string };

export function createChecksum(): Checksum {
  let rows = 0;
  let low = 0;
  let high = 0;
  return {
    add(cells) {
      const text = cells.join('\u0001');
      let a = 0x811c9dc5;
      let b = 0x9e3779b9;
      for (let i = 0; i < text.length; i += 1) {
        const code = text.charCodeAt(i);
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul(b ^ code, 0x85ebca6b);
      }
      rows += 1;
      low = (low + (a >>> 0)) % 0x1_0000_0000;
      high = (high + ((b ^ (b >>> 15)) >>> 0)) % 0x1_0000_0000;
    },
    get text() {
      return `${rows}:${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
    },
  };
}
