import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import { atDepth, createPlate, type Painter, type Stage } from '../../stage.js';
import { createSpot } from '../particles.js';
import { glow } from '../sky.js';

export interface CabinSpot {
  readonly x: number;
  /** Ground, in pixels from the top. */
  readonly y: number;
  /** Up to the ridge of the roof, in pixels. */
  readonly height: number;
  readonly depth: number;
}

/** A cabin with light in its windows and smoke over it; none when the prompt names none. */
export function createCabin(stage: Stage, spot: CabinSpot): Painter {
  if (!stage.scene.concepts.has('house')) return () => {};
  const { palette } = stage;
  const { x, y, height, depth } = spot;
  const plate = createPlate(stage, { depth, top: y - height * 1.6, bottom: y + height * 0.3 }, (context) => {
    context.save();
    context.translate(x, y);
    context.scale(height, height);
    paintCabin(context, stage);
    context.restore();
    const lit = 1 - palette.brightness * 0.75;
    glow(
      context,
      { x: x - height * 0.1, y: y - height * 0.26, radius: height * 0.75, squash: 0.8 },
      hex('#ffb35c'),
      0.5 * lit,
    );
  });
  const puff = createSpot(stage, mix(palette.haze, hex('#ffffff'), 0.35), 0.6);
  return (context, seconds) => {
    plate.draw(context, seconds);
    atDepth(context, { stage, depth, seconds }, () => {
      for (let index = 0; index < 16; index += 1) {
        const age = wrap(seconds * 0.13 * Math.min(2, stage.scene.pace) + index / 16, 1);
        const radius = height * (0.05 + 0.2 * age);
        const drift = height * (0.55 * age + 0.05 * Math.sin(age * 7 + index));
        context.globalAlpha = 0.24 * Math.sin(age * Math.PI);
        context.drawImage(
          puff,
          x + height * 0.3 + drift - radius,
          y - height * (1.06 + 0.95 * age) - radius,
          radius * 2,
          radius * 2,
        );
      }
      context.globalAlpha = 1;
    });
  };
}

/** One unit is the height; the origin lies on the ground under the middle. */
function paintCabin(context: DrawingContext, stage: Stage): void {
  const { palette, scene } = stage;
  const dim = 0.2 + 0.6 * palette.brightness;
  const white = scene.weather === 'snow' || scene.concepts.has('white');
  const wall = mix(palette.ground, hex('#8a5a3a'), dim);
  const roof = white
    ? mix(palette.shade, hex('#ffffff'), 0.3 + 0.6 * palette.brightness)
    : mix(palette.ground, hex('#4a2f2a'), dim);
  context.fillStyle = css(mix(palette.ground, hex('#5a4a44'), dim));
  context.fillRect(0.24, -1.06, 0.12, 0.4);
  context.fillStyle = css(wall);
  context.fillRect(-0.5, -0.55, 1, 0.57);
  context.strokeStyle = css(mix(wall, palette.ground, 0.5));
  context.lineWidth = 0.012;
  context.beginPath();
  for (let board = -0.5; board < 0; board += 0.085) {
    context.moveTo(-0.5, board);
    context.lineTo(0.5, board);
  }
  context.stroke();
  context.fillStyle = css(roof);
  context.beginPath();
  context.moveTo(-0.64, -0.5);
  context.lineTo(-0.4, -0.98);
  context.lineTo(0.4, -0.98);
  context.lineTo(0.64, -0.5);
  context.fill();
  const glass = css(mix(hex('#ffcf7a'), palette.sky[1], 0.55 * palette.brightness));
  context.fillStyle = css(mix(wall, hex('#1a100c'), 0.6));
  context.fillRect(-0.36, -0.44, 0.27, 0.24);
  context.fillRect(0.2, -0.44, 0.22, 0.24);
  context.fillRect(-0.02, -0.42, 0.16, 0.44);
  context.fillStyle = glass;
  for (const [left, top, wide, tall] of [
    [-0.345, -0.425, 0.112, 0.098],
    [-0.215, -0.425, 0.112, 0.098],
    [-0.345, -0.31, 0.112, 0.098],
    [-0.215, -0.31, 0.112, 0.098],
    [0.215, -0.425, 0.09, 0.21],
    [0.315, -0.425, 0.09, 0.21],
  ] as const) {
    context.fillRect(left, top, wide, tall);
  }
}
