import { type Color, hex, mix } from '../../../drawing/color.js';
import type { Stage } from '../../stage.js';

export const ROOM_DEPTH = 0.7;

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly sillY: number;
}

export function layOut(stage: Stage): Frame {
  const { width, height, size } = stage;
  const center = width * 0.5;
  const half = Math.min(width * 0.36, size * 0.46);
  return { left: center - half, right: center + half, top: height * 0.1, sillY: Math.round(height * 0.76) };
}

export interface RoomTones {
  readonly wall: Color;
  readonly wallDark: Color;
  readonly wood: Color;
  readonly woodLit: Color;
}

export function roomTones(stage: Stage): RoomTones {
  const { palette, scene } = stage;
  const dark = mix(hex('#241a1e'), palette.ground, 0.4);
  const paint =
    scene.tint ?? stage.random('wall').pick([hex('#8a5f4a'), hex('#5f6f6a'), hex('#6a5a78'), hex('#8a7a55')]);
  const dim = 0.16 + 0.34 * palette.brightness;
  return {
    wall: mix(dark, paint, dim),
    wallDark: mix(dark, paint, dim * 0.4),
    wood: mix(dark, hex('#5a3823'), 0.5),
    woodLit: mix(hex('#8a5a36'), palette.key, 0.3 * palette.brightness + 0.1),
  };
}

export interface RoomCall {
  readonly stage: Stage;
  readonly frame: Frame;
  readonly tones: RoomTones;
}

export function cupX(stage: Stage, frame: Frame): number {
  return stage.random('cup').next() < 0.5
    ? frame.left + (frame.right - frame.left) * 0.3
    : frame.left + (frame.right - frame.left) * 0.68;
}
