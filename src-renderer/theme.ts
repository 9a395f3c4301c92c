import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  Menu,
  Modal,
  Notification,
  Popover,
  SegmentedControl,
  Tooltip,
} from '@mantine/core';
import { coolDark, coolGray, darkPalette, lightPalette, type Palette, paletteVariables, red, teal } from './palette.ts';

// Both faces are bundled.
const TEXT_FACE = "'Inter Variable', 'Noto Sans', system-ui, sans-serif";
const MONO_FACE = "'JetBrains Mono Variable', 'DejaVu Sans Mono', ui-monospace, monospace";

const CONTROL_HEIGHT = '32px';
const QUICK = { duration: 120, transition: 'fade' } as const;

const controls = {
  Button: Button.extend({
    vars: (_theme, props) => ({
      root: props.size
        ? {}
        : { '--button-height': CONTROL_HEIGHT, '--button-padding-x': '12px', '--button-fz': '13px' },
    }),
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: 'subtle', color: 'gray' },
    vars: (_theme, props) => ({ root: props.size ? {} : { '--ai-size': CONTROL_HEIGHT } }),
  }),
  Input: Input.extend({
    vars: (_theme, props) => ({
      wrapper:
        props.size && props.size !== 'sm'
          ? {}
          : { '--input-height': CONTROL_HEIGHT, '--input-fz': '13px', '--input-padding': '10px' },
    }),
  }),
  InputWrapper: Input.Wrapper.extend({
    vars: () => ({
      label: { '--input-label-size': '13px' },
      error: { '--input-error-size': '12px' },
      success: {},
      description: { '--input-description-size': '12px' },
    }),
  }),
  SegmentedControl: SegmentedControl.extend({
    defaultProps: { withItemsBorders: false, transitionDuration: 120 },
    vars: () => ({ root: { '--sc-font-size': '13px', '--sc-padding': '4px 10px' } }),
  }),
};

const overlays = {
  Notification: Notification.extend({ defaultProps: { withBorder: true } }),
  Menu: Menu.extend({ defaultProps: { shadow: 'xs', transitionProps: QUICK, offset: 4 } }),
  Popover: Popover.extend({ defaultProps: { shadow: 'xs', transitionProps: QUICK, offset: 4 } }),
  Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: QUICK, withArrow: false } }),
  Modal: Modal.extend({
    defaultProps: {
      centered: true,
      shadow: 'none',
      // At once: who opens a dialog by a key goes on typing, and that has to land in its field.
      transitionProps: { duration: 0 },
      overlayProps: { backgroundOpacity: 0.4, transitionProps: QUICK },
    },
  }),
};

/** The house theme: dense, one-pixel borders, radius 6, a grid of 4. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal: [...teal], red: [...red], gray: [...coolGray], dark: [...coolDark] },
  fontFamily: TEXT_FACE,
  fontFamilyMonospace: MONO_FACE,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.4' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: { xs: '0 1px 2px rgba(10, 20, 30, 0.06), 0 4px 12px rgba(10, 20, 30, 0.08)' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: { ...controls, ...overlays },
});

function schemeVariables(palette: Palette): Record<string, string> {
  const { surfaces, states } = palette;
  return {
    ...paletteVariables(palette),
    '--mantine-color-body': surfaces.surface,
    '--mantine-color-text': surfaces.text,
    '--mantine-color-bright': surfaces.text,
    '--mantine-color-dimmed': surfaces.dim,
    '--mantine-color-placeholder': surfaces.dim,
    '--mantine-color-anchor': surfaces.accent,
    '--mantine-color-error': states.failed.ink,
    '--mantine-color-default': surfaces.raised,
    '--mantine-color-disabled': surfaces.hover,
    '--mantine-color-default-color': surfaces.text,
    '--mantine-color-default-hover': surfaces.hover,
    '--mantine-color-default-border': surfaces.lineControl,
  };
}

/** Our palettes as CSS variables, and Mantine's own pointed at them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables(lightPalette),
  dark: schemeVariables(darkPalette),
});
