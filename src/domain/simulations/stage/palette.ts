import { type Color, hex } from '../../drawing/color.js';

export const themes = ['dark', 'light'] as const;

export type Theme = (typeof themes)[number];

/** The colors of a simulation. Curves and bodies take the bright ones, in the order of `series`. */
export interface Palette {
  readonly theme: Theme;
  readonly background: Color;
  /** Slightly off the background: panels and tracks. */
  readonly panel: Color;
  /** Titles and equations. */
  readonly ink: Color;
  /** Labels and ticks. */
  readonly muted: Color;
  readonly axis: Color;
  readonly grid: Color;
  readonly blue: Color;
  readonly yellow: Color;
  readonly red: Color;
  readonly green: Color;
  readonly purple: Color;
  readonly teal: Color;
  /** The bright ones, each well told from the one before. */
  readonly series: readonly [Color, ...Color[]];
}

export type ColorName = Exclude<keyof Palette, 'series' | 'theme'>;

/** The palette of a theme: calm ground, colors of even lightness that also read when printed grey. */
export function paletteOf(theme: Theme): Palette {
  const named = theme === 'dark' ? dark : light;
  const { blue, yellow, red, green, purple, teal } = named;
  return { ...named, theme, series: [blue, yellow, red, green, purple, teal] };
}

type Named = Omit<Palette, 'series' | 'theme'>;

const dark: Named = {
  background: hex('#10141c'),
  panel: hex('#1a212d'),
  ink: hex('#eef1f6'),
  muted: hex('#a3aebf'),
  axis: hex('#8a96a8'),
  grid: hex('#2b3647'),
  blue: hex('#5bc3eb'),
  yellow: hex('#ffd166'),
  red: hex('#ff7a6b'),
  green: hex('#8fd17a'),
  purple: hex('#bd9cf0'),
  teal: hex('#52d3b8'),
};

const light: Named = {
  background: hex('#fbfaf6'),
  panel: hex('#f0eee6'),
  ink: hex('#1d2430'),
  muted: hex('#566173'),
  axis: hex('#6c7685'),
  grid: hex('#e4e1d7'),
  blue: hex('#1c6fb8'),
  yellow: hex('#c77d0a'),
  red: hex('#cf4436'),
  green: hex('#2f8a4c'),
  purple: hex('#7a4fb5'),
  teal: hex('#0c8577'),
};
