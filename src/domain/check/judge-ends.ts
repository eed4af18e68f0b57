import type { ClipMeasurement } from './clip-measurement.js';
import { type Finding, finding } from './finding.js';

/** How much of each end is looked at. A fade takes about a second (aivideo's own choice). */
const windowSeconds = 1.5;

/** An end is faded when its outermost frame has less than this share of the light that the clip has further in. */
const fadedShare = 0.35;

/** A scene that is as dark as this further in has no light that could be faded. */
const darkestBody = 0.06;

/** Clips that start or end in black or in a fade: nothing can be joined to such an end, and nothing continued from it. */
export function judgeEnds(measurement: ClipMeasurement): readonly Finding[] {
  const { brightness, pictureSeconds } = measurement;
  const first = fadeLength(brightness, pictureSeconds);
  const last = fadeLength(brightness.toReversed(), pictureSeconds);
  return [
    ...(first === undefined ? [] : [finding('faded', `its first ${first.toFixed(2)} s come out of black`)]),
    ...(last === undefined ? [] : [finding('faded', `its last ${last.toFixed(2)} s go into black`)]),
  ];
}

/** Seconds from the first of these frames until the light is there; undefined when it is there at once. */
function fadeLength(brightness: readonly number[], seconds: number): number | undefined {
  const [end] = brightness;
  if (end === undefined || brightness.length < 4) return undefined;
  const frameSeconds = seconds / brightness.length;
  const width = Math.min(Math.ceil(windowSeconds / frameSeconds), Math.floor(brightness.length / 2));
  const inside = brightness.slice(0, width + 1);
  const body = Math.max(...inside);
  if (body < darkestBody || end > body * fadedShare || !climbs(inside, body)) return undefined;
  const whole = inside.findIndex((light) => light >= body * 0.9);
  return whole * frameSeconds;
}

/** Light comes back steadily; a flash or a blinking lamp does not. */
function climbs(brightness: readonly number[], body: number): boolean {
  const whole = brightness.findIndex((light) => light >= body * 0.9);
  return brightness
    .slice(1, whole + 1)
    .every((light, index) => light >= (brightness[index] ?? 0) - body * 0.05);
}
