/** Three rows of three numbers. */
export type Matrix = readonly (readonly [number, number, number])[];

export type Vector = readonly [number, number, number];

/** What a symmetric matrix does: it stretches along directions that are at right angles to each other. */
interface Stretching {
  readonly factors: Vector;
  /** Unit vectors, as columns. */
  readonly directions: Matrix;
}

const identity: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** The product of two matrices. */
export function product(one: Matrix, other: Matrix): Matrix {
  return one.map(([x, y, z]) => {
    const entry = (column: 0 | 1 | 2) =>
      x * at(other, 0, column) + y * at(other, 1, column) + z * at(other, 2, column);
    return [entry(0), entry(1), entry(2)] as const;
  });
}

/** The matrix times a vector. */
export function applied(matrix: Matrix, [x, y, z]: Vector): Vector {
  const entry = (row: number) => at(matrix, row, 0) * x + at(matrix, row, 1) * y + at(matrix, row, 2) * z;
  return [entry(0), entry(1), entry(2)];
}

/** A function of a symmetric matrix: of each factor by which it stretches. `change` is a square root, a limit, ... */
export function mapFactors(matrix: Matrix, change: (factor: number) => number): Matrix {
  const { factors, directions } = stretchingOf(matrix);
  const [first, second, third] = factors.map(change);
  const scaled = directions.map(
    ([x, y, z]) => [x * (first ?? 1), y * (second ?? 1), z * (third ?? 1)] as const,
  );
  return product(scaled, transposed(directions));
}

/** Jacobi's method (1846): turns the plane with the largest entry beside the diagonal until there is none. */
function stretchingOf(matrix: Matrix): Stretching {
  let turned = matrix;
  let directions = identity;
  for (let round = 0; round < 50; round += 1) {
    const [row, column] = largestBeside(turned);
    const beside = at(turned, row, column);
    if (Math.abs(beside) < 1e-12) break;
    const angle = 0.5 * Math.atan2(2 * beside, at(turned, row, row) - at(turned, column, column));
    const turn = rotation(row, column, angle);
    turned = product(transposed(turn), product(turned, turn));
    directions = product(directions, turn);
  }
  return { factors: [at(turned, 0, 0), at(turned, 1, 1), at(turned, 2, 2)], directions };
}

function largestBeside(matrix: Matrix): readonly [row: number, column: number] {
  const size = (row: number, column: number) => Math.abs(at(matrix, row, column));
  if (size(0, 1) >= size(0, 2) && size(0, 1) >= size(1, 2)) return [0, 1];
  return size(0, 2) >= size(1, 2) ? [0, 2] : [1, 2];
}

function rotation(row: number, column: number, angle: number): Matrix {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const entry = (y: number, x: number): number => {
    if (y === row && x === column) return -sine;
    if (y === column && x === row) return sine;
    if (y !== x) return 0;
    return y === row || y === column ? cosine : 1;
  };
  return identity.map((_, y) => [entry(y, 0), entry(y, 1), entry(y, 2)] as const);
}

function transposed(matrix: Matrix): Matrix {
  return identity.map((_, row) => [at(matrix, 0, row), at(matrix, 1, row), at(matrix, 2, row)] as const);
}

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}
