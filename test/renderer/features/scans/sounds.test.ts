import { describe, expect, it } from 'vitest';
import { playVerdict, type Tone, tones } from '../../../../src-renderer/features/scans/sounds.ts';

const endOf = (sound: readonly Tone[]) => Math.max(...sound.map(({ atMs, forMs }) => atMs + forMs));

describe('the sounds of verdicts', () => {
  it('are told apart by pitch, length and shape', () => {
    const { good, attention, bad } = tones;
    expect(Math.min(...good.map(({ hertz }) => hertz))).toBeGreaterThan(
      Math.max(...attention.map(({ hertz }) => hertz)),
    );
    expect(Math.min(...attention.map(({ hertz }) => hertz))).toBeGreaterThan(
      Math.max(...bad.map(({ hertz }) => hertz)),
    );
    expect(endOf(good)).toBeLessThan(endOf(attention));
    expect(endOf(attention)).toBeLessThan(endOf(bad));
    expect(new Set([good, attention, bad].map(([tone]) => tone?.wave)).size).toBe(3);
  });

  it('say that all is well in less time than the next scan takes', () => {
    expect(endOf(tones.good)).toBeLessThanOrEqual(200);
  });

  it('ask for no loudspeaker when muted', () => {
    // There is none here: asking for one would throw.
    expect(() => playVerdict('bad', 'muted')).not.toThrow();
    expect(() => playVerdict('bad', 'loud')).toThrow();
  });
});
