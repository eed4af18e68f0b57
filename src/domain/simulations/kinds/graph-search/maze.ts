import { createRandom } from '../../../drawing/seeded-random.js';

/** A field of cells with walls; row by row. */
export interface Maze {
  readonly columns: number;
  readonly rows: number;
  /** Whether a cell can be entered. */
  readonly free: readonly boolean[];
  readonly start: number;
  readonly goal: number;
}

/** Scattered walls, more of them where `walls` (0 to 1) is greater; start at the left, goal at the right, always reachable. */
export function createMaze(
  size: { readonly columns: number; readonly rows: number },
  walls: number,
  seed: number,
): Maze {
  const { columns, rows } = size;
  const random = createRandom(seed, 'maze');
  const free = Array.from({ length: columns * rows }, () => random.next() >= walls);
  const middle = Math.floor(rows / 2) * columns;
  const start = middle + Math.min(1, columns - 1);
  const goal = middle + Math.max(0, columns - 2);
  free[start] = true;
  free[goal] = true;
  const maze = { columns, rows, free, start, goal };
  for (;;) {
    const { path, seen } = search(maze, 'breadth-first');
    if (path.length > 0) return maze;
    openWall(maze, seen, random.next());
  }
}

/** Takes a wall away that borders on what has been reached. */
function openWall(maze: Maze & { readonly free: boolean[] }, seen: readonly number[], chance: number): void {
  const walls = [...new Set(seen.flatMap((cell) => bordersOf(maze, cell)))].filter(
    (cell) => !maze.free[cell],
  );
  const wall = walls[Math.floor(chance * walls.length)];
  if (wall !== undefined) maze.free[wall] = true;
}

export const searchMethods = ['breadth-first', 'depth-first', 'a-star'] as const;

export type SearchMethod = (typeof searchMethods)[number];

export interface SearchResult {
  /** Cells in the order in which they are visited. */
  readonly seen: readonly number[];
  /** From start to goal; empty when there is no way. */
  readonly path: readonly number[];
}

/**
 * Visits cells until the goal is found. Breadth first and A* (with the distance along columns and rows as estimate; Hart, Nilsson and
 * Raphael 1968) find a shortest way, depth first finds some way.
 */
export function search(maze: Maze, method: SearchMethod): SearchResult {
  const before = new Map<number, number>();
  const costs = new Map([[maze.start, 0]]);
  const visited = new Set<number>();
  const open: { cell: number; cost: number }[] = [{ cell: maze.start, cost: 0 }];
  const seen: number[] = [];
  while (open.length > 0) {
    const next = take(open, maze, method);
    if (next === undefined || visited.has(next.cell)) continue;
    visited.add(next.cell);
    seen.push(next.cell);
    if (next.cell === maze.goal) return { seen, path: pathTo(maze.goal, before) };
    for (const cell of bordersOf(maze, next.cell)) {
      if (!maze.free[cell] || visited.has(cell)) continue;
      const cost = next.cost + 1;
      // The last way into a cell counts for depth first, the shortest for the others.
      if (method !== 'depth-first' && (costs.get(cell) ?? Infinity) <= cost) continue;
      costs.set(cell, cost);
      before.set(cell, next.cell);
      open.push({ cell, cost });
    }
  }
  return { seen, path: [] };
}

function take(open: { cell: number; cost: number }[], maze: Maze, method: SearchMethod) {
  if (method === 'breadth-first') return open.shift();
  if (method === 'depth-first') return open.pop();
  let best = 0;
  const rank = ({ cell, cost }: { cell: number; cost: number }) => cost + distance(maze, cell, maze.goal);
  open.forEach((entry, index) => {
    const leader = open[best];
    if (leader !== undefined && rank(entry) < rank(leader)) best = index;
  });
  return open.splice(best, 1)[0];
}

function distance({ columns }: Maze, one: number, other: number): number {
  const across = Math.abs((one % columns) - (other % columns));
  return across + Math.abs(Math.floor(one / columns) - Math.floor(other / columns));
}

/** Right, down, left, up, as far as there are any. */
export function bordersOf(
  { columns, rows }: Pick<Maze, 'columns' | 'rows'>,
  cell: number,
): readonly number[] {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  return [
    ...(column + 1 < columns ? [cell + 1] : []),
    ...(row + 1 < rows ? [cell + columns] : []),
    ...(column > 0 ? [cell - 1] : []),
    ...(row > 0 ? [cell - columns] : []),
  ];
}

function pathTo(goal: number, before: ReadonlyMap<number, number>): readonly number[] {
  const path = [goal];
  for (let cell = before.get(goal); cell !== undefined; cell = before.get(cell)) path.unshift(cell);
  return path;
}
