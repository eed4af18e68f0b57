import type { CuePlace } from './cue.js';

/** How captions and titles look. */
export interface CaptionStyle {
  /** Height of the letters' body, in percent of the picture's shorter side. 1 to 20. */
  readonly sizePercent: number;
  /** CSS colours. */
  readonly color: string;
  readonly outlineColor: string;
  /** Width of the outline around the letters, in percent of their height; 0 for none. */
  readonly outlinePercent: number;
  /** 100 to 900. */
  readonly weight: number;
  /** Where captions stand that do not say it themselves. */
  readonly place: CuePlace;
}

/** White with a dark outline at the bottom: to be read on any picture. */
export const usualCaptionStyle: CaptionStyle = {
  sizePercent: 6,
  color: '#ffffff',
  outlineColor: '#000000',
  outlinePercent: 9,
  weight: 600,
  place: 'bottom',
};

/**
 * Part of each side of the picture that stays free of text: the graphics safe area of EBU R 95
 * (https://tech.ebu.ch/publications/r095), 5 % of width and height.
 */
export const safeShare = 0.05;

/** The sixteen basic names of HTML (https://www.w3.org/TR/css-color-4/#named-colors has them among others), and orange. */
const names = new Set(
  'black silver gray white maroon red purple fuchsia green lime olive yellow navy blue teal aqua orange'.split(
    ' ',
  ),
);

/** Whether a text is a colour as captions take it: `#fc0`, `#ffcc00`, `#ffcc0080` or a basic name. */
export function isColor(text: string): boolean {
  return names.has(text.toLowerCase()) || /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text);
}
