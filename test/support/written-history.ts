import { join } from 'node:path';
import { createFileJournal } from '../../src/adapters/journal/file-journal.js';
import type { ClipPlan } from '../../src/domain/run/plan.js';
import type { Clip, RunEvent } from '../../src/domain/run/run-event.js';

/** Runs on record, as earlier processes would have left them. */
export const recorded = {
  /** Both clips are there, one of them at the second attempt. */
  done: '20250301-080000-done',
  /** One clip is there; the job of the other runs. */
  open: '20250302-090000-open',
  /** Its one job was refused. */
  failed: '20250302-100000-fail',
} as const;

/** Writes three runs into `cwd`, in the folder where they lie by default. */
export async function writeHistory(cwd: string): Promise<void> {
  const journal = createFileJournal(join(cwd, 'outputs', 'ai-videos', '.runs'));
  const write = async (run: string, events: readonly RunEvent[]) => {
    const at = `${run.slice(0, 4)}-${run.slice(4, 6)}-${run.slice(6, 8)}T08:00:00.000Z`;
    for (const [index, event] of events.entries())
      await journal.append({ v: 1, run, seq: index + 1, at, event });
  };
  await write(recorded.done, [
    startOf(planOf(cwd, { model: 'zeroscope', prompt: 'A quiet sea', count: 2 })),
    ...jobOf('1', 'canceledjob'),
    {
      type: 'shot-cancel',
      shot: '1',
      job: 'canceledjob',
      outcome: 'canceled',
      cost: { known: true, usd: 0.005, basis: 'a part' },
    },
    ...madeOf(cwd, '1', 'firstjob'),
    ...madeOf(cwd, '2', 'secondjob'),
    { type: 'run-end', state: 'done' },
  ]);
  await write(recorded.open, [
    startOf(planOf(cwd, { model: 'zeroscope', prompt: 'A lake', count: 2 })),
    ...madeOf(cwd, '1', 'thirdjob'),
    ...jobOf('2', 'runningjob'),
  ]);
  await write(recorded.failed, [
    startOf(planOf(cwd, { model: 'wan', prompt: 'A storm', count: 1 })),
    ...jobOf('1', 'refusedjob'),
    {
      type: 'shot-fail',
      shot: '1',
      error: {
        code: 'content-refused',
        message: 'Job `refusedjob` failed: flagged',
        causes: [],
        retryable: false,
        details: {},
      },
      cost: { known: true, usd: 0, basis: 'failed runs are not charged' },
    },
    { type: 'run-end', state: 'failed' },
  ]);
  await journal.close();
}

function planOf(
  cwd: string,
  { model, prompt, count }: { readonly model: string; readonly prompt: string; readonly count: number },
): ClipPlan {
  const price = {
    kind: 'estimate',
    lowUsd: 0.01,
    highUsd: 0.02,
    basis: 'a clip',
    asOf: '2025-03-01',
    source: 'the test',
  } as const;
  const shots = Array.from({ length: count }, (_, index) => ({
    shot: String(index + 1),
    input: { prompt, seed: index },
    attachments: [],
    seed: index,
    price,
    output: outputOf(cwd, String(index + 1)),
  }));
  return {
    provider: 'replicate',
    model,
    modelRef: `owner/${model}`,
    schema: 'catalogue',
    draft: false,
    prompt,
    shots,
    adjustments: [],
    price,
    concurrency: 2,
    deadlineSeconds: 1800,
    maxCostUsd: 0.5,
  };
}

function outputOf(cwd: string, shot: string): string {
  return join(cwd, 'outputs', 'ai-videos', `clip-${shot}.mp4`);
}

function startOf(plan: ClipPlan): RunEvent {
  return { type: 'run-start', command: 'generate', tool: 'aivideo 0.1.0', plan };
}

function jobOf(shot: string, id: string): readonly RunEvent[] {
  const job = { provider: 'replicate', id, data: {} };
  return [
    { type: 'shot-intent', shot, modelRef: 'owner/name', input: { seed: 1 } },
    { type: 'shot-start', shot, job },
  ];
}

function madeOf(cwd: string, shot: string, id: string): readonly RunEvent[] {
  const cost = { known: true, usd: 0.01, basis: '7.1 s' } as const;
  const clip: Clip = {
    shot,
    path: outputOf(cwd, shot),
    seed: Number(shot),
    job: id,
    media: {
      container: 'mp4',
      bytes: 812_345,
      durationSeconds: 3,
      video: { codec: 'avc', width: 576, height: 320, fps: 8, frames: 24, rotation: 0 },
    },
    sha256: '00',
    cost,
  };
  return [
    ...jobOf(shot, id),
    { type: 'shot-output', shot, outputs: [], cost },
    { type: 'shot-end', shot, clip },
  ];
}
