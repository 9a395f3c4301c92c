import type { VerdictKind } from '#shared/domain/scan-verdict.ts';

/** How loud verdicts are; muted shows on the screen. */
export const volumes = ['muted', 'quiet', 'loud'] as const;

/** How loud verdicts are. */
export type Volume = (typeof volumes)[number];

/** One sound of a verdict: pitch, when it begins and how long it lasts. */
export type Tone = { hertz: number; atMs: number; forMs: number; wave: OscillatorType };

/** Told apart in a loud depot by number, length and pitch: up and short, twice the same, low and long. */
export const tones: Record<VerdictKind, readonly Tone[]> = {
  good: [
    { hertz: 988, atMs: 0, forMs: 60, wave: 'sine' },
    { hertz: 1480, atMs: 60, forMs: 90, wave: 'sine' },
  ],
  attention: [
    { hertz: 660, atMs: 0, forMs: 120, wave: 'triangle' },
    { hertz: 660, atMs: 190, forMs: 120, wave: 'triangle' },
  ],
  bad: [
    { hertz: 233, atMs: 0, forMs: 220, wave: 'sawtooth' },
    { hertz: 175, atMs: 240, forMs: 340, wave: 'sawtooth' },
  ],
};

const gains: Record<Volume, number> = { muted: 0, quiet: 0.08, loud: 0.4 };

// A tone that starts or ends at once cracks.
const FADE_S = 0.008;

let context: AudioContext | null = null;

/** Plays the sound of a verdict; nothing when muted. */
export function playVerdict(kind: VerdictKind, volume: Volume): void {
  if (volume === 'muted') return;
  context ??= new AudioContext();
  // A system that took the loudspeaker away, as in sleep, gives it back only when it is asked.
  if (context.state === 'suspended') void context.resume();
  for (const tone of tones[kind]) playTone(context, tone, gains[volume]);
}

function playTone(audio: AudioContext, { hertz, atMs, forMs, wave }: Tone, loudness: number): void {
  const begin = audio.currentTime + atMs / 1000;
  const end = begin + forMs / 1000;
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(loudness, begin + FADE_S);
  gain.gain.setValueAtTime(loudness, end - FADE_S);
  gain.gain.linearRampToValueAtTime(0, end);
  const oscillator = new OscillatorNode(audio, { type: wave, frequency: hertz });
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(begin);
  oscillator.stop(end);
}
