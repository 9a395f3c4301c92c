/** Deep teal, the one accent. */
export const teal = [
  '#e8f5f4',
  '#cfe9e7',
  '#a3d5d1',
  '#72bfb9',
  '#45a8a1',
  '#23918a',
  '#117a74',
  '#0b6660',
  '#08524d',
  '#053d3a',
] as const;

/** Red, for what is refused or failed and for buttons that destroy. */
export const red = [
  '#fdf0ef',
  '#fbe0dd',
  '#f5bdb8',
  '#ee958d',
  '#e56e64',
  '#d94c41',
  '#c8382f',
  '#b3241c',
  '#8f1b15',
  '#6d130f',
] as const;

/** Neutrals of the light theme, slightly cool, light to dark. */
export const coolGray = [
  '#f6f8f9',
  '#eef1f3',
  '#e3e7eb',
  '#d3d9df',
  '#b5bec8',
  '#8f9aa7',
  '#667281',
  '#4a5563',
  '#323b46',
  '#1b222a',
] as const;

/** Neutrals of the dark theme, light (text) to dark (page). */
export const coolDark = [
  '#d8dee5',
  '#b4bdc8',
  '#919ca9',
  '#687482',
  '#3c4651',
  '#2d3640',
  '#222a32',
  '#161c22',
  '#11161b',
  '#0c1014',
] as const;

/** The states a person tells apart by colour; each colour has one meaning in the whole window. */
export const stateTones = ['unassigned', 'assigned', 'provisioned', 'waiting', 'conflict', 'failed'] as const;

/** A state colour's meaning: grey, blue, teal, amber, violet, red in that order. */
export type StateTone = (typeof stateTones)[number];

type Tone = { ink: string; fill: string; soft: string };
type Surfaces = {
  surface: string;
  frame: string;
  raised: string;
  hover: string;
  selected: string;
  line: string;
  lineControl: string;
  lineStrong: string;
  text: string;
  dim: string;
  accent: string;
  accentSoft: string;
};

/** Everything one theme paints with: surfaces, and for each state its ink (text, small shapes), fill (bars) and soft ground. */
export type Palette = { surfaces: Surfaces; states: Record<StateTone, Tone> };

/** The light theme. */
export const lightPalette: Palette = {
  surfaces: {
    surface: '#ffffff',
    frame: '#f4f6f8',
    raised: '#ffffff',
    hover: '#eef2f4',
    selected: '#e0f0ef',
    line: '#dfe4e9',
    lineControl: '#c9d0d8',
    lineStrong: '#87929e',
    text: '#1b222a',
    dim: '#56616e',
    accent: '#0b6660',
    accentSoft: '#e0f0ef',
  },
  states: {
    unassigned: { ink: '#5b6673', fill: '#8b96a3', soft: '#eceff2' },
    assigned: { ink: '#1d5bb8', fill: '#2f74d0', soft: '#e4edfa' },
    provisioned: { ink: '#0b6b64', fill: '#14837b', soft: '#dff1ef' },
    waiting: { ink: '#915500', fill: '#c27a00', soft: '#fbf0dc' },
    conflict: { ink: '#6b3fbd', fill: '#7c4fd0', soft: '#efe8fb' },
    failed: { ink: '#b3241c', fill: '#c8382f', soft: '#fbe7e5' },
  },
};

/** The dark theme. */
export const darkPalette: Palette = {
  surfaces: {
    surface: '#161c22',
    frame: '#11161b',
    raised: '#1d242b',
    hover: '#202830',
    selected: '#163532',
    line: '#2a333c',
    lineControl: '#3d4853',
    lineStrong: '#6b7783',
    text: '#d8dee5',
    dim: '#9ba6b2',
    accent: '#54c3ba',
    accentSoft: '#163532',
  },
  states: {
    unassigned: { ink: '#a3adb8', fill: '#7d8894', soft: '#262e36' },
    assigned: { ink: '#83b4f6', fill: '#6aa3ef', soft: '#1a2c45' },
    provisioned: { ink: '#54c8be', fill: '#3db3a9', soft: '#143330' },
    waiting: { ink: '#f0b458', fill: '#e0a03f', soft: '#382a13' },
    conflict: { ink: '#bba0f7', fill: '#a585f0', soft: '#2c2344' },
    failed: { ink: '#f78d84', fill: '#ee7a70', soft: '#3d201e' },
  },
};

/** The CSS variables of a palette: `--surface`, `--line-strong`, …, `--state-waiting`, `-fill`, `-soft`. */
export function paletteVariables(palette: Palette): Record<string, string> {
  const variables: Record<string, string> = {
    '--surface': palette.surfaces.surface,
    '--surface-frame': palette.surfaces.frame,
    '--surface-raised': palette.surfaces.raised,
    '--surface-hover': palette.surfaces.hover,
    '--surface-selected': palette.surfaces.selected,
    '--line': palette.surfaces.line,
    '--line-control': palette.surfaces.lineControl,
    '--line-strong': palette.surfaces.lineStrong,
    '--text': palette.surfaces.text,
    '--text-dim': palette.surfaces.dim,
    '--accent': palette.surfaces.accent,
    '--accent-soft': palette.surfaces.accentSoft,
  };
  for (const tone of stateTones) {
    variables[`--state-${tone}`] = palette.states[tone].ink;
    variables[`--state-${tone}-fill`] = palette.states[tone].fill;
    variables[`--state-${tone}-soft`] = palette.states[tone].soft;
  }
  return variables;
}
