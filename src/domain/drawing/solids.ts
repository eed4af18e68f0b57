/** A point or direction in space: x to the right, y up, z towards the eye. */
export type Vector = readonly [x: number, y: number, z: number];

/** A flat piece of a surface. */
export interface Face {
  /** Numbers of its vertices, counter-clockwise from outside. */
  readonly corners: readonly number[];
  /** Outwards, length 1. */
  readonly normal: Vector;
  readonly middle: Vector;
}

/** A closed surface around the origin, about 1 from it. */
export interface Solid {
  readonly vertices: readonly Vector[];
  readonly faces: readonly Face[];
  /** True for a surface that is round in truth: its edges are not to be seen. */
  readonly smooth: boolean;
  /** Faces in one ring round the axis, for a solid of revolution; 0 for others. */
  readonly ring: number;
}

export const solidNames = [
  'cube',
  'tetrahedron',
  'octahedron',
  'icosahedron',
  'dodecahedron',
  'sphere',
  'torus',
  'cylinder',
  'cone',
] as const;

export type SolidName = (typeof solidNames)[number];

/** Corners and faces of a solid. */
export function createSolid(name: SolidName): Solid {
  switch (name) {
    case 'cube':
      return convex(signs([1, 1, 1]), 0.78);
    case 'tetrahedron':
      return convex(
        [
          [1, 1, 1],
          [1, -1, -1],
          [-1, 1, -1],
          [-1, -1, 1],
        ],
        0.82,
      );
    case 'octahedron':
      return convex([...cycles(1, 0, 0), ...cycles(-1, 0, 0)], 1.2);
    case 'icosahedron':
      return convex([...goldenRectangles(1, GOLDEN)], 1.08 / Math.hypot(1, GOLDEN));
    case 'dodecahedron':
      return convex([...signs([1, 1, 1]), ...goldenRectangles(1 / GOLDEN, GOLDEN)], 1.08 / Math.sqrt(3));
    case 'sphere':
      return turned((turn) => [Math.sin(turn * Math.PI), Math.cos(turn * Math.PI)], 32, 72);
    case 'torus':
      return turned(
        (turn) => [0.78 + 0.36 * Math.cos(turn * Math.PI * 2), -0.36 * Math.sin(turn * Math.PI * 2)],
        32,
        72,
      );
    case 'cylinder':
      return turned(profile([0, 0.95], [0.72, 0.95], [0.72, -0.95], [0, -0.95]), 3, 96);
    case 'cone':
      return turned(profile([0, 1.1], [0.9, -0.85], [0, -0.85]), 2, 96);
  }
}

/** Golden ratio. */
const GOLDEN = (1 + Math.sqrt(5)) / 2;

function signs([x, y, z]: Vector): Vector[] {
  return [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => [-1, 1].map((c): Vector => [x * a, y * b, z * c])));
}

function cycles(x: number, y: number, z: number): Vector[] {
  return [
    [x, y, z],
    [z, x, y],
    [y, z, x],
  ];
}

/** Corners of three rectangles that stand crosswise. */
function goldenRectangles(short: number, long: number): Vector[] {
  return [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => cycles(0, short * a, long * b)));
}

/** The convex solid with these corners: a plane through three of them with all others on one side is a face. */
function convex(corners: readonly Vector[], scale: number): Solid {
  const vertices = corners.map(([x, y, z]): Vector => [x * scale, y * scale, z * scale]);
  const faces = new Map<string, number[]>();
  for (let a = 0; a < vertices.length; a += 1) {
    for (let b = a + 1; b < vertices.length; b += 1) {
      for (let c = b + 1; c < vertices.length; c += 1) {
        const face = faceThrough(vertices, [a, b, c]);
        if (face !== undefined) faces.set([...face].sort((i, j) => i - j).join(), face);
      }
    }
  }
  return { vertices, faces: describeFaces(vertices, [...faces.values()]), smooth: false, ring: 0 };
}

function faceThrough(
  vertices: readonly Vector[],
  indices: readonly [number, number, number],
): number[] | undefined {
  const [a, b, c] = indices.map((index) => vertices[index] ?? ORIGIN) as [Vector, Vector, Vector];
  let normal = normalize(cross(subtract(b, a), subtract(c, a)));
  if (dot(normal, a) < 0) normal = [-normal[0], -normal[1], -normal[2]];
  const level = dot(normal, a);
  if (vertices.some((vertex) => dot(normal, vertex) > level + 1e-6)) return undefined;
  const members = vertices.flatMap((vertex, index) => (dot(normal, vertex) > level - 1e-6 ? [index] : []));
  const right = normalize(subtract(a, scaled(normal, level)));
  const up = cross(normal, right);
  const angle = (index: number): number => {
    const vertex = vertices[index] ?? ORIGIN;
    return Math.atan2(dot(vertex, up), dot(vertex, right));
  };
  return members.sort((i, j) => angle(i) - angle(j));
}

/** Points along a line through these corners; each leg gets as many steps as any other. */
function profile(
  ...corners: readonly (readonly [number, number])[]
): (turn: number) => readonly [number, number] {
  const legs = corners.length - 1;
  return (turn) => {
    const leg = Math.min(legs - 1, Math.floor(turn * legs));
    const share = turn * legs - leg;
    const from = corners[leg] ?? [0, 0];
    const to = corners[leg + 1] ?? from;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  };
}

/** A solid of revolution about the y axis; `line` gives radius and height from its top to its foot. */
function turned(line: (turn: number) => readonly [number, number], rows: number, columns: number): Solid {
  const vertices: Vector[] = [];
  for (let row = 0; row <= rows; row += 1) {
    const [radius, height] = line(row / rows);
    for (let column = 0; column < columns; column += 1) {
      const angle = (column / columns) * Math.PI * 2;
      vertices.push([Math.cos(angle) * radius, height, -Math.sin(angle) * radius]);
    }
  }
  const faces: number[][] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const following = (column + 1) % columns;
      faces.push([
        row * columns + column,
        (row + 1) * columns + column,
        (row + 1) * columns + following,
        row * columns + following,
      ]);
    }
  }
  return { vertices, faces: describeFaces(vertices, faces), smooth: true, ring: columns };
}

function describeFaces(vertices: readonly Vector[], faces: readonly (readonly number[])[]): Face[] {
  return faces.map((corners) => {
    const points = corners.map((index) => vertices[index] ?? ORIGIN);
    const sum = points.reduce<Vector>(
      ([x, y, z], point) => [x + point[0], y + point[1], z + point[2]],
      ORIGIN,
    );
    const middle = scaled(sum, 1 / points.length);
    return { corners, middle, normal: normalOf(points, middle) };
  });
}

/** Two corners may lie on each other, at a pole: then others span the face. */
function normalOf(points: readonly Vector[], middle: Vector): Vector {
  for (let index = 0; index + 1 < points.length; index += 1) {
    const from = subtract(points[index] ?? ORIGIN, middle);
    const to = subtract(points[index + 1] ?? ORIGIN, middle);
    const normal = cross(from, to);
    if (Math.hypot(...normal) > 1e-9) return normalize(normal);
  }
  return ORIGIN;
}

const ORIGIN: Vector = [0, 0, 0];

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** The same direction with length 1; a null vector stays null. */
export function normalize(vector: Vector): Vector {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : scaled(vector, 1 / length);
}

function scaled([x, y, z]: Vector, factor: number): Vector {
  return [x * factor, y * factor, z * factor];
}
