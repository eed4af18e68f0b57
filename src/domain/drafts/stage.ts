import type { CreateLayer, DrawingContext, DrawingLayer, PixelValues } from '../drawing/drawing-context.js';
import type { Noise } from '../drawing/noise.js';
import type { SeededRandom } from '../drawing/seeded-random.js';
import type { Camera } from './camera.js';
import type { DraftScene } from './draft-scene.js';
import type { Palette } from './palettes.js';

/** What a scene is built on. */
export interface Stage {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Geometric mean of width and height in pixels: what is drawn is measured in this, so it fits any shape. */
  readonly size: number;
  readonly durationSeconds: number;
  readonly scene: DraftScene;
  readonly palette: Palette;
  readonly camera: Camera;
  readonly createLayer: CreateLayer;
  /** The seed's own stream for one purpose. */
  random(purpose: string): SeededRandom;
  noise(purpose: string): Noise;
}

/** Draws one moment. The same `seconds` always gives the same picture, in whatever order they are asked for. */
export type Painter = (context: DrawingContext, seconds: number) => void;

/** A painted layer that stands at some depth in the scene and moves with the camera. */
export interface Plate {
  /** `shiftX`, `shiftY`: its own movement in pixels. */
  draw(context: DrawingContext, seconds: number, shiftX?: number, shiftY?: number): void;
}

export interface PlateOptions {
  /** 0 infinitely far (never moves), 1 at the camera's own speed. */
  readonly depth: number;
  /** Top and bottom of what is painted, in pixels of the picture. Default: the whole picture. */
  readonly top?: number;
  readonly bottom?: number;
  /** It has no edges: it is drawn on whole pixels and without zoom, see `drawSoft`. Default false. */
  readonly soft?: boolean;
  /** Left and right of what is painted, in pixels of the picture. Default: the whole width. */
  readonly left?: number;
  readonly right?: number;
  /** More room at the sides, in pixels: for what is shifted. Default 0. */
  readonly side?: number;
}

/** Paints once, in the picture's own coordinates, onto a layer wide enough for every camera position. */
export function createPlate(
  stage: Stage,
  options: PlateOptions,
  paint: (context: DrawingContext) => void,
): Plate {
  const { depth, side = 0 } = options;
  const marginX = Math.ceil(stage.camera.reach.x * depth * stage.width + side) + 2;
  const marginY = Math.ceil(stage.camera.reach.y * depth * stage.height) + 2;
  const left = Math.floor(options.left ?? 0) - marginX;
  const right = Math.ceil(options.right ?? stage.width) + marginX;
  const top = Math.floor(options.top ?? 0) - marginY;
  const bottom = Math.ceil(options.bottom ?? stage.height) + marginY;
  const layer = stage.createLayer(Math.max(1, right - left), Math.max(1, bottom - top));
  const target = layer.getContext('2d');
  target.translate(-left, -top);
  paint(target);
  return {
    draw: (context, seconds, shiftX = 0, shiftY = 0) => {
      if (depth === 0 && shiftX === 0 && shiftY === 0) {
        context.drawImage(layer, left, top);
        return;
      }
      if (options.soft === true) {
        drawSoft(context, { stage, depth, seconds }, { layer, x: left + shiftX, y: top + shiftY });
        return;
      }
      atDepth(context, { stage, depth, seconds }, () => {
        context.drawImage(layer, left + shiftX, top + shiftY);
      });
    },
  };
}

/** Runs `draw` with the context moved to where the camera sees things of this depth. */
export function atDepth(
  context: DrawingContext,
  place: { readonly stage: Stage; readonly depth: number; readonly seconds: number },
  draw: () => void,
): void {
  const { stage, depth, seconds } = place;
  const pose = stage.camera.at(seconds);
  const scale = 1 + pose.zoom * depth;
  const centerX = stage.width / 2;
  const centerY = stage.height * 0.55;
  context.save();
  context.translate(
    centerX - pose.x * depth * stage.width * scale,
    centerY - pose.y * depth * stage.height * scale,
  );
  context.scale(scale, scale);
  context.translate(-centerX, -centerY);
  draw();
  context.restore();
}

/** Pixels of a picture's `size` from which a single one can not be seen to jump. */
const FINE_SIZE = 600;

/**
 * Draws a soft layer where the camera sees it, in a large picture on whole pixels and without zoom: four times as fast
 * as between pixels, and on what has no edges not to be told from it.
 */
export function drawSoft(
  context: DrawingContext,
  place: { readonly stage: Stage; readonly depth: number; readonly seconds: number },
  soft: { readonly layer: DrawingLayer; readonly x: number; readonly y: number },
): void {
  const { stage, depth, seconds } = place;
  const pose = stage.camera.at(seconds);
  const snap = (value: number): number => (stage.size < FINE_SIZE ? value : Math.round(value));
  const x = snap(soft.x - pose.x * depth * stage.width);
  const y = snap(soft.y - pose.y * depth * stage.height);
  if (x < stage.width && x + soft.layer.width > 0) context.drawImage(soft.layer, x, y);
}

/** A layer of whole pixels filled by a function of each pixel; `write` puts red, green, blue, alpha (0 to 255) at `index`. */
export function createTexture(
  stage: Pick<Stage, 'createLayer'>,
  size: { readonly width: number; readonly height: number },
  write: (data: PixelValues, index: number, x: number, y: number) => void,
): DrawingLayer {
  const layer = stage.createLayer(size.width, size.height);
  const context = layer.getContext('2d');
  const pixels = context.createImageData(size.width, size.height);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      write(pixels.data, (y * size.width + x) * 4, x, y);
    }
  }
  context.putImageData(pixels, 0, 0);
  return layer;
}

/**
 * A layer whose right edge fits its left one: a texture with a column more at each side, stretched so that the mixture
 * of two columns goes on across the edge. `write` gets `x` from -1 to `columns` and repeats after `columns`.
 */
export function createEndlessLayer(
  stage: Pick<Stage, 'createLayer'>,
  size: { readonly width: number; readonly height: number; readonly columns: number; readonly rows: number },
  write: (data: PixelValues, index: number, x: number, y: number) => void,
): DrawingLayer {
  const { width, height, columns, rows } = size;
  const texture = createTexture(stage, { width: columns + 2, height: rows }, (data, index, x, y) => {
    write(data, index, x - 1, y);
  });
  const layer = stage.createLayer(width, height);
  const context = layer.getContext('2d');
  const column = width / columns;
  context.imageSmoothingQuality = 'high';
  context.drawImage(texture, -column, 0, width + 2 * column, height);
  return layer;
}
