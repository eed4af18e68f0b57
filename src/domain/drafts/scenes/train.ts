import { css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { wrap } from '../../drawing/interpolation.js';
import { defineScene } from '../define-scene.js';
import { createClouds } from '../elements/clouds.js';
import { createFirmament } from '../elements/firmament.js';
import { createMountainRange, snowDepth, whiteOf, woodColor } from '../elements/mountain-range.js';
import { createSpot } from '../elements/particles.js';
import { hillOutline, throughAir } from '../elements/ridge.js';
import { createWoodedRidge } from '../elements/wooded-ridge.js';
import { atDepth, createPlate, type Painter, type Stage } from '../stage.js';

const TRACK_DEPTH = 0.4;

export const train = defineScene({
  name: 'train',
  calls: { train: 1.1, mountains: 0.3, white: 0.3, snow: 0.1 },
  lights: ['dawn', 'sunset', 'day', 'night'],
  cameras: ['drift', 'pan', 'push'],
  prepare: (stage) => {
    const { height, size, palette } = stage;
    const railY = Math.round(height * 0.6);
    const heavens = createFirmament(stage, {
      horizonY: railY,
      sunX: stage.random('side').pick([0.3, 0.68]),
      sunHeight: Math.max(0.4, palette.sunHeight ?? 0),
    });
    const range = createMountainRange(stage, { footY: railY + size * 0.03, height: size * 0.4, sunX: 0.3 });
    const snow = snowDepth(stage) > 0.6 ? { snow: throughAir(stage, whiteOf(stage), 0.3) } : {};
    const slopes = [0, 1].map((row) => {
      const trees = throughAir(stage, woodColor(stage), 0.52 - row * 0.4);
      return createWoodedRidge(stage, {
        ...snow,
        purpose: `slope ${row}`,
        depth: 0.25 + row * 0.5,
        baseY: railY + size * (0.1 + row * 0.2),
        height: size * (0.14 + row * 0.03),
        bottom: row === 1 ? height : railY + size * 0.36,
        outline:
          row === 1
            ? (x) => 0.05 + 2.2 * Math.abs(x - 0.5) ** 1.8 + 0.3 * hillOutline(stage, 'near', 1.8)(x)
            : hillOutline(stage, 'far', 1.6),
        colors: [trees, mix(throughAir(stage, trees, 0.45 - 0.2 * row), palette.haze, 0.2)],
        treeHeight: size * (0.032 + row * 0.05),
      });
    });
    const mist = [0, 1].map((row) =>
      createClouds(stage, {
        top: railY + size * (0.02 + 0.08 * row),
        bottom: railY + size * (0.28 + 0.1 * row),
        cover: 0.72,
        stretch: 5,
        speed: 0.005 + 0.004 * row,
        depth: 0.35 + 0.1 * row,
        alpha: 0.7,
        purpose: `mist ${row}`,
        colors: [mix(palette.haze, palette.sky[3], 0.5), palette.haze],
      }),
    );
    const viaduct = createPlate(
      stage,
      { depth: TRACK_DEPTH, top: railY - size * 0.02, bottom: railY + size * 0.42 },
      (context) => paintViaduct(context, stage, railY),
    );
    const carriages = createCarriages(stage, railY);
    return (context, seconds) => {
      heavens.paint(context, seconds);
      range(context, seconds);
      slopes[0]?.draw(context, seconds);
      mist[0]?.(context, seconds);
      carriages(context, seconds);
      viaduct.draw(context, seconds);
      mist[1]?.(context, seconds);
      slopes[1]?.draw(context, seconds);
    };
  },
});

/** Arches of stone across the valley. */
function paintViaduct(context: DrawingContext, stage: Stage, railY: number): void {
  const { width, size, palette } = stage;
  const dim = 0.2 + 0.8 * palette.brightness;
  const stone = throughAir(
    stage,
    mix(palette.ground, mix(hex('#8a7a6c'), palette.key, 0.2), 0.2 + 0.6 * dim),
    0.22,
  );
  const shade = throughAir(stage, mix(palette.ground, hex('#4a4048'), 0.3 * dim), 0.2);
  const span = size * 0.125;
  const pier = size * 0.03;
  const deep = size * 0.4;
  const tall = size * 0.07;
  const body = context.createLinearGradient(0, railY, 0, railY + deep);
  body.addColorStop(0, css(stone));
  body.addColorStop(0.5, css(mix(stone, palette.haze, 0.25)));
  body.addColorStop(1, css(mix(stone, palette.haze, 0.8)));
  for (const [style, shift] of [
    [css(shade), pier * 0.28],
    [body, 0],
  ] as const) {
    context.fillStyle = style;
    context.beginPath();
    context.rect(-width * 0.2, railY, width * 1.4, size * 0.028);
    for (let x = -width * 0.2; x < width * 1.2; x += span) {
      const left = x + shift + pier;
      const right = x + shift + span;
      const spring = railY + tall;
      context.moveTo(x + shift, railY + size * 0.026);
      context.lineTo(right, railY + size * 0.026);
      context.lineTo(right, spring);
      context.bezierCurveTo(right, spring - tall * 0.72, left, spring - tall * 0.72, left, spring);
      context.lineTo(left + pier * 0.06, railY + deep);
      context.lineTo(x + shift - pier * 0.06, railY + deep);
      context.closePath();
    }
    context.fill();
  }
  context.fillStyle = css(mix(stone, palette.key, 0.4));
  context.fillRect(-width * 0.2, railY, width * 1.4, Math.max(1, size * 0.0026));
  context.fillStyle = css(mix(shade, palette.ground, 0.4), 0.5);
  context.fillRect(-width * 0.2, railY + size * 0.024, width * 1.4, size * 0.005);
}

/** A locomotive with its steam and a row of carriages, windows lit; it crosses, and after a while crosses again. */
function createCarriages(stage: Stage, railY: number): Painter {
  const { width, size, palette } = stage;
  const direction = stage.random('train').sign();
  const wagon = size * 0.15;
  const wagons = Math.max(5, Math.ceil((width * 0.62) / wagon));
  const length = wagon * (wagons + 1);
  const path = width + length * 1.2;
  const tone = throughAir(
    stage,
    mix(palette.ground, stage.scene.tint ?? hex('#7a2f2a'), 0.25 + 0.4 * palette.brightness),
    0.12,
  );
  const colors = {
    body: css(tone),
    roof: css(mix(tone, palette.key, 0.25)),
    dark: css(mix(palette.ground, hex('#0c0c12'), 0.5)),
    glass: css(mix(hex('#ffd98f'), palette.sky[2], 0.5 * palette.brightness), 0.95),
  };
  const puff = createSpot(stage, mix(palette.haze, hex('#ffffff'), 0.5), 0.5);
  return (context, seconds) => {
    const time = seconds * Math.min(3, stage.scene.pace);
    const along = wrap(length * 0.9 + time * size * 0.085, path) - length * 0.1;
    atDepth(context, { stage, depth: TRACK_DEPTH, seconds }, () => {
      context.save();
      if (direction < 0) {
        context.translate(width, 0);
        context.scale(-1, 1);
      }
      drawSteam(context, { puff, x: along - wagon * 0.22, y: railY - size * 0.07, size, time });
      drawEngine(context, { x: along - wagon, y: railY, wagon, size, colors });
      for (let index = 1; index <= wagons; index += 1)
        drawWagon(context, { x: along - wagon * (index + 1), y: railY, wagon, size, colors });
      context.restore();
    });
  };
}

interface Car {
  readonly x: number;
  readonly y: number;
  readonly wagon: number;
  readonly size: number;
  readonly colors: {
    readonly body: string;
    readonly roof: string;
    readonly dark: string;
    readonly glass: string;
  };
}

function drawWagon(context: DrawingContext, car: Car): void {
  const { x, y, wagon, size, colors } = car;
  const tall = size * 0.04;
  const wide = wagon * 0.95;
  context.fillStyle = colors.dark;
  context.fillRect(x, y - size * 0.011, wagon, size * 0.012);
  context.fillStyle = colors.body;
  context.beginPath();
  context.roundRect(x, y - tall - size * 0.008, wide, tall, size * 0.006);
  context.fill();
  context.fillStyle = colors.roof;
  context.beginPath();
  context.roundRect(x + wide * 0.01, y - tall - size * 0.012, wide * 0.98, size * 0.007, size * 0.003);
  context.fill();
  context.fillStyle = colors.glass;
  for (let pane = 0; pane < 7; pane += 1) {
    context.fillRect(x + wide * (0.06 + pane * 0.13), y - tall * 0.92, wide * 0.09, tall * 0.36);
  }
}

function drawEngine(context: DrawingContext, car: Car): void {
  const { x, y, wagon, size, colors } = car;
  const tall = size * 0.04;
  context.fillStyle = colors.dark;
  context.fillRect(x, y - size * 0.014, wagon * 0.95, size * 0.013);
  for (let wheel = 0; wheel < 4; wheel += 1) {
    context.beginPath();
    context.arc(x + wagon * (0.2 + wheel * 0.19), y - size * 0.009, size * 0.0105, 0, Math.PI * 2);
    context.fill();
  }
  context.beginPath();
  context.roundRect(x + wagon * 0.3, y - tall * 0.98, wagon * 0.62, tall * 0.7, tall * 0.3);
  context.rect(x + wagon * 0.76, y - tall * 1.5, wagon * 0.06, tall * 0.6);
  context.rect(x + wagon * 0.5, y - tall * 1.16, wagon * 0.08, tall * 0.3);
  context.moveTo(x + wagon * 0.9, y - size * 0.012);
  context.lineTo(x + wagon * 1.02, y - size * 0.001);
  context.lineTo(x + wagon * 0.86, y - size * 0.001);
  context.fill();
  context.fillStyle = colors.body;
  context.fillRect(x + wagon * 0.02, y - tall * 1.28, wagon * 0.3, tall * 1.06);
  context.fillStyle = colors.roof;
  context.fillRect(x, y - tall * 1.36, wagon * 0.36, tall * 0.12);
  context.fillStyle = colors.glass;
  context.fillRect(x + wagon * 0.1, y - tall * 1.1, wagon * 0.14, tall * 0.36);
  context.beginPath();
  context.arc(x + wagon * 0.93, y - tall * 0.62, tall * 0.1, 0, Math.PI * 2);
  context.fill();
}

/** Puffs that the chimney leaves behind: they grow, rise and thin out. */
function drawSteam(
  context: DrawingContext,
  steam: {
    readonly puff: Parameters<DrawingContext['drawImage']>[0];
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly time: number;
  },
): void {
  const { puff, x, y, size, time } = steam;
  for (let index = 0; index < 34; index += 1) {
    const age = wrap(time * 0.2 + index / 34, 1);
    const radius = size * (0.008 + 0.055 * age ** 0.8);
    const back = size * 0.42 * age;
    const lift = size * (0.1 * age ** 0.7 + 0.008 * Math.sin(index * 2.4));
    context.globalAlpha = 0.42 * (1 - age) ** 1.2 * Math.min(1, age * 12);
    context.drawImage(puff, x - back - radius, y - lift - radius, radius * 2, radius * 2);
  }
  context.globalAlpha = 1;
}
