/** Fifteen digits whose last is the Luhn check digit (3GPP TS 23.003). */
export type Imei = string & { readonly __brand: 'Imei' };

/** The Luhn check digit for the first fourteen digits of an IMEI; throws RangeError for anything else than 14 digits. */
export function imeiCheckDigit(first14: string): string {
  if (!/^\d{14}$/.test(first14)) throw new RangeError('an IMEI body has 14 digits');
  return String(checkDigitOf(first14));
}

/** Whether a text is fifteen digits with a right check digit. */
export function isImei(text: string): text is Imei {
  return text.length === 15 && checkDigitOf(text) === text.charCodeAt(14) - 48;
}

/** Of the first fourteen signs; -1 when one of them is no digit. */
function checkDigitOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < 14; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** An IMEI grouped for the eye: `35 322741 002250 5`; anything else is given back as it is. */
export function groupImei(text: string): string {
  const parts = /^(\d{2})(\d{6})(\d{6})(\d)$/.exec(text);
  return parts ? parts.slice(1).join(' ') : text;
}

/** An identifier as typed or scanned, made comparable: no spaces (NBSP included), dashes, dots or slashes; upper case. */
export function normaliseIdentifier(text: string): string {
  return text.replace(/[\s\u00a0\u200b.\-/]/g, '').toUpperCase();
}
