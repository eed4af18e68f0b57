import { describe, expect, it } from 'vitest';
import { swingDouble } from '../../../src/domain/simulations/kinds/double-pendulum.js';
import { circle } from '../../../src/domain/simulations/kinds/orbit.js';
import { swing } from '../../../src/domain/simulations/kinds/pendulum.js';
import { flightSeconds, fly } from '../../../src/domain/simulations/kinds/projectile.js';
import { displacement } from '../../../src/domain/simulations/kinds/spring.js';

describe('the pendulum', () => {
  const swinging = { length: 1, angle: 0.7, damping: 0, gravity: 9.81 };

  it('swings small angles as the harmonic formula says', () => {
    const motion = swing({ ...swinging, angle: 0.01 });

    for (const seconds of [0.3, 1, 7.7, 30])
      expect(motion.at(seconds)[0]).toBeCloseTo(0.01 * Math.cos(Math.sqrt(9.81) * seconds), 5);
  });

  it('takes the period of large angles from the elliptic integral', () => {
    const motion = swing({ ...swinging, angle: Math.PI / 2 });
    // 4 K(sin 45°) with K = 1.8540746773: https://dlmf.nist.gov/19.2
    const period = (4 * 1.8540746773) / Math.sqrt(9.81);

    expect(motion.at(period)[0]).toBeCloseTo(Math.PI / 2, 4);
    expect(motion.at(period / 2)[0]).toBeCloseTo(-Math.PI / 2, 4);
  });

  it('keeps its energy for ten minutes without friction, and loses it with friction', () => {
    const energy = ([angle = 0, speed = 0]: Float64Array) => (speed * speed) / 2 - 9.81 * Math.cos(angle);
    const free = swing(swinging);
    const damped = swing({ ...swinging, damping: 0.2 });

    expect(energy(free.at(600))).toBeCloseTo(energy(free.at(0)), 3);
    expect(energy(damped.at(10))).toBeLessThan(energy(damped.at(5)) - 0.05);
  });
});

describe('the double pendulum', () => {
  const swinging = { length: 1, first: 2.1, second: 2.2, gravity: 9.81 };

  it('keeps its energy', () => {
    const energy = ([one = 0, two = 0, speedOne = 0, speedTwo = 0]: Float64Array) =>
      speedOne ** 2 +
      speedTwo ** 2 / 2 +
      speedOne * speedTwo * Math.cos(one - two) -
      9.81 * (2 * Math.cos(one) + Math.cos(two));
    const motion = swingDouble(swinging);

    expect(energy(motion.at(20))).toBeCloseTo(energy(motion.at(0)), 4);
  });

  it('leads starts that are almost alike far apart', () => {
    const one = swingDouble(swinging).at(14);
    const other = swingDouble({ ...swinging, first: swinging.first + 1e-4 }).at(14);

    expect(Math.abs((one[1] ?? 0) - (other[1] ?? 0))).toBeGreaterThan(0.05);
  });
});

describe('the spring', () => {
  const free = { mass: 2, stiffness: 8, amplitude: 0.3, damping: 0 };

  it('swings with the period of its mass and stiffness', () => {
    expect(displacement(free, Math.PI)).toBeCloseTo(0.3, 12);
    expect(displacement(free, Math.PI / 2)).toBeCloseTo(-0.3, 12);
  });

  it.each([0.5, 8, 8.000001, 40])('obeys its equation of motion with a friction of %f', (damping) => {
    const of = { ...free, damping };
    const h = 1e-4;
    for (const at of [0.2, 1, 3]) {
      const [before, now, after] = [at - h, at, at + h].map((seconds) => displacement(of, seconds)) as [
        number,
        number,
        number,
      ];
      const speed = (after - before) / (2 * h);
      const acceleration = (after - 2 * now + before) / (h * h);
      expect(free.mass * acceleration + damping * speed + free.stiffness * now).toBeCloseTo(0, 4);
    }
  });
});

describe('the projectile', () => {
  const thrown = { speed: 20, angle: 0.9, height: 0, drag: 0, gravity: 9.81 };

  it('lands where the parabola does', () => {
    const seconds = flightSeconds(thrown);

    expect(seconds).toBeCloseTo((2 * 20 * Math.sin(0.9)) / 9.81, 9);
    expect(fly(thrown).at(seconds)[0]).toBeCloseTo((400 * Math.sin(1.8)) / 9.81, 6);
  });

  it('lands nearer and steeper with drag', () => {
    const dragged = { ...thrown, drag: 0.02 };
    const seconds = flightSeconds(dragged);
    const [x = 0, y = 0, vx = 0, vy = 0] = fly(dragged).at(seconds);

    expect(y).toBeCloseTo(0, 6);
    expect(x).toBeLessThan((400 * Math.sin(1.8)) / 9.81 - 5);
    expect(Math.atan2(-vy, vx)).toBeGreaterThan(0.95);
  });

  it('falls no faster than drag allows', () => {
    const motion = fly({ ...thrown, height: 1e5, drag: 0.02 });

    expect(-(motion.at(60)[3] ?? 0)).toBeCloseTo(Math.sqrt(9.81 / 0.02), 3);
  });
});

describe('the orbit', () => {
  it('comes back to its start after each turn, ten turns long', () => {
    const motion = circle(0.5);

    const [x = 0, y = 0] = motion.at(20 * Math.PI);

    expect(x).toBeCloseTo(0.5, 4);
    expect(y).toBeCloseTo(0, 3);
  });

  it('is farthest from the star after half a turn', () => {
    expect(circle(0.6).at(Math.PI)[0]).toBeCloseTo(-1.6, 5);
  });

  it('sweeps equal areas in equal times', () => {
    const motion = circle(0.7);

    for (const seconds of [0, 0.7, 2, 3.1, 5]) {
      const [x = 0, y = 0, vx = 0, vy = 0] = motion.at(seconds);
      expect(x * vy - y * vx).toBeCloseTo(Math.sqrt(1 - 0.7 ** 2), 9);
    }
  });
});
