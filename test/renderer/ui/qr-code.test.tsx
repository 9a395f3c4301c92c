import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { buildProvisioningPayload } from '#shared/domain/provisioning-payload.ts';
import { type QrCorrection, qrCorrection } from '#shared/domain/qr-capacity.ts';
import { QrCode } from '../../../src-renderer/ui/QrCode.tsx';
import { scanQr } from '../../helpers/scan-qr.ts';

const draw = (text: string, correction: QrCorrection, most = 400) =>
  renderToStaticMarkup(<QrCode text={text} correction={correction} label="QR code" most={most} />);

describe('a QR code on the screen (behaviour 111)', () => {
  it('reads back as the payload it was made of, accents included', () => {
    const { text } = buildProvisioningPayload({
      configuration: [{ group: 'custom', name: 'com.example.depot', value: 'Dépôt de Lyon, 2ᵉ étage' }],
      ...{ server: 'na1.example.com', user: 'c.lefevre@example.com', checksum: 'A'.repeat(43), withWifi: false },
      enrollmentToken: { key: 'token', value: 'hT7-xQ_29' },
    });
    expect(scanQr(draw(text, qrCorrection(text) ?? 'L'))).toBe(text);
  });

  it.each([
    ['H', 1273],
    ['Q', 1663],
    ['M', 2331],
    ['L', 2953],
  ] as const)('holds with error correction %s as many bytes as it is said to', (correction, bytes) => {
    const text = 'x'.repeat(bytes);
    expect(qrCorrection(text)).toBe(correction);
    expect(draw(text, correction)).toContain('viewBox="0 0 185 185"');
    expect(() => draw(`${text}x`, correction)).toThrow();
  });

  it('has modules of whole pixels, and never wider than it may be, but for codes that would not fit at all', () => {
    const width = (html: string) => Number(/ width="(\d+)"/.exec(html)?.[1]);
    expect(width(draw('short', 'L', 400))).toBe(29 * 13);
    expect(width(draw('x'.repeat(1273), 'H', 400))).toBe(185 * 2);
    expect(width(draw('short', 'L', 10))).toBe(29);
  });

  it('says what it is to those who do not see it', () => {
    expect(draw('x', 'L')).toContain('role="img" aria-label="QR code"');
  });
});
