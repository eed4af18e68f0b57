import { smoothstep } from '../../../drawing/interpolation.js';
import { hashText, hashUnit } from '../../../drawing/seeded-random.js';
import type { Plane } from '../../axes/plane.js';
import type { FieldAt } from './paint-field.js';

/** Particles that flow along a field, each living for a while and then again somewhere else. */
export interface Flow {
  readonly count: number;
  /** The way of a particle in the last half second, oldest point first: x and y in turn; and how visible it is. */
  trail(particle: number, seconds: number): { readonly points: Float64Array; readonly alpha: number };
}

export interface FlowOptions {
  readonly particles: number;
  readonly seed: number;
  /** A factor of the speed. */
  readonly speed: number;
  readonly at: FieldAt;
  readonly plane: Plane;
  /** The usual length of the field's arrows. */
  readonly usual: number;
}

/** Seconds of a life, of a step on its way, and of what is seen behind it. */
const life = 3.2;
const step = 1 / 40;
const trailSeconds = 0.55;

/**
 * The way of a life follows from the particle's number and the number of the life alone, so that any moment can be painted first. Ways are
 * integrated with RK4; the usual speed is a seventh of the picture's width a second.
 */
export function createFlow({ particles, seed, speed, at, plane, usual }: FlowOptions): Flow {
  const { window } = plane;
  const factor = (speed * (window.right - window.left)) / 7 / usual;
  const salt = hashText(`flow ${seed}`);
  const ways = new Map<number, { readonly lifeNumber: number; readonly way: Float64Array }>();

  const follow = (particle: number, lifeNumber: number): Float64Array => {
    const kept = ways.get(particle);
    if (kept?.lifeNumber === lifeNumber) return kept.way;
    const key = particle * 7919 + lifeNumber * 104_729;
    const x = window.left + (window.right - window.left) * hashUnit(salt, key);
    const y = window.bottom + (window.top - window.bottom) * hashUnit(salt + 1, key);
    const born = (lifeNumber - hashUnit(salt + 2, particle)) * life;
    const way = wayFrom({ x, y, born, at, factor, farthest: (window.right - window.left) * 0.03 });
    ways.set(particle, { lifeNumber, way });
    return way;
  };

  return {
    count: particles,
    trail(particle, seconds) {
      const time = seconds / life + hashUnit(salt + 2, particle);
      const lifeNumber = Math.floor(time);
      const age = (time - lifeNumber) * life;
      const way = follow(particle, lifeNumber);
      const last = Math.min(way.length / 2 - 1, Math.floor(age / step));
      const first = Math.max(0, last - Math.round(trailSeconds / step));
      const alpha = smoothstep(0, 0.4, age) * (1 - smoothstep(life - 0.5, life, age));
      return { points: way.subarray(first * 2, (last + 1) * 2), alpha };
    },
  };
}

interface Way {
  readonly x: number;
  readonly y: number;
  /** Second of its beginning. */
  readonly born: number;
  readonly at: FieldAt;
  readonly factor: number;
  /** In one step; what goes further has come upon a pole. */
  readonly farthest: number;
}

/** Ends early where the field has no value, and at poles. */
function wayFrom({ x: startX, y: startY, born, at, factor, farthest }: Way): Float64Array {
  const points = [startX, startY];
  let [x, y] = [startX, startY];
  const h = step * factor;
  for (let index = 0; index < life / step; index += 1) {
    const time = Math.max(0, born + index * step);
    const [ax, ay] = at(x, y, time);
    const [bx, by] = at(x + (ax * h) / 2, y + (ay * h) / 2, time + step / 2);
    const [cx, cy] = at(x + (bx * h) / 2, y + (by * h) / 2, time + step / 2);
    const [dx, dy] = at(x + cx * h, y + cy * h, time + step);
    x += ((ax + 2 * bx + 2 * cx + dx) * h) / 6;
    y += ((ay + 2 * by + 2 * cy + dy) * h) / 6;
    if (!(Math.hypot(x - (points.at(-2) ?? x), y - (points.at(-1) ?? y)) < farthest)) break;
    points.push(x, y);
  }
  return Float64Array.from(points);
}
