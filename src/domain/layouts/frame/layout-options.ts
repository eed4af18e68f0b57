import type { BlendMode, Key } from '../../timeline/composite-segment.js';
import type { TransitionName } from '../../timeline/transitions.js';
import type { Half } from '../define-layout.js';
import type { Alignment } from './boxes.js';

export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

export type Corner = (typeof corners)[number];

/** A line that moves: shares of the frame (0 to 1) at seconds of the film. */
export type SplitCourse = readonly { readonly at: number; readonly share: number }[];

/** One box of a layout that is data. Lengths are shares of the frame, 0 to 1. */
export interface Region {
  readonly half: Half;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly fit?: 'contain' | 'cover' | 'blur' | 'stretch';
  readonly rounded?: number;
  readonly border?: number;
  readonly borderColor?: string;
  readonly key?: boolean;
  readonly dim?: number;
  readonly label?: string;
  /** Where its left upper corner is later on; at the beginning it is `left`, `top`. */
  readonly moves?: readonly { readonly at: number; readonly left: number; readonly top: number }[];
}

/** Everything that layouts can be told. Lengths are shares of the frame's shorter side unless said otherwise. */
export interface LayoutOptions {
  /** Which half is on the left, above, or in front. Default: the simulation; with `pip` the AI half is inside. */
  readonly first?: Half;
  /** Part of the frame that the first half takes: 0.1 to 0.9. */
  readonly ratio?: number;
  readonly align?: Alignment;
  /** Pixels between the halves and around them. */
  readonly gap?: number;
  /** Texts of the first and the second half. */
  readonly labels?: readonly [string, string];
  readonly labelPlace?: 'over' | 'under';
  /** `#rrggbb`. */
  readonly background?: string;
  /** Pixels. */
  readonly border?: number;
  readonly borderColor?: string;
  /** Pixels. */
  readonly rounded?: number;
  /** Of the inner picture, as a part of the frame's width. */
  readonly pipSize?: number;
  readonly corner?: Corner;
  /** Corners that the inner picture moves to, at seconds of the film. */
  readonly moves?: readonly { readonly at: number; readonly corner: Corner }[];
  readonly key?: Key;
  readonly dim?: number;
  readonly mode?: BlendMode;
  readonly amount?: number;
  readonly direction?: 'horizontal' | 'vertical';
  readonly split?: number | 'sweep' | SplitCourse;
  readonly transition?: Exclude<TransitionName, 'cut'>;
  /** Seconds. */
  readonly transitionDuration?: number;
  /** Seconds at which the halves change places, with `reveal`. */
  readonly reveals?: readonly number[];
  readonly regions?: readonly Region[];
}

/** Nearly black. */
export const usualBackground = '#101014';
