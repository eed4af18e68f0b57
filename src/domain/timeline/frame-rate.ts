/** Frames per second as a fraction in lowest terms: 30000/1001 is 29.97. */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Samples per second of every film's sound. */
export const sampleRate = 48_000;

/**
 * The rate that a figure stands for. Rates are measured and written with few digits: what lies within a two-thousandth of a
 * whole number or of a broadcast rate (23.976, 29.97, 59.94) is that rate.
 */
export function nearestFrameRate(fps: number): FrameRate {
  const whole = Math.round(fps);
  if (whole >= 1 && Math.abs(fps - whole) / fps < 0.0005) return { numerator: whole, denominator: 1 };
  const broadcast = (whole * 1000) / 1001;
  if (Math.abs(fps - broadcast) / fps < 0.0005) return reduced(whole * 1000, 1001);
  return reduced(Math.max(1, Math.round(fps * 1000)), 1000);
}

/** Reads `24`, `29.97` or `30000/1001`; undefined for anything else, and for rates outside of 1 to 240. */
export function parseFrameRate(text: string): FrameRate | undefined {
  const fraction = /^(\d{1,7})\/(\d{1,5})$/.exec(text.trim());
  const rate =
    fraction !== null && Number(fraction[2]) > 0
      ? reduced(Number(fraction[1]), Number(fraction[2]))
      : /^\d{1,3}(\.\d{1,6})?$/.test(text.trim())
        ? nearestFrameRate(Number(text))
        : undefined;
  if (rate === undefined) return undefined;
  const fps = framesPerSecond(rate);
  return fps >= 1 && fps <= 240 ? rate : undefined;
}

/** As a number, for showing and for estimates only. */
export function framesPerSecond({ numerator, denominator }: FrameRate): number {
  return numerator / denominator;
}

/** `24` or `30000/1001`, as ffmpeg reads it. */
export function frameRateText({ numerator, denominator }: FrameRate): string {
  return denominator === 1 ? `${numerator}` : `${numerator}/${denominator}`;
}

/** The length of a frame in seconds as a fraction: the time base in which every frame lasts one tick. */
export function frameTimeText({ numerator, denominator }: FrameRate): string {
  return `${denominator}/${numerator}`;
}

/** Whole frames nearest to a length in seconds. */
export function framesIn(seconds: number, { numerator, denominator }: FrameRate): number {
  return Math.round((seconds * numerator) / denominator);
}

/** A number of frames in seconds. */
export function secondsOf(frames: number, { numerator, denominator }: FrameRate): number {
  return (frames * denominator) / numerator;
}

/** The first sample that is heard with a frame: counted from the film's start, so that rounding never adds up. */
export function sampleAt(frame: number, { numerator, denominator }: FrameRate): number {
  return Math.round((frame * denominator * sampleRate) / numerator);
}

/** The ticks per second of the film's video track; every frame lasts `ticksPerFrame` of them. */
export function trackTimeScale(rate: FrameRate): {
  readonly timeScale: number;
  readonly ticksPerFrame: number;
} {
  let factor = 1;
  while (rate.numerator * factor < 10_000) factor *= 2;
  return { timeScale: rate.numerator * factor, ticksPerFrame: rate.denominator * factor };
}

/** Ticks per second in which both frames and samples have whole lengths, where a file's header can hold it. */
export function movieTimeScale({ numerator }: FrameRate): number {
  const shared = (sampleRate / greatestDivisor(sampleRate, numerator)) * numerator;
  return shared <= 10_000_000 ? shared : sampleRate;
}

function reduced(numerator: number, denominator: number): FrameRate {
  const divisor = greatestDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
