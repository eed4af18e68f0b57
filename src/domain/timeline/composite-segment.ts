import type { Fit } from './fit-picture.js';
import type { TransitionName } from './transitions.js';

/** A rectangle of the film, in pixels from its left upper corner. All figures are even, as 4:2:0 needs them. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A figure that changes over the film: held before its first point and after its last. */
export interface Course {
  /** By frames of the film, ascending; one at least. */
  readonly points: readonly { readonly frame: number; readonly value: number }[];
  /** Between two points: at an even pace, or slow at both. */
  readonly pace: 'even' | 'smooth';
}

/** Where the left upper corner of a moving box is, in pixels of the film. */
export interface Travel {
  readonly left: Course;
  readonly top: Course;
}

/** Which pixels of a layer are seen through. Colours are `#rrggbb`. */
export type Key =
  /** The file's own transparency. */
  | { readonly kind: 'alpha' }
  /** By its hue: a green or blue screen. */
  | {
      readonly kind: 'chroma';
      readonly color: string;
      readonly tolerance: number;
      readonly softness: number;
    }
  /** By its red, green and blue together: any plain background. */
  | {
      readonly kind: 'color';
      readonly color: string;
      readonly tolerance: number;
      readonly softness: number;
    }
  /** By its brightness, 0 (black) to 1 (white). */
  | {
      readonly kind: 'luma';
      readonly level: number;
      readonly tolerance: number;
      readonly softness: number;
    };

/** Ways to mix two pictures, as ffmpeg's `blend` names them. https://ffmpeg.org/ffmpeg-filters.html#blend-1 */
export const blendModes = [
  'normal',
  'screen',
  'multiply',
  'overlay',
  'softlight',
  'hardlight',
  'lighten',
  'darken',
  'addition',
  'difference',
] as const;

export type BlendMode = (typeof blendModes)[number];

/** Frames of one clip, or the frames in which it goes over from its end into its beginning. Clips are named by position. */
export type Piece =
  | {
      readonly kind: 'play';
      readonly clip: number;
      /** Counted from the first frame of the clip that is used, at the film's rate. */
      readonly fromFrame: number;
      readonly frames: number;
    }
  | {
      readonly kind: 'loop';
      readonly clip: number;
      /** Where the fading end begins; the beginning that comes up starts at 0. */
      readonly fromFrame: number;
      /** Of the whole crossing. */
      readonly crossFrames: number;
      /** Frames of the crossing that are left out before. */
      readonly skippedFrames: number;
      readonly frames: number;
    };

/** A picture file that aivideo has painted. */
export interface PaintedPicture {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
}

/** One moving picture at its place. */
export interface CompositeLayer {
  /** One after the other they are as long as the segment. */
  readonly pieces: readonly Piece[];
  readonly box: Box;
  readonly fit: Fit;
  /** Present when the box moves; `box` then tells the size alone. */
  readonly travel?: Travel;
  /** White where it is seen, of the size of the box. */
  readonly mask?: PaintedPicture;
  readonly key?: Key;
  /** How it is mixed with what lies beneath; absent: it covers it. Of layers that fill the film alone. */
  readonly blend?: { readonly mode: BlendMode; readonly amount: number };
  /** It is seen only from this line on, in pixels from its box's left or upper side. */
  readonly split?: { readonly axis: 'x' | 'y'; readonly at: Course };
  /** How much it is darkened, 0 to 1. */
  readonly dim?: number;
}

/** A painted picture that lies over all layers. */
export interface CompositePicture extends PaintedPicture {
  readonly left: number;
  readonly top: number;
  readonly travel?: Travel;
}

/** What is seen at once, from back to front. */
export interface CompositeScene {
  readonly layers: readonly CompositeLayer[];
  readonly pictures: readonly CompositePicture[];
}

/** What a composite segment shows. */
export interface Composite {
  /** `#rrggbb`, where no layer is. */
  readonly background: string;
  readonly scene: CompositeScene;
  /** Present in a segment in which the scene goes over into another one. */
  readonly next?: {
    readonly transition: Exclude<TransitionName, 'cut'>;
    readonly scene: CompositeScene;
  };
}

/** The clips that a composite takes pictures from, by position, each once. */
export function clipsOf({ scene, next }: Composite): readonly number[] {
  const layers = [...scene.layers, ...(next?.scene.layers ?? [])];
  return [...new Set(layers.flatMap(({ pieces }) => pieces.map(({ clip }) => clip)))];
}

/** All painted pictures of a composite, masks included. */
export function picturesOf({ scene, next }: Composite): readonly PaintedPicture[] {
  const scenes = next === undefined ? [scene] : [scene, next.scene];
  return scenes.flatMap(({ layers, pictures }) => [
    ...layers.flatMap(({ mask }) => (mask === undefined ? [] : [mask])),
    ...pictures,
  ]);
}
