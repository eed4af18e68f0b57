import * as z from 'zod';
import { type Color, mix } from '../../drawing/color.js';
import type { DrawingContext, DrawingPixels } from '../../drawing/drawing-context.js';
import { boxWithin } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { fillDot } from '../drawing/shapes.js';
import { quantity } from '../parameters/parameters.js';
import type { Box, Painter, Stage } from '../stage/stage.js';

/** What decides the pattern; lengths in parts of the width of the picture's basin. */
export interface InterferenceParameters {
  readonly wavelength: number;
  readonly distance: number;
  readonly frequency: number;
}

/** Rings from two sources meet: where crests meet crests they grow, where they meet troughs it is still. */
export const waveInterference = defineSimulation({
  name: 'wave-interference',
  title: { en: 'Interference of two waves', ko: '두 파동의 간섭' },
  description: 'rings from two sources strengthen and cancel each other',
  aliases: [
    'wave interference',
    'interference',
    'double slit',
    'ripple tank',
    '간섭',
    '파동 간섭',
    '파동의 간섭',
    '물결 간섭',
  ],
  parameters: z.strictObject({
    wavelength: quantity('number', {
      description: 'in parts of the width',
      usual: '0.07',
      least: 0.02,
      most: 1,
    }),
    distance: quantity('number', {
      description: 'of the sources, in parts of the width',
      usual: '0.3',
      least: 0,
      most: 1,
    }),
    frequency: quantity('frequency', {
      description: 'rings a second',
      usual: '0.8Hz',
      least: 0.01,
      most: 10,
    }),
  }),
  frame: 'whole',
  equations: () => [{ tex: '\\Delta r = n\\,\\lambda', color: 'blue' }],
  describe: () =>
    'Concentric ripples spread from two points across a still dark water surface and cross each other in a shimmering interference pattern, seen from above',
  beats: () => [{ seconds: 0, name: { en: 'Rings meet', ko: '물결이 만난다' } }],
  prepare: createPainter,
});

/** Places of the two sources, the middle of the basin being 0. */
export function sourcesOf({ distance }: InterferenceParameters): readonly [number, number] {
  return [-distance / 2, distance / 2];
}

/**
 * Height of the water at a place, -2 to 2 near the sources, falling with the root of the distance as rings do. Rings have gone
 * as far as time has.
 */
export function waterHeight(
  parameters: InterferenceParameters,
  { x, y, seconds }: { readonly x: number; readonly y: number; readonly seconds: number },
): number {
  const { wavelength, frequency } = parameters;
  let sum = 0;
  for (const source of sourcesOf(parameters)) {
    const far = Math.hypot(x - source, y);
    const phase = frequency * seconds - far / wavelength;
    if (phase < 0) continue;
    const front = Math.min(1, phase * 2);
    sum += (front * Math.sin(2 * Math.PI * phase)) / Math.sqrt(1 + far * 4);
  }
  return sum;
}

/** Pixels of the field's longer side; it is drawn larger, smoothly. */
const fieldPixels = 320;

function createPainter(parameters: InterferenceParameters, stage: Stage): Painter {
  const { area, palette } = stage;
  const box = boxWithin(area, area.width / area.height);
  const scale = fieldPixels / Math.max(box.width, box.height);
  const width = Math.max(2, Math.round(box.width * scale));
  const height = Math.max(2, Math.round(box.height * scale));
  const field = stage.createLayer(width, height);
  const context = field.getContext('2d');
  const pixels = context.createImageData(width, height);
  const colors = colorTable(palette.background, palette.blue, palette.ink);
  return (target, seconds) => {
    fillField(pixels, { parameters, seconds, colors });
    context.putImageData(pixels, 0, 0);
    drawField(target, { box, field });
    for (const source of sourcesOf(parameters)) {
      const at = [box.left + box.width * (0.5 + source), box.top + box.height / 2] as const;
      fillDot(target, stage, { at, radius: 0.012, color: palette.yellow });
    }
  };
}

function drawField(
  context: DrawingContext,
  { box, field }: { readonly box: Box; readonly field: ReturnType<Stage['createLayer']> },
): void {
  context.save();
  context.beginPath();
  context.roundRect(box.left, box.top, box.width, box.height, box.height * 0.02);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(field, box.left, box.top, box.width, box.height);
  context.restore();
}

interface FieldMoment {
  readonly parameters: InterferenceParameters;
  readonly seconds: number;
  readonly colors: readonly Color[];
}

function fillField(
  { width, height, data }: DrawingPixels,
  { parameters, seconds, colors }: FieldMoment,
): void {
  let at = 0;
  for (let row = 0; row < height; row += 1) {
    const y = (row + 0.5 - height / 2) / width;
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5) / width - 0.5;
      const shade = Math.round(127.5 + waterHeight(parameters, { x, y, seconds }) * 75);
      const [red, green, blue] = colors[Math.min(255, Math.max(0, shade))] ?? [0, 0, 0];
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = 255;
      at += 4;
    }
  }
}

/** From troughs to crests in 256 steps. */
function colorTable(low: Color, middle: Color, high: Color): readonly Color[] {
  return Array.from({ length: 256 }, (_, index) => {
    const share = index / 255;
    if (share < 0.5) return mix(low, mix(low, middle, 0.55), share * 2);
    return share < 0.8
      ? mix(mix(low, middle, 0.55), middle, (share - 0.5) / 0.3)
      : mix(middle, high, (share - 0.8) / 0.2);
  });
}
