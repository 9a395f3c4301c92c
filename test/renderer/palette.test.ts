import { describe, expect, it } from 'vitest';
import { darkPalette, lightPalette, type Palette, red, stateTones, teal } from '../../src-renderer/palette.ts';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const themes: [string, Palette][] = [
  ['light', lightPalette],
  ['dark', darkPalette],
];

describe.each(themes)('contrast in the %s theme', (_name, { surfaces, states }) => {
  const grounds = [surfaces.surface, surfaces.frame, surfaces.raised, surfaces.hover, surfaces.selected];

  it('gives text, quiet text, the accent and every state 4.5 to 1 on every ground (WCAG AA)', () => {
    const inks = [surfaces.text, surfaces.dim, surfaces.accent, ...stateTones.map((tone) => states[tone].ink)];
    const weak = inks.flatMap((ink) =>
      grounds.filter((ground) => contrast(ink, ground) < 4.5).map((ground) => `${ink} on ${ground}`),
    );
    expect(weak).toEqual([]);
  });

  it('gives every state 4.5 to 1 on its own soft ground, and text too', () => {
    const weak = stateTones.filter(
      (tone) => contrast(states[tone].ink, states[tone].soft) < 4.5 || contrast(surfaces.text, states[tone].soft) < 4.5,
    );
    expect(weak).toEqual([]);
  });

  it('gives bars, shapes and the edges of fields 3 to 1 on the page', () => {
    const graphics = [surfaces.lineStrong, ...stateTones.map((tone) => states[tone].fill)];
    expect(graphics.filter((colour) => contrast(colour, surfaces.surface) < 2.95)).toEqual([]);
  });

  it('tells every two states apart', () => {
    const inks = stateTones.map((tone) => states[tone].ink);
    expect(new Set(inks).size).toBe(stateTones.length);
  });
});

describe('filled buttons', () => {
  it('carry white words at 4.5 to 1 in both themes', () => {
    for (const colour of [teal[7], teal[6], red[7], red[6]]) expect(contrast('#ffffff', colour)).toBeGreaterThan(4.5);
  });
});
