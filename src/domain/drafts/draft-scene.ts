import type { Color } from '../drawing/color.js';
import type { Concept } from './concepts.js';

export const lightNames = ['dawn', 'day', 'sunset', 'night', 'overcast'] as const;
export const weatherNames = ['clear', 'rain', 'snow', 'fog'] as const;
export const cameraNames = ['push', 'pull', 'pan', 'drift', 'crane'] as const;

export type LightName = (typeof lightNames)[number];
export type WeatherName = (typeof weatherNames)[number];
export type CameraName = (typeof cameraNames)[number];

/** What a draft shows, as read from its prompt: the same prompt and seed give the same scene. */
export interface DraftScene {
  /** Name of a painter in `scenes/`. */
  readonly place: string;
  readonly light: LightName;
  readonly weather: WeatherName;
  readonly camera: CameraName;
  /** Everything else that the prompt names: painters add what they know. */
  readonly concepts: ReadonlySet<Concept>;
  /** From a color word; absent when the prompt has none. */
  readonly tint?: Color;
  /** Speed of what moves by itself: 1 as in life, more for a time lapse, less for slow motion. */
  readonly pace: number;
  readonly seed: number;
}
