import * as z from 'zod';
import type { JsonObject } from '../json.js';
import { languages } from './language.js';
import { easingNames } from './stage/easing.js';
import { themes } from './stage/palette.js';

/** Lengths and sizes that a simulation may have. */
export const simulationLimits = { leastSeconds: 0.1, mostSeconds: 3600, leastPixels: 64, mostPixels: 4096 };

const pixels = z
  .int({ error: 'must be a whole number of pixels' })
  .min(simulationLimits.leastPixels)
  .max(simulationLimits.mostPixels);

/** A simulation as a value: everything that decides its pictures. The same spec gives the same frames. */
export const simulationSpecSchema = z.strictObject({
  /** Name of a kind in `kinds/index.ts`. */
  kind: z.string().min(1),
  /** As `Simulation.open` takes them. */
  parameters: z.record(z.string(), z.json()).prefault({}),
  /** Default: the kind's own title; an empty text means none. */
  title: z.string().max(200).exactOptional(),
  /** TeX; default: the kind's own equations. */
  equations: z.array(z.string().min(1).max(500)).max(6).exactOptional(),
  theme: z.enum(themes).prefault('dark'),
  language: z.enum(languages).prefault('en'),
  easing: z.enum(easingNames).prefault('smooth'),
  seconds: z.number().min(simulationLimits.leastSeconds).max(simulationLimits.mostSeconds).prefault(10),
  width: pixels.prefault(1280),
  height: pixels.prefault(720),
  fps: z.number().min(1).max(120).prefault(30),
});

type Parsed = z.output<typeof simulationSpecSchema>;

/** See `simulationSpecSchema`. */
export type SimulationSpec = Readonly<Omit<Parsed, 'parameters'>> & { readonly parameters: JsonObject };

/** Frames of its video: the last one begins before the end. */
export function frameCount({ seconds, fps }: Pick<SimulationSpec, 'seconds' | 'fps'>): number {
  return Math.max(1, Math.round(seconds * fps));
}
