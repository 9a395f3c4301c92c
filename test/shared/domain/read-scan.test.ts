import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import { readScan, readScanOrder, type ScanCodes } from '#shared/domain/read-scan.ts';

const FIRST = '353227410022505';
const SECOND = '356938035643809';
const SERIAL = 'R58M315CL4T';
const GS = '\u001d';

const codes = (imei: string | null, imei2: string | null = null, serial: string | null = null): ScanCodes => ({
  ...{ imei, imei2, serial },
});
const readCodes = (text: string) => {
  const reading = readScan(text);
  return reading.ok ? reading.codes : reading.fault;
};
/** What a scanner with an American layout types at a French keyboard. */
const french = (text: string) => {
  const [meant, came] = ['1234567890-QAWZM:;/', '&é"\'(-è_çà)AQZW?Mm!'];
  return [...text].map((sign) => (meant.includes(sign) ? came[meant.indexOf(sign)] : sign)).join('');
};

/** Texts as labels and scanners give them. */
const readable: [what: string, text: string, read: ScanCodes][] = [
  ['an IMEI', FIRST, codes(FIRST)],
  ['an IMEI as it is printed', '35 322741 002250 5', codes(FIRST)],
  ['an IMEI with dashes', '35-322741-002250-5', codes(FIRST)],
  ['an IMEI without its check digit', FIRST.slice(0, 14), codes(FIRST)],
  ['an IMEISV', `${FIRST.slice(0, 14)}01`, codes(FIRST)],
  ['an IMEISV as it is printed', '35 322741 002250 01', codes(FIRST)],
  ['a MEID', 'a0000049C77DF2', codes('A0000049C77DF2')],
  ['a MEID in decimal', '268435456000009001', codes('A0000000002329')],
  ['a serial number', SERIAL, codes(null, null, SERIAL)],
  ['a serial number in small letters', SERIAL.toLowerCase(), codes(null, null, SERIAL)],
  ['a serial number that is not Samsung’s', 'C39K2XYZ12', codes(null, null, 'C39K2XYZ12')],
  ['a serial number of digits, when it is called one', 'S/N: 0012345678', codes(null, null, '0012345678')],
  ['both IMEIs', `${FIRST},${SECOND}`, codes(FIRST, SECOND)],
  ['both the other way about', `${SECOND} ${FIRST}`, codes(FIRST, SECOND)],
  ['the same IMEI twice', `${FIRST} ${FIRST}`, codes(FIRST)],
  ['an IMEI and its MEID', `IMEI: ${FIRST} MEID: ${FIRST.slice(0, 14)}`, codes(FIRST)],
  ['a label with Tab between its codes', `${FIRST}\t${SECOND}\t${SERIAL}`, codes(FIRST, SECOND, SERIAL)],
  ['a label with line breaks', `${SERIAL}\r\n${FIRST}\r\n${SECOND}\r\n`, codes(FIRST, SECOND, SERIAL)],
  ['a label with group separators', `${SERIAL}${GS}${FIRST}${GS}${SECOND}`, codes(FIRST, SECOND, SERIAL)],
  ['a label with words', `IMEI1: ${FIRST} IMEI2: ${SECOND} S/N: ${SERIAL}`, codes(FIRST, SECOND, SERIAL)],
  ['a label whose words say which IMEI is the first', `IMEI 2: ${FIRST}; IMEI 1: ${SECOND}`, codes(SECOND, FIRST)],
  ['words without a gap', `IMEI${FIRST} SN ${SERIAL}`, codes(FIRST, null, SERIAL)],
  ['words with SIM slots', `IMEI (SIM 1)=${SECOND} IMEI (SIM 2)=${FIRST}`, codes(SECOND, FIRST)],
  ['a French label', `IMEI : ${FIRST} N° de série : ${SERIAL}`, codes(FIRST, null, SERIAL)],
  [
    'the square code of a box',
    `MODEL:SM-G556BZKDEEB;IMEI1:${FIRST};IMEI2:${SECOND};SN:${SERIAL};EAN:8806095061955`,
    codes(FIRST, SECOND, SERIAL),
  ],
  ['the same without words', `SM-G556BZKDEEB,${FIRST},${SECOND},${SERIAL},8806095061955`, codes(FIRST, SECOND, SERIAL)],
  ['an address', `https://box.example/?imei=${FIRST}&sn=${SERIAL}`, codes(FIRST, null, SERIAL)],
  ['JSON', `{"imei":"${FIRST}","serial":"${SERIAL}"}`, codes(FIRST, null, SERIAL)],
  ['GS1 with separators', `]d20108806095061955${'21'}${SERIAL}${GS}8002${FIRST}`, codes(FIRST, null, SERIAL)],
  ['GS1 as it is printed', `(01)08806095061955(21)${SERIAL}(8002)${FIRST}`, codes(FIRST, null, SERIAL)],
  ['GS1 without any mark', `010880609506195521${SERIAL}`, codes(null, null, SERIAL)],
  ['a code with the scanner’s own prefix', `]C0${FIRST}`, codes(FIRST)],
  ['letters and digits beside an IMEI that are no serial number', `${FIRST} PAL00123456`, codes(FIRST)],
  ['digits of full width', '３５３２２７４１００２２５０５', codes(FIRST)],
];

describe('the text of a scanner', () => {
  it.each(readable)('reads %s', (_what, text, read) => {
    expect(readScan(text)).toEqual({ ok: true, codes: read, layout: false });
  });

  const faulty: [what: string, text: string, fault: string, detail: string | null][] = [
    ['a wrong check digit, and says the right one', '353227410022504', 'bad-check-digit', '5'],
    ['a wrong check digit beside a serial number', `353227410022504 ${SERIAL}`, 'bad-check-digit', '5'],
    ['a second IMEI called one with a wrong digit', `IMEI1:${FIRST} IMEI2:356938035643801`, 'bad-check-digit', '9'],
    ['an EAN', '8806095061955', 'product-code', null],
    ['a UPC', '887276786544', 'product-code', null],
    ['the number of a model', 'SM-G556BZKDEEB', 'product-code', null],
    ['the number of a model without its dash', 'SMG556BZKDEEB', 'product-code', null],
    ['GS1 of a product alone', '(01)08806095061955', 'product-code', null],
    ['the number of a carton', '088060950000000015', 'carton-code', null],
    ['a digit too few', '3532274100226', 'wrong-length', '13'],
    ['digits too many', `${FIRST}99`, 'wrong-length', '17'],
    ['codes of two devices', `${SERIAL} R58M315CL5T`, 'several-devices', null],
    ['three IMEIs', `${FIRST} ${SECOND} 490154203237518`, 'several-devices', null],
    ['a device without an IMEI', '000000000000000', 'unreadable', null],
    ['words', 'hello', 'unreadable', null],
    ['nothing', '  ', 'unreadable', null],
  ];
  it.each(faulty)('refuses %s', (_what, text, fault, detail) => {
    expect(readScan(text)).toEqual({ ok: false, fault, detail, layout: false });
  });

  it('takes a number with a wrong digit beside a good IMEI for something else on the label', () => {
    expect(readCodes(`${FIRST} 123456789012345`)).toEqual(codes(FIRST));
  });

  it('reads a label the same in any order of its codes', () => {
    const body = fc.stringMatching(/^[1-9]\d{13}$/).map((first14) => first14 + imeiCheckDigit(first14));
    const serial = fc.stringMatching(/^R[0-9A-Z]{10}$/);
    const noise = fc.constantFrom('8806095061955', 'SM-A536BZKDEEB', 'PAL0012', 'BLACK', '353227410022504');
    const label = fc.tuple(body, fc.option(body), fc.option(serial), fc.array(noise, { maxLength: 3 }));
    const separator = fc.constantFrom(' ', '\t', ',', ';', '\n', GS, '|');
    const shuffled = label.chain(([imei, imei2, sn, other]) => {
      const parts = [imei, imei2, sn, ...other].filter((part) => part !== null);
      const order = fc.shuffledSubarray(parts, { minLength: parts.length });
      return fc.tuple(fc.constant(parts), order, separator);
    });
    fc.assert(
      fc.property(shuffled, ([parts, order, between]) => {
        expect(readScan(order.join(between))).toEqual(readScan(parts.join(' ')));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order the words give, wherever they stand', () => {
    const words = [`IMEI2: ${FIRST}`, `IMEI1: ${SECOND}`, `SN: ${SERIAL}`, 'EAN: 8806095061955'];
    const any = fc.shuffledSubarray(words, { minLength: words.length });
    fc.assert(
      fc.property(any, (order) => {
        expect(readCodes(order.join(' '))).toEqual(codes(SECOND, FIRST, SERIAL));
      }),
    );
  });

  it('never fails, and never finds a device in noise without digits', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readScan(text)));
    fc.assert(
      fc.property(fc.stringMatching(/^[g-z ,;]{0,40}$/), (text) => {
        expect(readScan(text).ok).toBe(false);
      }),
    );
  });
});

describe('a scanner whose keyboard layout is not the computer’s', () => {
  it.each([
    ['an IMEI', FIRST, codes(FIRST)],
    ['a serial number', SERIAL, codes(null, null, SERIAL)],
    ['a label', `${FIRST};${SECOND};${SERIAL}`, codes(FIRST, SECOND, SERIAL)],
    ['words', `IMEI: ${FIRST} S/N: ${SERIAL}`, codes(FIRST, null, SERIAL)],
  ])('reads %s that came through a French keyboard', (_what, text, read) => {
    expect(french(text)).not.toMatch(/\d/);
    expect(readScan(french(text))).toEqual({ ok: true, codes: read, layout: true });
  });

  it('reads what came through a Belgian keyboard, and of a French scanner through an American one', () => {
    expect(readScan('"("ééè\'&ààéé(à(')).toMatchObject({ ok: true, layout: true });
    expect(readScan('"(§ç"!à"(§\'"!àç')).toEqual({ ok: true, codes: codes(SECOND), layout: true });
    expect(readScan('#%#@@&$!))@@%)%')).toEqual({ ok: true, codes: codes(FIRST), layout: true });
  });

  it('says what is wrong with a code all the same', () => {
    expect(readScan(french('353227410022504'))).toMatchObject({ fault: 'bad-check-digit', detail: '5', layout: true });
    expect(readScan(french('8806095061955'))).toMatchObject({ fault: 'product-code', layout: true });
    expect(readScan('é&')).toMatchObject({ fault: 'unreadable', layout: false });
  });
});

describe('barcodes that are orders', () => {
  it('are read in either layout, and nothing else is one', () => {
    expect(readScanOrder('MUSTER-UNDO')).toBe('undo');
    expect(readScanOrder(' muster-mute\r')).toBe('mute');
    expect(readScanOrder(french('MUSTER-UNDO'))).toBe('undo');
    for (const text of ['MUSTER', 'UNDO', '', FIRST, '__proto__', 'constructor'])
      expect(readScanOrder(text)).toBeNull();
  });
});
