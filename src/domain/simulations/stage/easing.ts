import { clamp } from '../../drawing/interpolation.js';

export const easingNames = ['smooth', 'linear', 'in', 'out', 'bounce'] as const;

export type EasingName = (typeof easingNames)[number];

const eases: Readonly<Record<EasingName, (share: number) => number>> = {
  linear: (share) => share,
  // Quintic smoothstep (Perlin 2002): neither speed nor acceleration jumps.
  smooth: (share) => share * share * share * (share * (share * 6 - 15) + 10),
  in: (share) => share * share * share,
  out: (share) => 1 - (1 - share) ** 3,
  bounce,
};

/** The pace of a reveal: shares outside of 0 to 1 are held at its ends. */
export function easingOf(name: EasingName): (share: number) => number {
  const ease = eases[name];
  return (share) => ease(clamp(share, 0, 1));
}

/** Three rebounds. Source: Robert Penner's `easeOutBounce`, http://robertpenner.com/easing/ */
function bounce(share: number): number {
  const steepness = 7.5625;
  if (share < 1 / 2.75) return steepness * share * share;
  if (share < 2 / 2.75) return steepness * (share - 1.5 / 2.75) ** 2 + 0.75;
  if (share < 2.5 / 2.75) return steepness * (share - 2.25 / 2.75) ** 2 + 0.9375;
  return steepness * (share - 2.625 / 2.75) ** 2 + 0.984375;
}
