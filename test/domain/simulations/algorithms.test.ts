import { describe, expect, it } from 'vitest';
import { createSolid } from '../../../src/domain/drawing/solids.js';
import {
  bordersOf,
  createMaze,
  search,
  searchMethods,
} from '../../../src/domain/simulations/kinds/graph-search/maze.js';
import { findSimulation } from '../../../src/domain/simulations/kinds/index.js';
import { between, determinant } from '../../../src/domain/simulations/kinds/matrix.js';
import { walk } from '../../../src/domain/simulations/kinds/random-walk.js';
import {
  type SortingStep,
  sortingMethods,
  stepsOf,
} from '../../../src/domain/simulations/kinds/sorting/methods.js';
import { shuffled } from '../../../src/domain/simulations/kinds/sorting.js';

describe.each(sortingMethods)('%s sort', (method) => {
  it.each([2, 3, 17, 64])('brings %i bars into order by the steps that it tells', (bars) => {
    const start = shuffled(bars, 5);

    const end = carriedOut(start, stepsOf(method, start));

    expect(end).toEqual([...start].sort((one, other) => one - other));
  });

  it('compares no more than its order of growth allows', () => {
    const compared = stepsOf(method, shuffled(128, 2)).filter(({ kind }) => kind === 'compare').length;
    const isQuadratic = ['bubble', 'insertion', 'selection'].includes(method);

    expect(compared).toBeLessThanOrEqual(isQuadratic ? (128 * 127) / 2 : 2.5 * 128 * 7);
  });
});

function carriedOut(start: readonly number[], steps: readonly SortingStep[]): readonly number[] {
  const list = [...start];
  for (const step of steps) {
    if (step.kind === 'swap')
      [list[step.one], list[step.other]] = [list[step.other] ?? 0, list[step.one] ?? 0];
    if (step.kind === 'write') list[step.one] = step.value;
  }
  return list;
}

describe('the search of a way', () => {
  const mazes = [1, 2, 3, 4, 5].map((seed) => createMaze({ columns: 24, rows: 14 }, 0.35, seed));

  it.each(searchMethods)('goes %s from cell to bordering cell, round the walls', (method) => {
    for (const maze of mazes) {
      const { path, seen } = search(maze, method);
      expect([path[0], path.at(-1)]).toEqual([maze.start, maze.goal]);
      expect(new Set(seen).size).toBe(seen.length);
      for (const [index, cell] of path.entries()) {
        expect(maze.free[cell]).toBe(true);
        if (index > 0) expect(bordersOf(maze, path[index - 1] ?? -1)).toContain(cell);
      }
    }
  });

  it('is as short with A* as breadth first, and visits fewer cells', () => {
    for (const maze of mazes) {
      const broad = search(maze, 'breadth-first');
      const starred = search(maze, 'a-star');
      expect(starred.path).toHaveLength(broad.path.length);
      expect(starred.seen.length).toBeLessThanOrEqual(broad.seen.length);
    }
  });
});

describe('the matrix', () => {
  it('begins as the identity and ends as itself', () => {
    expect(between([0, 1, 1, 0], 0)).toEqual([1, 0, 0, 1]);
    expect(between([0, -1, 1, 0], 1)).toEqual([0, -1, 1, 0]);
  });

  it('tells by how much areas grow', () => {
    expect(determinant([1, 1, 0.5, 2])).toBe(1.5);
    expect(determinant([0, 1, 1, 0])).toBe(-1);
  });
});

describe('random walks', () => {
  it('spread with the root of the steps, about 0', () => {
    const [walkers, steps] = [4000, 64];
    const places = walk({ walkers, steps, seed: 9 });
    const ends = Array.from({ length: walkers }, (_, walker) => places[walker * (steps + 1) + steps] ?? 0);

    expect(ends.reduce((sum, end) => sum + end, 0) / walkers).toBeCloseTo(0, 0);
    const spread = ends.reduce((sum, end) => sum + end * end, 0) / walkers / steps;
    expect(Math.abs(spread - 1)).toBeLessThan(0.1);
  });
});

describe('solids', () => {
  it.each(['cube', 'tetrahedron', 'octahedron', 'dodecahedron', 'icosahedron'] as const)(
    'tell the corners, edges and faces that the %s has',
    (shape) => {
      const { vertices, faces } = createSolid(shape);
      const edges = faces.reduce((sum, { corners }) => sum + corners.length, 0) / 2;
      const shown = findSimulation('solid')
        ?.open({ shape })
        .equations.map(({ tex }) => tex);

      expect(shown).toContain(`V - E + F = ${vertices.length} - ${edges} + ${faces.length} = 2`);
    },
  );
});

describe('the surface', () => {
  it('says what is wrong with its formula', () => {
    const open = (formula: string) => () => findSimulation('surface')?.open({ formula });

    expect(open('y = x^2')).toThrow('Parameter `formula` of `surface` must define z');
    expect(open('z = x +')).toThrow(/x \+/);
    expect(open('z = q + x')).toThrow(/q/);
  });
});
