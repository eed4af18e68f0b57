import { describe, expect, it } from 'vitest';
import { bounce, maxwellShare, startSpeed } from '../../../src/domain/simulations/kinds/gas.js';
import { standingHeight } from '../../../src/domain/simulations/kinds/standing-wave.js';
import { waterHeight } from '../../../src/domain/simulations/kinds/wave-interference.js';

describe('the standing wave', () => {
  const parameters = { harmonic: 3, frequency: 0.5 };

  it('is twice the sine of the place times the cosine of the time', () => {
    for (const x of [0.1, 0.37, 0.8])
      for (const seconds of [0, 0.3, 2.9])
        expect(standingHeight(parameters, x, seconds)).toBeCloseTo(
          2 * Math.sin(3 * Math.PI * x) * Math.cos(Math.PI * seconds),
          12,
        );
  });

  it('never moves at its nodes', () => {
    for (const seconds of [0, 0.21, 1.7])
      expect(standingHeight(parameters, 2 / 3, seconds)).toBeCloseTo(0, 12);
  });
});

describe('the interference of two waves', () => {
  const parameters = { wavelength: 0.1, distance: 0.3, frequency: 1 };

  it('is the same on both sides', () => {
    for (const [x, y] of [
      [0.1, 0.2],
      [0.33, 0.05],
    ] as const)
      expect(waterHeight(parameters, { x, y, seconds: 9 })).toBeCloseTo(
        waterHeight(parameters, { x: -x, y: -y, seconds: 9 }),
        12,
      );
  });

  it('cancels where one way is half a wave longer, and only the distances weaken it unevenly', () => {
    // Far away on the line through both sources the ways differ by their distance: three half waves of 0.2.
    const waves = { wavelength: 0.2, distance: 0.3, frequency: 1 };
    const heights = [0, 0.1, 0.25, 0.4].map((shift) =>
      Math.abs(waterHeight(waves, { x: 40, y: 0, seconds: 300 + shift })),
    );

    expect(Math.max(...heights)).toBeLessThan(0.002);
  });

  it('has not come where the rings have not been', () => {
    expect(waterHeight(parameters, { x: 0.45, y: 0.2, seconds: 0.5 })).toBe(0);
  });
});

describe('the gas', () => {
  const parameters = { particles: 60, radius: 0.012, seed: 3 };
  const energy = (state: Float64Array) => state.slice(120).reduce((sum, speed) => sum + speed * speed, 0);

  it('keeps its energy through thousands of collisions', () => {
    const motion = bounce(parameters);

    expect(energy(motion.at(6))).toBeCloseTo(60 * startSpeed ** 2, 9);
  });

  it('stays in its box', () => {
    const places = bounce(parameters).at(5).slice(0, 120);

    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(1);
  });

  it('comes to the speeds that Maxwell says', () => {
    const motion = bounce({ ...parameters, particles: 100 });
    let slow = 0;
    const looks = [4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8];
    for (const seconds of looks) {
      const speeds = motion.at(seconds).slice(200);
      for (let index = 0; index < 200; index += 2)
        if (Math.hypot(speeds[index] ?? 0, speeds[index + 1] ?? 0) < startSpeed) slow += 1;
    }

    // 1 - 1/e of all are slower than the root of the mean square.
    expect(slow / (looks.length * 100)).toBeCloseTo(1 - Math.exp(-1), 1);
    const sum = Array.from({ length: 16 }, (_, bin) => maxwellShare(bin)).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 3);
  });
});
