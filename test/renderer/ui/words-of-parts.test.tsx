import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Identifier } from '../../../src-renderer/ui/Identifier.tsx';
import { MarkedText } from '../../../src-renderer/ui/MarkedText.tsx';
import { StatusDot } from '../../../src-renderer/ui/StatusDot.tsx';

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '');
const markedIn = (html: string) => [...html.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map((match) => match[1]);

describe('an identifier on the screen', () => {
  const groups = ['35', '322741', '002250', '5'];

  it('has its gaps drawn, not written, so that it is copied without spaces', () => {
    expect(textOf(renderToStaticMarkup(<Identifier groups={groups} />))).toBe('353227410022505');
  });

  it('emphasises what was searched across its groups', () => {
    expect(markedIn(renderToStaticMarkup(<Identifier groups={groups} mark={{ start: 0, end: 4 }} />))).toEqual([
      '35',
      '32',
    ]);
    expect(markedIn(renderToStaticMarkup(<Identifier groups={groups} mark={{ start: 11, end: 15 }} />))).toEqual([
      '250',
      '5',
    ]);
  });
});

describe('a state on the screen', () => {
  it('is always a word beside its shape', () => {
    const html = renderToStaticMarkup(<StatusDot tone="failed" shape="cross" label="Assignment failed" />);
    expect(textOf(html)).toBe('Assignment failed');
    expect(html).toContain('<svg');
    expect(html).toContain('aria-hidden="true"');
  });
});

describe('a text that was searched', () => {
  it('keeps all of its letters', () => {
    const html = renderToStaticMarkup(<MarkedText text="Couriers FR" mark={{ start: 0, end: 3 }} />);
    expect(textOf(html)).toBe('Couriers FR');
    expect(markedIn(html)).toEqual(['Cou']);
    expect(renderToStaticMarkup(<MarkedText text="Couriers FR" mark={null} />)).toBe('Couriers FR');
  });
});
