import * as z from 'zod';
import { css } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { createRandom } from '../../drawing/seeded-random.js';
import { defineSimulation } from '../define-simulation.js';
import { write } from '../drawing/write.js';
import type { Bilingual } from '../language.js';
import { choice, count } from '../parameters/parameters.js';
import { letters } from '../stage/letters.js';
import type { Painter, Stage } from '../stage/stage.js';
import { type SortingMethod, type SortingStep, sortingMethods, stepsOf } from './sorting/methods.js';

const names: Readonly<Record<SortingMethod, Bilingual>> = {
  bubble: { en: 'Bubble sort', ko: '버블 정렬' },
  insertion: { en: 'Insertion sort', ko: '삽입 정렬' },
  selection: { en: 'Selection sort', ko: '선택 정렬' },
  merge: { en: 'Merge sort', ko: '병합 정렬' },
  quick: { en: 'Quicksort', ko: '퀵 정렬' },
  heap: { en: 'Heapsort', ko: '힙 정렬' },
};

const complexity: Readonly<Record<SortingMethod, string>> = {
  bubble: 'O(n^2)',
  insertion: 'O(n^2)',
  selection: 'O(n^2)',
  merge: 'O(n\\log n)',
  quick: 'O(n\\log n)',
  heap: 'O(n\\log n)',
};

/** Bars that are put into order, each comparison and each move shown. */
export const sorting = defineSimulation({
  name: 'sorting',
  title: { en: 'Sorting', ko: '정렬' },
  titleOf: ({ method }) => names[method],
  description: 'bars are sorted: bubble, insertion, selection, merge, quick or heap',
  aliases: [
    'sort',
    'sorting algorithm',
    '정렬',
    '정렬 알고리즘',
    ...sortingMethods.flatMap((method) => [
      [`${method} sort`, { method }] as const,
      [names[method].ko, { method }] as const,
    ]),
    ['quicksort', { method: 'quick' }],
    ['heapsort', { method: 'heap' }],
  ],
  parameters: z.strictObject({
    method: choice(sortingMethods, { description: 'the algorithm', usual: 'quick' }),
    bars: count({ description: 'how many', usual: '28', least: 2, most: 200 }),
    seed: count({ description: 'of their order', usual: '1', least: 0, most: 1e9 }),
  }),
  frame: 'whole',
  equations: ({ method }) => [{ tex: complexity[method], color: 'yellow' }],
  describe: () =>
    'Rows of glowing vertical bars of different heights swap places quickly until they form a smooth rising staircase, clean dark studio',
  beats: (_, seconds) => [
    { seconds: 0, name: { en: 'Disorder', ko: '뒤섞임' } },
    { seconds: seconds * 0.86, name: { en: 'Sorted', ko: '정렬됨' } },
  ],
  prepare: createPainter,
});

/** Numbers 1 to n in an order by chance. Source: Fisher and Yates, 1938. */
export function shuffled(bars: number, seed: number): readonly number[] {
  const random = createRandom(seed, 'sorting');
  const order = Array.from({ length: bars }, (_, index) => index + 1);
  for (let last = bars - 1; last > 0; last -= 1) {
    const other = Math.floor(random.next() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Share of the video after which everything is in order. */
const workShare = 0.86;

function createPainter(
  { method, bars, seed }: { readonly method: SortingMethod; readonly bars: number; readonly seed: number },
  stage: Stage,
): Painter {
  const start = shuffled(bars, seed);
  const steps = stepsOf(method, start);
  const stateAt = replay(start, steps);
  const counted = countsOf(steps);
  const label = {
    compared: stage.say({ en: 'comparisons', ko: '비교' }),
    moved: stage.say({ en: 'moves', ko: '이동' }),
  };
  return (context, seconds) => {
    const done = Math.min(1, Math.max(0, seconds / (stage.seconds * workShare)));
    const step = Math.min(steps.length, Math.floor(done * (steps.length + 1)));
    const current = step < steps.length ? steps[step] : undefined;
    paintBars(context, stage, { values: stateAt(step), current, isDone: step >= steps.length });
    const { compared = 0, moved = 0 } = counted[step] ?? {};
    const text = `${compared} ${label.compared}   ${moved} ${label.moved}`;
    write(context, stage, {
      text,
      x: stage.area.left,
      y: stage.area.top,
      size: letters.tick,
      baseline: 'top',
    });
  };
}

/** States after so many steps, found again from every 64th. */
function replay(
  start: readonly number[],
  steps: readonly SortingStep[],
): (step: number) => readonly number[] {
  const kept: (readonly number[])[] = [start];
  return (step) => {
    while (kept.length * 64 <= step)
      kept.push(advanced(kept.at(-1) ?? start, steps.slice((kept.length - 1) * 64, kept.length * 64)));
    const from = Math.floor(step / 64);
    return advanced(kept[from] ?? start, steps.slice(from * 64, step));
  };
}

function advanced(values: readonly number[], steps: readonly SortingStep[]): readonly number[] {
  const next = [...values];
  for (const step of steps) {
    if (step.kind === 'swap')
      [next[step.one], next[step.other]] = [next[step.other] ?? 0, next[step.one] ?? 0];
    if (step.kind === 'write') next[step.one] = step.value;
  }
  return next;
}

function countsOf(
  steps: readonly SortingStep[],
): readonly { readonly compared: number; readonly moved: number }[] {
  let compared = 0;
  let moved = 0;
  return [
    { compared, moved },
    ...steps.map(({ kind }) => {
      if (kind === 'compare') compared += 1;
      else moved += 1;
      return { compared, moved };
    }),
  ];
}

interface Moment {
  readonly values: readonly number[];
  readonly current: SortingStep | undefined;
  readonly isDone: boolean;
}

function paintBars(context: DrawingContext, stage: Stage, { values, current, isDone }: Moment): void {
  const { area, palette, size } = stage;
  const top = area.top + size * letters.tick * 1.8;
  const height = area.top + area.height - top;
  const width = area.width / values.length;
  const gap = Math.min(width * 0.22, size * 0.012);
  values.forEach((value, index) => {
    const isTouched = current !== undefined && (index === current.one || index === current.other);
    const moving = current?.kind === 'compare' ? palette.yellow : palette.red;
    context.fillStyle = css(isTouched ? moving : isDone ? palette.green : palette.blue);
    const tall = Math.max(1, (value / values.length) * height);
    context.beginPath();
    context.roundRect(
      area.left + index * width + gap / 2,
      area.top + area.height - tall,
      Math.max(1, width - gap),
      tall,
      Math.min(width * 0.15, size * 0.006),
    );
    context.fill();
  });
}
