import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { type Scan, scanVerdicts } from '#shared/domain/scan-verdict.ts';
import { LastScans } from '../../../../src-renderer/features/scans/LastScans.tsx';
import { ScanProgress } from '../../../../src-renderer/features/scans/ScanProgress.tsx';
import type { Outcome } from '../../../../src-renderer/features/scans/use-scanning.ts';
import { VerdictPanel } from '../../../../src-renderer/features/scans/VerdictPanel.tsx';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const draw = (node: ReactNode, locale = 'en') =>
  renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <MantineProvider>{node}</MantineProvider>
    </I18nextProvider>,
  );
const textOf = (html: string) => html.replaceAll(/<style[^>]*>.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, ' ');
const scan: Scan = {
  ...{ scan: 7, at: '2026-11-26T09:00:00.000Z', verdict: 'good', text: '353227410022505' },
  ...{ imei: '353227410022505', imei2: null, serial: 'R58M315CL4T', deviceId: null },
  ...{ model: 'SM-G556B', profileName: 'Vans', before: null },
};
const scanned = (changes: Partial<Scan>, sameLabel = false): Outcome => ({
  kind: 'scanned',
  answer: { scan: { ...scan, ...changes }, count: { scanned: 1, expected: 0, extra: 0, refused: 0 }, sameLabel },
});

describe('the verdict on the screen', () => {
  it('is a word of its own, a colour of its kind and a sign, and is said aloud', () => {
    const drawn = scanVerdicts.map((verdict) => draw(<VerdictPanel outcome={scanned({ verdict })} />));
    const words = drawn.map((html) => /<h2[^>]*>([^<]*)</.exec(html)?.[1]);
    expect(new Set(words).size).toBe(scanVerdicts.length);
    expect(new Set(drawn.map((html) => /data-tone="(\w+)"/.exec(html)?.[1]))).toEqual(
      new Set(['provisioned', 'waiting', 'failed']),
    );
    for (const html of drawn) expect(html).toMatch(/role="status" aria-live="assertive".*<svg/s);
  });

  it('comes with what the device is, or what was typed when that is nothing', () => {
    const known = textOf(draw(<VerdictPanel outcome={scanned({})} />));
    for (const fact of ['SM-G556B', 'R58M315CL4T', 'Vans']) expect(known).toContain(fact);
    const unknown = { imei: null, serial: null, model: null, profileName: null, verdict: 'unreadable', text: 'hello' };
    expect(textOf(draw(<VerdictPanel outcome={scanned(unknown as Partial<Scan>)} />))).toContain('hello');
  });

  it('is quiet before the first scan, of the same label again, and when a scan was taken back', () => {
    expect(draw(<VerdictPanel outcome={null} />)).toContain('Ready to scan');
    expect(draw(<VerdictPanel outcome={scanned({}, true)} />)).toContain('Same device');
    expect(draw(<VerdictPanel outcome={{ kind: 'undone', scan }} />)).toContain('Taken back');
    expect(draw(<VerdictPanel outcome={{ kind: 'nothing' }} />)).toContain('Nothing to take back');
    expect(draw(<VerdictPanel outcome={null} />, 'fr')).toContain('Prêt à scanner');
  });
});

describe('the running count on the screen', () => {
  it('has a bar when a note says how many are expected, and what is besides', () => {
    const count = { scanned: 48, expected: 50, extra: 2, refused: 3 };
    const html = draw(<ScanProgress count={count} />);
    expect(html).toContain('aria-valuenow="96"');
    expect(textOf(html)).toMatch(/48\s+of 50\s+2 not on the note\s+3 not counted/);
    expect(draw(<ScanProgress count={{ ...count, expected: 0 }} />)).not.toContain('progressbar');
  });
});

describe('the last scans on the screen', () => {
  it('have a word and a shape each, and a way back while there is one', () => {
    const list = (scans: Scan[], mayUndo = true) =>
      draw(<LastScans scans={scans} mayUndo={mayUndo} onUndo={() => undefined} />);
    expect(textOf(list([scan, { ...scan, scan: 6, verdict: 'swapped' }]))).toMatch(/Good.*Swapped/s);
    expect(list([scan])).not.toContain('disabled');
    expect(list([scan], false)).toContain('disabled');
    expect(list([])).toContain('Nothing scanned yet');
  });
});
