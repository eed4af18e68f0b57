/**
 * The part of the HTML canvas 2D API that painters draw with. Painters are pure: they get one of these and turn
 * parameters and a time into calls. Every 2D canvas fits it as it is.
 * Source: https://html.spec.whatwg.org/multipage/canvas.html#2dcontext
 */
export interface DrawingContext {
  fillStyle: string | DrawingGradient | DrawingPattern;
  strokeStyle: string | DrawingGradient | DrawingPattern;
  globalAlpha: number;
  globalCompositeOperation: BlendMode;
  imageSmoothingEnabled: boolean;
  imageSmoothingQuality: 'low' | 'medium' | 'high';
  lineWidth: number;
  lineCap: 'butt' | 'round' | 'square';
  lineJoin: 'bevel' | 'round' | 'miter';
  lineDashOffset: number;
  /** CSS filter; slow, so only for layers that are drawn once. */
  filter: string;
  font: string;
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end';
  textBaseline: 'top' | 'hanging' | 'middle' | 'alphabetic' | 'ideographic' | 'bottom';
  letterSpacing: string;

  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  scale(x: number, y: number): void;
  /** Radians, clockwise. */
  rotate(angle: number): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;

  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;

  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  bezierCurveTo(
    control1X: number,
    control1Y: number,
    control2X: number,
    control2Y: number,
    x: number,
    y: number,
  ): void;
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void;
  ellipse(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    rotation: number,
    startAngle: number,
    endAngle: number,
  ): void;
  rect(x: number, y: number, width: number, height: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  fill(rule?: 'nonzero' | 'evenodd'): void;
  stroke(): void;
  clip(rule?: 'nonzero' | 'evenodd'): void;
  setLineDash(segments: number[]): void;

  createLinearGradient(x0: number, y0: number, x1: number, y1: number): DrawingGradient;
  createRadialGradient(
    x0: number,
    y0: number,
    radius0: number,
    x1: number,
    y1: number,
    radius1: number,
  ): DrawingGradient;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };

  drawImage(image: DrawingImage, x: number, y: number): void;
  drawImage(image: DrawingImage, x: number, y: number, width: number, height: number): void;
  drawImage(
    image: DrawingImage,
    sourceX: number,
    sourceY: number,
    sourceWidth: number,
    sourceHeight: number,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void;
  createImageData(width: number, height: number): DrawingPixels;
  putImageData(pixels: DrawingPixels, x: number, y: number): void;
}

/** How what is drawn meets what is there. Source: https://www.w3.org/TR/compositing-1/ */
export type BlendMode =
  | 'source-over'
  | 'source-in'
  | 'source-out'
  | 'source-atop'
  | 'destination-over'
  | 'destination-in'
  | 'destination-out'
  | 'destination-atop'
  | 'lighter'
  | 'copy'
  | 'xor'
  | 'multiply'
  | 'screen'
  | 'overlay'
  | 'darken'
  | 'lighten'
  | 'color-dodge'
  | 'color-burn'
  | 'hard-light'
  | 'soft-light'
  | 'difference'
  | 'exclusion'
  | 'hue'
  | 'saturation'
  | 'color'
  | 'luminosity';

export interface DrawingGradient {
  /** `offset` from 0 to 1; `color` as in CSS. */
  addColorStop(offset: number, color: string): void;
}

export interface DrawingPattern {
  setTransform(transform?: object): void;
}

export interface DrawingPixels {
  readonly width: number;
  readonly height: number;
  readonly data: PixelValues;
}

/** Red, green, blue and alpha of each pixel, not premultiplied, row by row; held to whole numbers from 0 to 255. */
export interface PixelValues {
  readonly length: number;
  [index: number]: number;
}

/** What can be drawn as a picture. */
export interface DrawingImage {
  readonly width: number;
  readonly height: number;
}

/** A canvas off the screen: drawn once, then put into many frames. */
export interface DrawingLayer extends DrawingImage {
  getContext(kind: '2d'): DrawingContext;
}

/** Makes a transparent layer of whole pixels. */
export type CreateLayer = (width: number, height: number) => DrawingLayer;

/** Family name of the one font that every canvas has; it draws Latin and Hangul in all weights. */
export const DRAWING_FONT_FAMILY = 'Noto Sans KR Variable';
