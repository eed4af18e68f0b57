import { setTimeout as pause } from 'node:timers/promises';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.js';
import { createPlainProgress } from '../../../src/cli/render/plain-progress.js';
import { screenText } from '../../../src/cli/render/screen-text.js';
import { initialStates, withEvent } from '../../../src/cli/render/shot-states.js';
import type { ClipPlan, PlannedShot } from '../../../src/domain/run/plan.js';
import type { RunEvent } from '../../../src/domain/run/run-event.js';
import { createMovingClock } from '../../support/moving-clock.js';

const plain = new Chalk({ level: 0 });

function planOf(count: number): ClipPlan {
  const price = { kind: 'free', basis: 'test' } as const;
  const shots = Array.from(
    { length: count },
    (_, index): PlannedShot => ({
      shot: `${index + 1}`,
      input: {},
      attachments: [],
      price,
      output: `/clips/${index}.mp4`,
    }),
  );
  const model = { provider: 'replicate', model: 'zeroscope', modelRef: 'a/b', schema: 'catalogue' } as const;
  return { ...model, draft: false, shots, adjustments: [], price, concurrency: 4, deadlineSeconds: 1800 };
}

const cost = { known: true, usd: 0, basis: 'test' } as const;
const job = { provider: 'replicate', id: 'j1', data: null };

const story: readonly RunEvent[] = [
  { type: 'shot-intent', shot: '1', modelRef: 'a/b', input: {} },
  { type: 'shot-start', shot: '1', job },
  { type: 'shot-progress', shot: '1', state: 'running', fraction: 0.45, remainingSeconds: 12 },
  { type: 'shot-intent', shot: '2', modelRef: 'a/b', input: {} },
  { type: 'shot-wait', shot: '2', reason: 'Replicate asks for fewer requests', waitSeconds: 10, attempt: 1 },
  { type: 'shot-output', shot: '3', outputs: [], cost },
];

function shownAfter(count: number, events: readonly RunEvent[]): string {
  let states = initialStates(planOf(count));
  for (const event of events) states = withEvent(states, event);
  return screenText(plain, [...states.values()], { elapsedSeconds: 83 });
}

describe('the progress on a terminal', () => {
  it('is one line for one clip, readable without colour', () => {
    expect(shownAfter(1, story.slice(0, 2))).toMatchInlineSnapshot(`"queued 1:23"`);
    expect(shownAfter(1, story.slice(0, 3))).toMatchInlineSnapshot(
      `"━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄ 45% running about 12 s left 1:23"`,
    );
  });

  it('is a line for every clip under way when there are several', () => {
    expect(shownAfter(4, story)).toMatchInlineSnapshot(`
      "0 of 4 clips 1:23
        clip  1 ━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄ 45% running about 12 s left
        clip  2 waits 10 s: Replicate asks for fewer requests
        clip  3 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  0% downloading"
    `);
  });

  it('counts what would not fit', () => {
    const events = Array.from(
      { length: 20 },
      (_, index): RunEvent => ({ type: 'shot-start', shot: `${index + 1}`, job }),
    );

    const lines = shownAfter(30, events).split('\n');

    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toBe('  and 8 more');
  });
});

describe('the progress in a pipe', () => {
  function follow(heartbeatMs?: number) {
    const lines: string[] = [];
    const clock = createMovingClock();
    const context = { platform: { clock }, say: (line: string) => lines.push(line) } as unknown as CliContext;
    const progress = createPlainProgress(context, planOf(3), {
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
      note: () => 'film 31 % rendered',
    });
    const tell = (event: RunEvent) => progress.emit({ v: 1, run: 'r', seq: 1, at: '', event });
    return { lines, progress, tell, clock };
  }

  it('is a line for every new phase of a clip', () => {
    const { lines, progress, tell } = follow();
    for (const event of story) tell(event);
    tell({ type: 'shot-progress', shot: '1', state: 'running', fraction: 0.9 });
    progress.stop();

    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "clip 1/3 starting
      clip 1/3 queued
      clip 1/3 running
      clip 2/3 starting
      clip 2/3 waits 10 s: Replicate asks for fewer requests
      clip 3/3 downloading"
    `);
  });

  it('gives a sign of life while nothing changes', async () => {
    const { lines, progress, tell, clock } = follow(5);
    for (const event of story.slice(0, 3)) tell(event);
    clock.moveMs(75_000);
    while (lines.length < 4) await pause(5);
    progress.stop();

    expect(lines[3]).toBe('1:15 0 of 3 done, clip 1 running 45%, film 31 % rendered');
  });
});
