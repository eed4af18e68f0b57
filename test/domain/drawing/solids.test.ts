import { describe, expect, it } from 'vitest';
import { poseSolid } from '../../../src/domain/drawing/pose-solid.js';
import { createSolid, dot, solidNames } from '../../../src/domain/drawing/solids.js';

describe('a platonic solid', () => {
  it.each([
    ['tetrahedron', 4, 4, 3],
    ['cube', 8, 6, 4],
    ['octahedron', 6, 8, 3],
    ['dodecahedron', 20, 12, 5],
    ['icosahedron', 12, 20, 3],
  ] as const)('%s has %i corners and %i faces with %i corners each', (name, corners, faces, sides) => {
    const solid = createSolid(name);

    expect(solid.vertices).toHaveLength(corners);
    expect(solid.faces).toHaveLength(faces);
    expect(solid.faces.map((face) => face.corners.length)).toEqual(new Array(faces).fill(sides));
    expect(solid.smooth).toBe(false);
  });
});

describe.each(solidNames)('the solid %s', (name) => {
  const solid = createSolid(name);

  it('is closed: every edge belongs to two faces, once in each direction', () => {
    const edges = new Map<string, number>();
    const place = (index: number) => solid.vertices[index]?.map((value) => Math.round(value * 1e6)).join();
    for (const { corners } of solid.faces) {
      corners.forEach((from, index) => {
        const to = corners[(index + 1) % corners.length] ?? from;
        if (place(from) === place(to)) return;
        const [a, b] = [place(from) ?? '', place(to) ?? ''];
        const key = a < b ? `${a}|${b}` : `${b}|${a}`;
        edges.set(key, (edges.get(key) ?? 0) + (a < b ? 1 : -1));
      });
    }

    expect(edges.size).toBeGreaterThan(5);
    expect(new Set(edges.values())).toEqual(new Set([0]));
  });

  it('has faces that look outwards', () => {
    const outwards = solid.faces.filter(({ normal, middle }) => dot(normal, middle) > -1e-9).length;

    if (name === 'torus') expect(outwards).toBeGreaterThan(solid.faces.length / 2);
    else expect(outwards).toBe(solid.faces.length);
  });

  it('shows some faces and hides others, and is the same again after a whole turn', () => {
    const seen = poseSolid(solid, { spin: 0.7, tilt: 0.4 });
    const turned = poseSolid(solid, { spin: 0.7 + Math.PI * 2, tilt: 0.4 });
    const front = seen.faces.filter(({ isFront }) => isFront).length;

    expect(front).toBeGreaterThan(0);
    expect(front).toBeLessThan(solid.faces.length);
    expect(
      Math.max(...seen.points.map((value, index) => Math.abs(value - (turned.points[index] ?? 9)))),
    ).toBeLessThan(1e-9);
  });
});
