import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import type { RunEvent } from '../../../src/domain/run/run-event.js';
import { findUnfinishedRun } from '../../../src/workflows/runs/find-unfinished-run.js';
import { createMemoryJournal } from '../../support/memory-journal.js';
import { planOf } from '../run-rig.js';

type Journal = ReturnType<typeof createMemoryJournal>;

const sea = { model: 'wan', options: { prompt: 'sea' }, count: 1 };

const clip = {
  shot: '1',
  path: '/clips/1.mp4',
  job: 'job1',
  media: { container: 'mp4', bytes: 1, durationSeconds: 1 },
  sha256: '00',
  cost: { known: true, usd: 0, basis: 'nothing' },
} as const;

async function addRun(
  journal: Journal,
  run: string,
  request: JsonObject,
  ...events: RunEvent[]
): Promise<void> {
  const start: RunEvent = {
    type: 'run-start',
    command: 'generate',
    tool: 'aivideo 0.1.0',
    plan: planOf([{ seed: 1 }]),
    request,
  };
  for (const [index, event] of [start, ...events].entries())
    await journal.append({ v: 1, run, seq: index + 1, at: '2026-11-22T08:00:00.000Z', event });
}

describe('looking for the unfinished run of a command', () => {
  it('finds the newest one that was asked the same, in whatever order it was written', async () => {
    const journal = createMemoryJournal();
    await addRun(journal, 'run-1', sea);
    await addRun(journal, 'run-2', { count: 1, options: { prompt: 'sea' }, model: 'wan' });
    await addRun(journal, 'run-3', { ...sea, count: 2 });

    expect((await findUnfinishedRun(journal, sea))?.run).toBe('run-2');
  });

  it('passes over finished and cancelled runs to an older one that is not', async () => {
    const journal = createMemoryJournal();
    await addRun(journal, 'run-1', sea);
    await addRun(journal, 'run-2', sea, { type: 'shot-end', shot: '1', clip });
    await addRun(journal, 'run-3', sea, { type: 'run-end', state: 'canceled' });

    expect((await findUnfinishedRun(journal, sea))?.run).toBe('run-1');
  });

  it('finds none where none was left', async () => {
    const journal = createMemoryJournal();
    await addRun(journal, 'run-1', sea, { type: 'shot-end', shot: '1', clip });

    expect(await findUnfinishedRun(journal, sea)).toBeUndefined();
  });

  it('reads no more than the first line of runs that were asked something else', async () => {
    const journal = createMemoryJournal();
    await addRun(journal, 'run-1', { ...sea, count: 2 }, { type: 'run-end', state: 'failed' });
    const seen: number[] = [];
    const watched = {
      ...journal,
      async *read(run: string) {
        for await (const envelope of journal.read(run)) {
          seen.push(envelope.seq);
          yield envelope;
        }
      },
    };

    await findUnfinishedRun(watched, sea);

    expect(seen).toEqual([1]);
  });
});
