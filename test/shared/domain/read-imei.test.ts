import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import { isScientific, readImei, readSerial, unwrapCell } from '#shared/domain/read-imei.ts';

const IMEI = '353227410022505';
const right = (value: string, remark: string | null = null) => ({ ok: true, value, remark });
const wrong = (reason: string, detail: string | null = null) => ({ ok: false, reason, detail });
const imei = fc.stringMatching(/^\d{14}$/).map((body) => body + imeiCheckDigit(body));

describe('an IMEI in a cell', () => {
  const cases: [string, ReturnType<typeof right> | ReturnType<typeof wrong>][] = [
    [IMEI, right(IMEI)],
    [` ${IMEI} `, right(IMEI)],
    [`\u00a0${IMEI}\u00a0`, right(IMEI)],
    ['35 322741 002250 5', right(IMEI, 'cleaned')],
    ['35-322741-002250-5', right(IMEI, 'cleaned')],
    ['35\u2013322741\u2013002250\u20135', right(IMEI, 'cleaned')],
    ['35/322741/002250/5', right(IMEI, 'cleaned')],
    ['\u200b353227410022505\ufeff', right(IMEI, 'cleaned')],
    [`'${IMEI}`, right(IMEI, 'cleaned')],
    [`="${IMEI}"`, right(IMEI, 'cleaned')],
    [`'="${IMEI}"`, right(IMEI, 'cleaned')],
    [`${IMEI}.0`, right(IMEI, 'cleaned')],
    [`${IMEI},00`, right(IMEI, 'cleaned')],
    ['３５３２２７４１００２２５０５', right(IMEI, 'cleaned')],
    ['35322741002250', right(IMEI, 'check-digit-added')],
    ['3532274100225012', right(IMEI, 'imeisv-converted')],
    ['A0000049D5B1C2', right('A0000049D5B1C2')],
    ['a0000049d5b1c2', right('A0000049D5B1C2', 'cleaned')],
    ['3.53227E+14', wrong('scientific')],
    ['3,53227E+14', wrong('scientific')],
    ['4E+14', wrong('scientific')],
    ['353227410022504', wrong('imei-check', '5')],
    ['35322741002250500', wrong('imei-length', '17')],
    ['3532274100225', wrong('imei-length', '13')],
    ['35322741002250O', wrong('imei-signs')],
    ['RF8N12345AB', wrong('imei-signs')],
    ['353227410022505;490154203237518', wrong('imei-signs')],
  ];
  it.each(cases)('%j', (cell, reading) => {
    expect(readImei(cell)).toEqual(reading);
  });

  it('that is right stays what it is, whatever it is wrapped in', () => {
    const wrappings = [
      (x: string) => x,
      (x: string) => `="${x}"`,
      (x: string) => `'${x}`,
      (x: string) => ` ${x}\u00a0`,
    ];
    fc.assert(
      fc.property(imei, fc.constantFrom(...wrappings), (text, wrap) => {
        expect(readImei(wrap(text))).toMatchObject({ ok: true, value: text });
      }),
    );
  });

  it('is the same from its fourteen digits and from its IMEISV', () => {
    fc.assert(
      fc.property(imei, fc.stringMatching(/^\d\d$/), (text, version) => {
        const body = text.slice(0, 14);
        expect(readImei(body)).toMatchObject({ value: text });
        expect(readImei(body + version)).toMatchObject({ value: text });
      }),
    );
  });

  it('with one digit mistyped is refused, and never mended by guessing', () => {
    fc.assert(
      fc.property(imei, fc.nat(14), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const mistyped = text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
        expect(readImei(mistyped)).toMatchObject({ ok: false, reason: 'imei-check' });
      }),
    );
  });

  it('reads the same when it is read again, and nothing makes reading fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d .E+,-]{10,20}$/)), (cell) => {
        const reading = readImei(cell);
        if (reading.ok) expect(readImei(reading.value)).toEqual({ ok: true, value: reading.value, remark: null });
      }),
    );
  });
});

describe('a serial number in a cell', () => {
  const cases: [string, string | null, ReturnType<typeof right> | ReturnType<typeof wrong>][] = [
    ['RAKM2SVY64A', 'Samsung', right('RAKM2SVY64A')],
    ['rakm2svy64a', 'SAMSUNG', right('RAKM2SVY64A', 'cleaned')],
    ['rakm2svy64a', null, right('RAKM2SVY64A', 'cleaned')],
    ['R58N123', 'Samsung', right('R58N123', 'serial-unusual')],
    ['abc-123', 'Honeywell', right('abc-123')],
    ['S/N:A_1', 'Zebra', right('S/N:A_1')],
    ['="00123"', 'Zebra', right('00123', 'cleaned')],
    ['R58N 12345 AB', 'Samsung', right('R58N12345AB', 'cleaned')],
    ['1.2345E+11', 'Zebra', wrong('scientific')],
    ['5E10', 'Zebra', right('5E10')],
    ['#N/A', 'Zebra', wrong('serial-signs')],
    ['série', 'Zebra', wrong('serial-signs')],
    ['A'.repeat(65), 'Zebra', wrong('too-long')],
  ];
  it.each(cases)('%j of %s', (cell, manufacturer, reading) => {
    expect(readSerial(cell, manufacturer)).toEqual(reading);
  });
});

describe('unwrapping', () => {
  it.each([
    ['="A"', 'A'],
    ["'A", 'A'],
    ['\u00a0A\u200b', 'A'],
    ['=A', '=A'],
    ['', ''],
  ])('%j is %j', (cell, text) => {
    expect(unwrapCell(cell)).toBe(text);
  });

  it('tells a shortened number from a code with an E in it', () => {
    for (const text of ['3.5E+14', '3,5E14', '4E+14']) expect(isScientific(text), text).toBe(true);
    for (const text of ['4E14', 'E1', '35E+14', '3.5', '1.5Exyz']) expect(isScientific(text), text).toBe(false);
  });
});
