import { type Color, hex } from '../../drawing/color.js';
import type { DrawingContext, DrawingLayer } from '../../drawing/drawing-context.js';
import { hashUnit } from '../../drawing/seeded-random.js';
import type { Painter, Stage } from '../stage.js';
import { createSpot } from './particles.js';

/** Seconds from one rocket of a mortar to its next. */
const TURN_SECONDS = 3;
const SPARKS = 52;

/** Rockets that rise, burst and rain down in embers; none when the prompt names none. */
export function createFireworks(
  stage: Stage,
  sky: { readonly top: number; readonly bottom: number },
): Painter {
  if (!stage.scene.concepts.has('fireworks')) return () => {};
  const random = stage.random('fireworks');
  const tones: readonly Color[] = ['#ff6a5c', '#ffd26a', '#6ae0ff', '#c98aff', '#8affa0', '#ff9ad0'].map(hex);
  const spots = tones.map((tone) => createSpot(stage, tone, 0.35));
  const white = createSpot(stage, hex('#fff4dc'), 1.2);
  const mortars = Array.from({ length: 8 }, (_, index) => ({
    seed: Math.floor(random.next() * 1e9),
    phase: index / 8 + random.between(-0.06, 0.06),
  }));
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    context.globalCompositeOperation = 'lighter';
    for (const { seed, phase } of mortars) {
      const turn = Math.floor(time / TURN_SECONDS + phase);
      const age = (time / TURN_SECONDS + phase - turn) * TURN_SECONDS;
      const spot = spots[Math.floor(hashUnit(seed, turn) * spots.length)] ?? white;
      drawRocket(context, { stage, sky, seed, turn, age, spot, white });
    }
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
}

interface Rocket {
  readonly stage: Stage;
  readonly sky: { readonly top: number; readonly bottom: number };
  readonly seed: number;
  readonly turn: number;
  /** Seconds since it was lit. */
  readonly age: number;
  readonly spot: DrawingLayer;
  readonly white: DrawingLayer;
}

const RISE_SECONDS = 0.6;

function drawRocket(context: DrawingContext, rocket: Rocket): void {
  const { stage, sky, seed, turn, age, spot, white } = rocket;
  const { width, size } = stage;
  const x = width * (0.12 + 0.76 * hashUnit(seed, turn + 17));
  const y = sky.top + (sky.bottom - sky.top) * (0.1 + 0.45 * hashUnit(seed, turn + 29));
  if (age < RISE_SECONDS) {
    const risen = age / RISE_SECONDS;
    const atY = sky.bottom + (y - sky.bottom) * (1 - (1 - risen) ** 2);
    drawSpot(context, white, { x, y: atY, radius: size * 0.006, alpha: 0.9 * (1 - risen) ** 0.4 });
    return;
  }
  const burst = (age - RISE_SECONDS) / (TURN_SECONDS - RISE_SECONDS);
  const reach = size * (0.13 + 0.11 * hashUnit(seed, turn + 41)) * (1 - (1 - burst) ** 4);
  const fade = (1 - burst) ** 0.7;
  if (burst < 0.2)
    drawSpot(context, white, { x, y, radius: size * 0.1 * (1 - burst * 3), alpha: 0.7 * (1 - burst / 0.2) });
  for (let spark = 0; spark < SPARKS; spark += 1) {
    const angle = (spark / SPARKS) * Math.PI * 2 + hashUnit(seed, spark) * 0.2;
    const out = reach * (0.3 + 0.7 * hashUnit(seed + 7, spark) ** 0.6);
    const fall = size * 0.085 * burst * burst;
    const twinkle = 0.7 + 0.3 * Math.sin(age * 26 + spark * 2.4);
    for (const [lag, share] of [
      [0.13, 0.5],
      [0, 1],
    ] as const) {
      drawSpot(context, burst < 0.25 && share === 1 ? white : spot, {
        x: x + Math.cos(angle) * out * (1 - lag),
        y: y + Math.sin(angle) * out * (1 - lag) + fall * (1 - lag),
        radius: size * 0.0095 * (0.6 + 0.4 * fade),
        alpha: fade * twinkle * share,
      });
    }
  }
}

function drawSpot(
  context: DrawingContext,
  spot: DrawingLayer,
  place: { readonly x: number; readonly y: number; readonly radius: number; readonly alpha: number },
): void {
  if (place.alpha < 0.03) return;
  context.globalAlpha = Math.min(1, place.alpha);
  context.drawImage(spot, place.x - place.radius, place.y - place.radius, place.radius * 2, place.radius * 2);
}
