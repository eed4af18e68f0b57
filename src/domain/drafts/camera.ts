import { lerp, smoothstep } from '../drawing/interpolation.js';
import type { DraftScene } from './draft-scene.js';

/** Where the camera is: `x` and `y` in pictures to the right and down, `zoom` 0 for none, 0.1 for a tenth nearer. */
export interface CameraPose {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Camera {
  at(seconds: number): CameraPose;
  /** The farthest that `x` and `y` ever get from 0. */
  readonly reach: { readonly x: number; readonly y: number };
}

/** Seconds that a whole move takes at its usual speed; shorter clips get a part of the move, longer ones a slower one. */
const WHOLE_MOVE_SECONDS = 5;

/** A move over the whole clip: it starts and ends gently and never runs out, however long the clip is. */
export function createCamera(scene: DraftScene, durationSeconds: number): Camera {
  const part = Math.min(1, durationSeconds / WHOLE_MOVE_SECONDS);
  const direction = scene.seed % 2 === 0 ? 1 : -1;
  const progress = (seconds: number): number => eased(seconds / Math.max(durationSeconds, 1e-6));
  const sway = (seconds: number) => ({
    x: 0.004 * Math.sin(seconds * 0.42),
    y: 0.003 * Math.sin(seconds * 0.31 + 1),
  });
  const move = (from: CameraPose, to: CameraPose, reach: Camera['reach']): Camera => ({
    reach: { x: reach.x + 0.004, y: reach.y + 0.003 },
    at: (seconds) => {
      const share = progress(seconds);
      const { x, y } = sway(seconds);
      return {
        x: x + lerp(from.x, to.x, share) * part,
        y: y + lerp(from.y, to.y, share) * part,
        zoom: lerp(from.zoom, to.zoom, share) * part,
      };
    },
  });

  switch (scene.camera) {
    case 'push':
      return move({ x: 0, y: 0, zoom: 0 }, { x: 0.012 * direction, y: 0, zoom: 0.16 }, { x: 0.012, y: 0 });
    case 'pull':
      return move({ x: 0.012 * direction, y: 0, zoom: 0.16 }, { x: 0, y: 0, zoom: 0 }, { x: 0.012, y: 0 });
    case 'pan':
      return move(
        { x: -0.06 * direction, y: 0, zoom: 0.02 },
        { x: 0.06 * direction, y: 0, zoom: 0.02 },
        { x: 0.06, y: 0 },
      );
    case 'crane':
      return move(
        { x: 0, y: 0.05, zoom: 0 },
        { x: 0.01 * direction, y: -0.03, zoom: 0.05 },
        { x: 0.01, y: 0.05 },
      );
    case 'drift':
      return {
        reach: { x: 0.03, y: 0.012 },
        at: (seconds) => ({
          x: 0.03 * Math.sin(seconds * 0.23) * direction,
          y: 0.012 * Math.sin(seconds * 0.17 + 0.6),
          zoom: 0.04 + 0.03 * Math.sin(seconds * 0.13 - 1),
        }),
      };
  }
}

/** Half even, half S-shaped: never stands still, never jerks. */
function eased(share: number): number {
  return 0.5 * Math.min(1, Math.max(0, share)) + 0.5 * smoothstep(0, 1, share);
}
