import type { Fit, PictureSize } from '../timeline/fit-picture.js';
import type { FrameRate } from '../timeline/frame-rate.js';
import type { Arrangement } from './frame/arrangement.js';
import type { LayoutOptions } from './frame/layout-options.js';

/** The two sides of a hybrid film. */
export const halves = ['simulation', 'ai'] as const;

export type Half = (typeof halves)[number];

/** What a layout is asked to arrange. */
export interface LayoutRequest {
  /** Of the film, in pixels, even. */
  readonly frame: PictureSize;
  /** Of the film. */
  readonly frames: number;
  readonly rate: FrameRate;
  /** The pictures of the halves as they are; undefined for one that is made to fit. */
  readonly pictures: Readonly<Record<Half, PictureSize | undefined>>;
  /** How pictures of another shape are put into their boxes; absent: as the layout thinks best. */
  readonly fits: Readonly<Partial<Record<Half, Fit>>>;
  readonly options: LayoutOptions;
}

/** One way to put two halves into one frame. */
export interface LayoutDefinition {
  readonly name: string;
  /** What is seen, in a few words: for help and tables. */
  readonly summary: string;
  /** Of films of which no shape is asked; default: that of the larger half. */
  readonly aspect?: string;
  /** The options that it reads; others are told to be left out. */
  readonly reads: readonly (keyof LayoutOptions)[];
  /** Errors: `input-invalid` where there is no room. Absent: the halves follow each other as clips. */
  readonly arrange?: (request: LayoutRequest) => Arrangement;
}

/** Declares a layout. */
export function defineLayout(definition: LayoutDefinition): LayoutDefinition {
  return definition;
}
