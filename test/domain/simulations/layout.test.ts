import { describe, expect, it } from 'vitest';
import { readQuantity } from '../../../src/domain/simulations/parameters/units.js';
import { easingNames, easingOf } from '../../../src/domain/simulations/stage/easing.js';
import { layOutFrame } from '../../../src/domain/simulations/stage/lay-out-frame.js';
import type { Box } from '../../../src/domain/simulations/stage/stage.js';

const sizes = [
  [1280, 720],
  [720, 1280],
  [720, 720],
  [160, 90],
  [64, 64],
  [2560, 720],
] as const;

const titles = [
  '',
  'Graph',
  'A very long title that says everything that there is to be said about this one simulation',
];

const equationLists = [
  [],
  [{ width: 4, height: 1 }],
  [
    { width: 12, height: 2.4 },
    { width: 3, height: 1 },
  ],
  Array.from({ length: 6 }, () => ({ width: 14, height: 2.2 })),
];

describe('the layout of a picture', () => {
  it.each(['whole', 'side'] as const)('keeps everything inside and apart: %s', (frame) => {
    for (const [width, height] of sizes)
      for (const title of titles)
        for (const equations of equationLists) {
          const measureTitle = (text: string, pixels: number): number => text.length * pixels * 0.55;
          const layout = layOutFrame({ width, height, frame, title, equations, measureTitle });
          const lines = layout.title.lines.map(({ text, x, y }): Box => {
            const wide = measureTitle(text, layout.title.pixels);
            const left = layout.title.align === 'left' ? x : x - wide / 2;
            return {
              left,
              top: y - layout.title.pixels * 0.75,
              width: wide,
              height: layout.title.pixels * 0.8,
            };
          });
          const boxes = [
            ...lines,
            ...layout.equations,
            layout.area,
            ...(frame === 'side' ? [layout.side] : []),
          ];

          const what = `${frame} ${width}x${height} ${title.length} ${equations.length}`;
          expect(layout.area.height, what).toBeGreaterThan(height * 0.2);
          expect(layout.area.width, what).toBeGreaterThan(width * 0.4);
          for (const [index, box] of boxes.entries()) {
            expect(isInside(box, { width, height }), `${what}: box ${index} ${JSON.stringify(box)}`).toBe(
              true,
            );
            for (const other of boxes.slice(index + 1))
              expect(meet(box, other), `${what}: box ${index}`).toBe(false);
          }
        }
  });
});

function isInside(box: Box, { width, height }: { readonly width: number; readonly height: number }): boolean {
  const slack = 0.5;
  return (
    box.left >= -slack &&
    box.top >= -slack &&
    box.left + box.width <= width + slack &&
    box.top + box.height <= height + slack
  );
}

function meet(one: Box, other: Box): boolean {
  const slack = 0.5;
  const across = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return across > slack && down > slack;
}

describe('paces', () => {
  it.each(easingNames)('lead from 0 to 1 and hold there: %s', (name) => {
    const ease = easingOf(name);

    expect([ease(-1), ease(0), ease(1), ease(2)]).toEqual([0, 0, 1, 1]);
    for (let share = 0; share <= 1; share += 0.05) expect(ease(share)).toBeLessThanOrEqual(1 + 1e-12);
  });
});

describe('quantities', () => {
  it.each([
    ['40deg', 'angle', (40 * Math.PI) / 180],
    ['0.5pi', 'angle', Math.PI / 2],
    ['30도', 'angle', Math.PI / 6],
    ['0', 'angle', 0],
    ['50 cm', 'length', 0.5],
    ['1500ms', 'time', 1.5],
    ['−3', 'number', -3],
    ['36km/h', 'speed', 10],
    ['9.81m/s^2', 'acceleration', 9.81],
  ] as const)('are read in the SI unit: %s', (text, dimension, value) => {
    const read = readQuantity(text, dimension);

    expect('value' in read ? read.value : read.problem).toBeCloseTo(value, 12);
  });

  it.each([
    ['40', 'angle', 'needs a unit, `40deg` or `40rad`'],
    ['3 furlongs', 'length', 'not in `furlongs`'],
    ['3m', 'number', 'has no unit'],
    ['long', 'length', 'a length such as 1m'],
    ['1e999', 'number', 'must be a finite number'],
    ['constructor', 'length', 'a length such as 1m'],
    ['3 constructor', 'length', 'not in `constructor`'],
  ] as const)('are refused with a reason: %s', (text, dimension, reason) => {
    expect(readQuantity(text, dimension)).toEqual({ problem: expect.stringContaining(reason) });
  });
});
