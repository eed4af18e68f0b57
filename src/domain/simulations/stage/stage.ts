import type { CreateLayer, DrawingContext, DrawingImage } from '../../drawing/drawing-context.js';
import type { Bilingual, Language } from '../language.js';
import type { ColorName, Palette } from './palette.js';

/** A rectangle of the picture in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws one moment. The same `seconds` always gives the same picture, in whatever order they are asked for. */
export type Painter = (context: DrawingContext, seconds: number) => void;

/** A typeset formula, ready to be drawn. */
export interface Formula {
  readonly image: DrawingImage;
  /** Pixels at which it is sharp. */
  readonly width: number;
  readonly height: number;
  /** Pixels from its top to the line that its letters stand on. */
  readonly ascent: number;
}

/** What a simulation is drawn on: everything that depends on the size and the look of the picture. */
export interface Stage {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** The shorter side in pixels: widths of lines and heights of letters are shares of it. */
  readonly size: number;
  /** Length of the whole video. */
  readonly seconds: number;
  readonly language: Language;
  readonly palette: Palette;
  /** Where the simulation is drawn: below title and equations, within the margins. */
  readonly area: Box;
  /**
   * For readouts and small graphs, of a kind with `frame: 'side'`: right of the area in a wide picture, below it in a
   * tall one; without the equations. Of a kind with `frame: 'whole'` it is empty.
   */
  readonly side: Box;
  /** The pace of what is revealed: 0 to 1 becomes 0 to 1, as `--easing` says. Not for motion that physics gives. */
  ease(share: number): number;
  /**
   * The text in the language of the video. Every text of a picture but digits, Latin and Greek letters and signs of
   * mathematics passes through here, because its letters are made ready.
   */
  say(text: Bilingual): string;
  /** A formula that the kind's `symbols` or `equations` have named. Errors: `bug` for any other. */
  formula(tex: string, color?: ColorName): Formula;
  /** For what stands still: drawn once in `prepare`, then put into every frame. */
  readonly createLayer: CreateLayer;
}

/** How much of a reveal between two seconds is done, 0 to 1, at the stage's pace. */
export function reveal(stage: Stage, seconds: number, [from, to]: readonly [number, number]): number {
  if (seconds >= to) return 1;
  return seconds <= from ? 0 : stage.ease((seconds - from) / (to - from));
}
