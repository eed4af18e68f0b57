import { type Color, css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { atDepth, createPlate, type Painter, type Stage } from '../../stage.js';
import { glow } from '../sky.js';

/** A lighthouse on its rock; the darker it is, the stronger its turning beam. None when the prompt names none. */
export function createLighthouse(
  stage: Stage,
  shore: { readonly y: number; readonly side: number },
): Painter {
  if (!stage.scene.concepts.has('lighthouse')) return () => {};
  const { width, size, palette } = stage;
  const x = width * (0.5 + shore.side * 0.3);
  const foot = { x, y: shore.y - size * 0.045 };
  const height = size * 0.26;
  const plate = createPlate(
    stage,
    { depth: 0.32, top: foot.y - height * 1.2, bottom: shore.y + size * 0.05 },
    (context) => {
      paintRock(context, stage, { x, y: shore.y });
      paintTower(context, stage, { ...foot, height });
    },
  );
  const lampY = foot.y - height * 0.93;
  const strength = 1 - palette.brightness * 0.92;
  return (context, seconds) => {
    plate.draw(context, seconds);
    atDepth(context, { stage, depth: 0.32, seconds }, () => {
      const turn = seconds * 0.55;
      for (const half of [0, Math.PI])
        paintBeam(context, { x, y: lampY, reach: size * 0.95, angle: turn + half, strength });
      glow(context, { x, y: lampY, radius: size * 0.06, squash: 1 }, hex('#ffe9b0'), 0.35 + 0.6 * strength);
    });
  };
}

function paintRock(context: DrawingContext, stage: Stage, foot: { x: number; y: number }): void {
  const { size, palette } = stage;
  const random = stage.random('rock');
  const dark = mix(palette.ground, palette.shade, 0.3);
  for (const [reach, tall, tone] of [
    [0.19, 0.05, mix(dark, palette.haze, 0.22)],
    [0.15, 0.068, dark],
  ] as const) {
    context.fillStyle = css(tone);
    context.beginPath();
    context.moveTo(foot.x - size * reach, foot.y + 3);
    for (let step = 0; step <= 14; step += 1) {
      const along = step / 14;
      const rise = Math.sin(along * Math.PI) ** 0.6 * tall * random.between(0.75, 1.08);
      context.lineTo(foot.x + size * reach * (along * 2 - 1), foot.y - size * rise);
    }
    context.lineTo(foot.x + size * reach, foot.y + 3);
    context.fill();
  }
}

function paintTower(
  context: DrawingContext,
  stage: Stage,
  tower: { x: number; y: number; height: number },
): void {
  const { palette } = stage;
  const { x, y, height } = tower;
  const dim = 0.25 + 0.75 * palette.brightness;
  const white = mix(palette.shade, mix(hex('#fdf8ee'), palette.key, 0.2), dim);
  const red = mix(palette.shade, mix(hex('#c8423a'), palette.key, 0.12), dim);
  const halfAt = (share: number): number => height * (0.105 - 0.042 * share);
  const bands = 5;
  for (let band = 0; band < bands; band += 1) {
    const low = band / bands;
    const high = (band + 1) / bands;
    traceBand(context, {
      x,
      low: y - height * 0.84 * low,
      high: y - height * 0.84 * high,
      lowHalf: halfAt(low),
      highHalf: halfAt(high),
    });
    context.fillStyle = across(context, x, halfAt(0), band % 2 === 0 ? white : red);
    context.fill();
  }
  const top = y - height * 0.84;
  const dark = mix(palette.ground, hex('#14131a'), 0.5);
  context.fillStyle = css(dark);
  context.fillRect(x - height * 0.085, top - height * 0.02, height * 0.17, height * 0.025);
  context.fillStyle = css(mix(hex('#ffe6a8'), palette.key, 0.3));
  context.fillRect(x - height * 0.045, top - height * 0.12, height * 0.09, height * 0.1);
  context.fillStyle = css(dark);
  for (const bar of [-0.045, -0.004, 0.037])
    context.fillRect(x + height * bar, top - height * 0.12, height * 0.008, height * 0.1);
  context.beginPath();
  context.moveTo(x - height * 0.062, top - height * 0.115);
  context.quadraticCurveTo(x - height * 0.04, top - height * 0.18, x, top - height * 0.2);
  context.quadraticCurveTo(x + height * 0.04, top - height * 0.18, x + height * 0.062, top - height * 0.115);
  context.fill();
}

function traceBand(
  context: DrawingContext,
  band: { x: number; low: number; high: number; lowHalf: number; highHalf: number },
): void {
  context.beginPath();
  context.moveTo(band.x - band.lowHalf, band.low);
  context.lineTo(band.x - band.highHalf, band.high - 0.5);
  context.lineTo(band.x + band.highHalf, band.high - 0.5);
  context.lineTo(band.x + band.lowHalf, band.low);
  context.closePath();
}

function across(context: DrawingContext, x: number, half: number, tone: Color) {
  const gradient = context.createLinearGradient(x - half, 0, x + half, 0);
  gradient.addColorStop(0, css(mix(tone, hex('#ffffff'), 0.18)));
  gradient.addColorStop(0.45, css(tone));
  gradient.addColorStop(1, css(mix(tone, hex('#14121c'), 0.55)));
  return gradient;
}

function paintBeam(
  context: DrawingContext,
  beam: { x: number; y: number; reach: number; angle: number; strength: number },
): void {
  const facing = Math.cos(beam.angle);
  const alpha = 0.5 * beam.strength * Math.abs(facing) ** 0.7;
  if (alpha < 0.01) return;
  const tip = beam.x + beam.reach * facing;
  const half = beam.reach * 0.085 * Math.abs(facing) + 2;
  const gradient = context.createLinearGradient(beam.x, beam.y, tip, beam.y);
  gradient.addColorStop(0, css(hex('#fff0c4'), alpha));
  gradient.addColorStop(0.4, css(hex('#ffe6a8'), alpha * 0.4));
  gradient.addColorStop(1, css(hex('#ffe6a8'), 0));
  context.globalCompositeOperation = 'screen';
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(beam.x, beam.y - 2);
  context.lineTo(tip, beam.y - half);
  context.lineTo(tip, beam.y + half);
  context.lineTo(beam.x, beam.y + 2);
  context.fill();
  context.globalCompositeOperation = 'source-over';
}
