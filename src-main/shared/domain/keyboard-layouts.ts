/** The signs a scanner means, and those that arrive for them, one under the other. */
type Mismatch = { meant: string; came: string };

const mismatches: readonly Mismatch[] = [
  // An American scanner at a computer with a French keyboard.
  {
    meant: '1234567890-qQaAwWzZmM,;:./?',
    came: '&é"\'(-è_çà)aAqQzZwW,?;mM:!§',
  },
  // The same with a Belgian keyboard, which differs in a few places.
  {
    meant: '1234567890-=qQaAwWzZmM,;:./?',
    came: '&é"\'(§è!çà)-aAqQzZwW,?;mM:=+',
  },
  // A French scanner at a computer with an American keyboard: it holds Shift for digits.
  {
    meant: '1234567890aAqQzZwWmM:',
    came: '!@#$%^&*()qQaAwWzZ;:.',
  },
];

/**
 * What a scanner may have meant whose keyboard layout is not the system's: French depots see `&é"'(-è_çà` in place of digits.
 * Nothing for a text with a digit in it: then digits come through as they should.
 */
export function readForeignLayout(text: string): string[] {
  if (/\d/.test(text)) return [];
  const readings = mismatches.map(({ meant, came }) => {
    const signs = new Map([...came].map((sign, at) => [sign, meant[at] ?? sign]));
    return [...text].map((sign) => signs.get(sign) ?? sign).join('');
  });
  return [...new Set(readings)].filter((reading) => reading !== text);
}
