/** The value `share` of the way from one number to another. */
export function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** 0 below `low`, 1 above `high`, a smooth S between (Hermite: 3x² - 2x³). */
export function smoothstep(low: number, high: number, value: number): number {
  const share = clamp((value - low) / (high - low), 0, 1);
  return share * share * (3 - 2 * share);
}

/** The remainder from 0 (included) to `period` (not included), for negative values too. */
export function wrap(value: number, period: number): number {
  return value - Math.floor(value / period) * period;
}
