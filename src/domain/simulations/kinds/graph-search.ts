import * as z from 'zod';
import { css, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { boxWithin } from '../axes/plane.js';
import { defineSimulation } from '../define-simulation.js';
import { strokePath } from '../drawing/shapes.js';
import { write } from '../drawing/write.js';
import type { Bilingual } from '../language.js';
import { choice, count, quantity } from '../parameters/parameters.js';
import { letters, strokes } from '../stage/letters.js';
import { type Box, type Painter, reveal, type Stage } from '../stage/stage.js';
import {
  createMaze,
  type Maze,
  type SearchMethod,
  type SearchResult,
  search,
  searchMethods,
} from './graph-search/maze.js';

const names: Readonly<Record<SearchMethod, Bilingual>> = {
  'breadth-first': { en: 'Breadth-first search', ko: '너비 우선 탐색' },
  'depth-first': { en: 'Depth-first search', ko: '깊이 우선 탐색' },
  'a-star': { en: 'A* search', ko: 'A* 탐색' },
};

/** A way is searched through a field of walls, cell by cell. */
export const graphSearch = defineSimulation({
  name: 'graph-search',
  title: { en: 'Searching a way', ko: '길 찾기' },
  titleOf: ({ method }) => names[method],
  description: 'a way is searched through walls: breadth first, depth first or A*',
  aliases: [
    'graph search',
    'path finding',
    'pathfinding',
    'shortest path',
    'maze',
    '길찾기',
    '최단 경로',
    '그래프 탐색',
    '미로',
    ['bfs', { method: 'breadth-first' }],
    ['breadth first search', { method: 'breadth-first' }],
    ['너비 우선 탐색', { method: 'breadth-first' }],
    ['dfs', { method: 'depth-first' }],
    ['depth first search', { method: 'depth-first' }],
    ['깊이 우선 탐색', { method: 'depth-first' }],
    ['a star', { method: 'a-star' }],
    ['a-star search', { method: 'a-star' }],
  ],
  parameters: z.strictObject({
    method: choice(searchMethods, { description: 'the algorithm', usual: 'breadth-first' }),
    cells: count({ description: 'along the longer side', usual: '32', least: 6, most: 120 }),
    walls: quantity('number', {
      description: 'share of cells that are walls',
      usual: '0.28',
      least: 0,
      most: 0.6,
    }),
    seed: count({ description: 'of the walls', usual: '4', least: 0, most: 1e9 }),
  }),
  frame: 'whole',
  describe: () =>
    'Light floods cell by cell through a dark maze seen from above until a single bright golden path connects two points, elegant abstract visualization',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'The search', ko: '탐색' } },
    { seconds: seconds * searchShare, name: { en: 'The way', ko: '경로' } },
  ],
  prepare: createPainter,
});

/** Share of the video in which the goal is found. */
const searchShare = 0.72;

interface Scene {
  readonly maze: Maze;
  readonly found: SearchResult;
  readonly box: Box;
  /** Pixels of a cell. */
  readonly cell: number;
}

function createPainter(
  parameters: {
    readonly method: SearchMethod;
    readonly cells: number;
    readonly walls: number;
    readonly seed: number;
  },
  stage: Stage,
): Painter {
  const scene = createScene(parameters, stage);
  const still = stage.createLayer(stage.width, stage.height);
  paintWalls(still.getContext('2d'), stage, scene);
  const label = {
    seen: stage.say({ en: 'cells visited', ko: '방문한 칸' }),
    path: stage.say({ en: 'steps of the way', ko: '경로의 길이' }),
  };
  return (context, seconds) => {
    const { found, box } = scene;
    const share = Math.min(1, seconds / (stage.seconds * searchShare));
    const count = Math.floor(share * found.seen.length);
    paintSeen(context, stage, scene, count);
    context.drawImage(still, 0, 0);
    const way = reveal(stage, seconds, [stage.seconds * searchShare, stage.seconds * 0.9]);
    paintWay(context, stage, scene, way);
    paintEnds(context, stage, scene);
    const steps = way > 0 ? `   ${found.path.length - 1} ${label.path}` : '';
    const y = box.top - stage.size * 0.012;
    write(context, stage, {
      text: `${count} ${label.seen}${steps}`,
      x: box.left,
      y,
      size: letters.tick,
      baseline: 'bottom',
    });
  };
}

function createScene(
  {
    method,
    cells,
    walls,
    seed,
  }: { readonly method: SearchMethod; readonly cells: number; readonly walls: number; readonly seed: number },
  stage: Stage,
): Scene {
  const letter = stage.size * letters.tick * 1.6;
  const area = {
    ...stage.area,
    top: stage.area.top + letter,
    height: Math.max(1, stage.area.height - letter),
  };
  const shape = area.width / area.height;
  const columns = shape >= 1 ? cells : Math.max(4, Math.round(cells * shape));
  const rows = shape >= 1 ? Math.max(4, Math.round(cells / shape)) : cells;
  const box = boxWithin(area, columns / rows);
  const maze = createMaze({ columns, rows }, walls, seed);
  return { maze, found: search(maze, method), box, cell: box.width / columns };
}

function fillCell(context: DrawingContext, { maze, box, cell }: Scene, index: number, gap: number): void {
  const left = box.left + (index % maze.columns) * cell;
  const top = box.top + Math.floor(index / maze.columns) * cell;
  context.fillRect(left + gap, top + gap, cell - 2 * gap, cell - 2 * gap);
}

function paintWalls(context: DrawingContext, stage: Stage, scene: Scene): void {
  context.fillStyle = css(mix(stage.palette.grid, stage.palette.muted, 0.45));
  scene.maze.free.forEach((isFree, index) => {
    if (!isFree) fillCell(context, scene, index, scene.cell * 0.04);
  });
}

/** The newest cells are the brightest. */
function paintSeen(context: DrawingContext, stage: Stage, scene: Scene, count: number): void {
  const { blue, teal } = stage.palette;
  for (let index = 0; index < count; index += 1) {
    const age = Math.min(1, (count - index) / 60);
    context.fillStyle = css(mix(teal, blue, age), 0.85 - 0.5 * age);
    fillCell(context, scene, scene.found.seen[index] ?? 0, scene.cell * 0.06);
  }
}

function center({ maze, box, cell }: Scene, index: number): readonly [number, number] {
  const column = index % maze.columns;
  return [box.left + (column + 0.5) * cell, box.top + (Math.floor(index / maze.columns) + 0.5) * cell];
}

function paintWay(context: DrawingContext, stage: Stage, scene: Scene, share: number): void {
  const { path } = scene.found;
  const end = share * (path.length - 1);
  if (end <= 0) return;
  context.beginPath();
  for (let step = 0; step <= Math.floor(end); step += 1) context.lineTo(...center(scene, path[step] ?? 0));
  const from = center(scene, path[Math.floor(end)] ?? 0);
  const to = center(scene, path[Math.ceil(end)] ?? 0);
  const rest = end - Math.floor(end);
  context.lineTo(from[0] + (to[0] - from[0]) * rest, from[1] + (to[1] - from[1]) * rest);
  strokePath(context, stage, {
    color: stage.palette.yellow,
    width: Math.max(strokes.curve, (scene.cell / stage.size) * 0.25),
  });
}

function paintEnds(context: DrawingContext, stage: Stage, scene: Scene): void {
  const { green, red } = stage.palette;
  for (const [cell, color] of [
    [scene.maze.start, green],
    [scene.maze.goal, red],
  ] as const) {
    context.beginPath();
    context.arc(...center(scene, cell), scene.cell * 0.36, 0, Math.PI * 2);
    context.fillStyle = css(color);
    context.fill();
  }
}
