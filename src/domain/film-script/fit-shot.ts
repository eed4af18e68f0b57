import type { Adjustment } from '../adjustment.js';
import { slowestSpeed, type TimeFit } from './divide-scene.js';

/** A clip and the place that it is to fill, in seconds. */
export interface ShotFit {
  readonly name: string;
  readonly needed: number;
  readonly made: number;
  readonly timeFit: TimeFit;
}

/** How a clip comes to fill its place. */
export interface FittedShot {
  /** Below 1 it is slowed down. */
  readonly speed: number;
  /** Seconds for which its last picture stands still. */
  readonly held: number;
  readonly adjustment?: Adjustment;
}

/** Two frames at 24 fps: less than that is rounding of the model, and nobody sees it. */
const unseen = 0.084;

/** Longer clips are cut; shorter ones are slowed down as far as the policy allows, and their last picture is held. */
export function fitShot({ name, needed, made, timeFit }: ShotFit): FittedShot {
  const missing = needed - made;
  if (missing <= unseen) return { speed: 1, held: Math.max(0, missing) };
  const speed = timeFit === 'slow' ? Math.max(slowestSpeed, made / needed) : 1;
  const held = Math.max(0, needed - made / speed);
  const used = [
    ...(speed === 1 ? [] : [`slowed to ${Math.round(speed * 100)} %`]),
    ...(held <= unseen ? [] : [`its last picture held for ${hundredths(held)} s`]),
  ].join(', ');
  const reason = `its clip has ${hundredths(made)} s`;
  return {
    speed,
    held,
    adjustment: { option: `shot ${name}`, kind: 'clamped', asked: `${hundredths(needed)} s`, used, reason },
  };
}

function hundredths(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
