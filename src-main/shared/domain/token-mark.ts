import type { ProfileId } from './profile.ts';

/** Without I, L, O and U, which are misread on paper (Crockford). */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/**
 * What tells a sheet of paper with a profile's enrolment token from one with an older or newer value: six signs made from when
 * the value was issued (ISO text), the same on every laptop. It says nothing of the value. Null when that time is not known.
 */
export function tokenMark(profileId: ProfileId, issuedAt: string | null): string | null {
  const issued = issuedAt === null ? Number.NaN : Date.parse(issuedAt);
  if (Number.isNaN(issued)) return null;
  let number = digest(`${profileId} ${issued}`);
  let mark = '';
  for (let place = 0; place < LENGTH; place += 1) {
    mark += DIGITS[Number(number & 31n)];
    number >>= 5n;
  }
  return `${mark.slice(0, LENGTH / 2)}-${mark.slice(LENGTH / 2)}`;
}

/** FNV-1a of 64 bits: it has to differ, not to resist. */
function digest(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const sign of text) hash = BigInt.asUintN(64, (hash ^ BigInt(sign.codePointAt(0) ?? 0)) * 0x100000001b3n);
  // The low bits of the last step hold too little of the first signs.
  return hash ^ (hash >> 32n);
}
