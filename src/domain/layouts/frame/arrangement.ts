import type { BlendMode, Box, Course, Travel } from '../../timeline/composite-segment.js';
import type { Fit } from '../../timeline/fit-picture.js';
import type { TransitionName } from '../../timeline/transitions.js';
import type { Half } from '../define-layout.js';

/** Where and how one half is seen. */
export interface PlacedHalf {
  readonly half: Half;
  readonly box: Box;
  readonly fit: Fit;
  readonly travel?: Travel;
  /** Pixels of the radius of its corners. */
  readonly rounded?: number;
  /** True: the key that the request settles on. */
  readonly keyed?: true;
  readonly blend?: { readonly mode: BlendMode; readonly amount: number };
  readonly split?: { readonly axis: 'x' | 'y'; readonly at: Course };
  /** 0 to 1. */
  readonly dim?: number;
}

/** A picture that aivideo paints, as a value. Lengths are pixels; colours `#rrggbb`. */
export type Painting =
  /** A ring around a box, and a soft shadow outside of it. */
  | {
      readonly kind: 'frame';
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly border: number;
      readonly color: string;
      readonly shadow: number;
    }
  /** White inside of rounded corners. */
  | { readonly kind: 'mask'; readonly width: number; readonly height: number; readonly radius: number }
  | {
      readonly kind: 'label';
      readonly width: number;
      readonly height: number;
      readonly text: string;
      /** Height of the letters. */
      readonly size: number;
      /** On a dark plate, to be read on any picture. */
      readonly plate: boolean;
      /** Where the plate is in its width; default: in the middle. */
      readonly side?: 'left' | 'right';
    }
  | { readonly kind: 'line'; readonly width: number; readonly height: number; readonly color: string };

/** A painting at its place over all halves. */
export interface PlacedPainting {
  readonly painting: Painting;
  readonly left: number;
  readonly top: number;
  readonly travel?: Travel;
}

/** What is seen at once, from back to front. */
export interface Scenery {
  readonly halves: readonly PlacedHalf[];
  readonly paintings: readonly PlacedPainting[];
}

/** A time of the film in which one scenery is seen, or in which it goes over into the next. */
export interface Stage {
  readonly fromFrame: number;
  readonly endFrame: number;
  readonly scenery: Scenery;
  readonly next?: { readonly transition: Exclude<TransitionName, 'cut'>; readonly scenery: Scenery };
}

/** What a layout makes of a film. */
export interface Arrangement {
  /** `#rrggbb`. */
  readonly background: string;
  /** Together all frames of the film, in order. */
  readonly stages: readonly Stage[];
}

/** An arrangement that stays the same over the whole film. */
export function steady(frames: number, background: string, scenery: Scenery): Arrangement {
  return { background, stages: [{ fromFrame: 0, endFrame: frames, scenery }] };
}
