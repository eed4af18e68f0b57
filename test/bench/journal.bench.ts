import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createFileJournal } from '../../src/adapters/journal/file-journal.js';
import { systemClock } from '../../src/adapters/node/clock.js';
import type { RunEvent } from '../../src/domain/run/run-event.js';
import { createRecorder } from '../../src/workflows/runs/run-recorder.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { planOf } from '../workflows/run-rig.js';
import { median, report } from './measure.js';

const bin = join(resolve(import.meta.dirname, '../..'), 'bin', 'aivideo.js');
const prompt =
  'A beautiful sunset over the ocean with waves, filmed from a low flying drone, soft golden light';

function inputOf(index: number) {
  return { prompt, seed: index, num_frames: 24, num_inference_steps: 50, width: 576, height: 320 };
}

/** What is recorded of one job from its intent to its clip. */
function eventsOf(shot: string): readonly RunEvent[] {
  const index = Number(shot);
  const id = `gm3qorzdhgbfurvjtvhg${String(index).padStart(6, '0')}`;
  const job = {
    provider: 'replicate',
    id,
    data: { get: `https://api.replicate.com/v1/predictions/${id}`, createdAt: '2026-11-22T08:00:00.000Z' },
  };
  const cost = { known: true, usd: 0.0217, basis: '15.5 s of Nvidia A100 at $0.0014 a second' } as const;
  const media = {
    container: 'mp4',
    bytes: 812_345,
    durationSeconds: 3,
    video: { codec: 'avc', width: 576, height: 320, fps: 8, frames: 24, rotation: 0 },
  } as const;
  const clip = { shot, path: `/clips/${id}.mp4`, seed: index, job: id, media, sha256: id.repeat(3), cost };
  return [
    { type: 'shot-intent', shot, modelRef: 'owner/name:version', input: inputOf(index) },
    { type: 'shot-start', shot, job },
    {
      type: 'shot-output',
      shot,
      outputs: [{ url: `https://replicate.delivery/xezq/${id}/output.mp4` }],
      cost,
    },
    { type: 'shot-end', shot, clip },
  ];
}

/** Tells at the end of a process how much memory it had at most. */
const memoryTeller = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS))",
)}`;

/** Lists the runs of a folder in a process of its own. */
async function measureList(folder: string) {
  const startedMs = performance.now();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    `--import=${memoryTeller}`,
    bin,
    'runs',
    `--state-dir=${folder}`,
  ]);
  const ms = performance.now() - startedMs;
  return { ms, stdout, peakMb: (Number(/^peak (\d+)$/m.exec(stderr)?.[1]) * 1024) / 1e6 };
}

describe('the journal', () => {
  it('costs a job less than 5 ms', async () => {
    const journal = createFileJournal(await temporaryFolder());
    const recorder = createRecorder({ journal, sinks: [], clock: systemClock }, 'run-1');
    const plan = planOf(Array.from({ length: 300 }, (_, index) => inputOf(index)));
    await recorder.record({ type: 'run-start', command: 'generate', tool: 'aivideo 0.1.0', plan });

    const times: number[] = [];
    for (const { shot } of plan.shots) {
      const startedMs = performance.now();
      for (const event of eventsOf(shot)) await recorder.record(event);
      times.push(performance.now() - startedMs);
    }
    await journal.close();

    report('journal of a job, ms at the median', median(times).toFixed(2), '5.00');
    expect(median(times)).toBeLessThan(5);
  });

  it('of 10,000 recorded clips is read in less than 1 s and 200 MB', async () => {
    const [empty, full] = [await temporaryFolder(), await temporaryFolder()];
    const plan = planOf(Array.from({ length: 10_000 }, (_, index) => inputOf(index)));
    const start: RunEvent = { type: 'run-start', command: 'generate', tool: 'aivideo 0.1.0', plan };
    const events = [start, ...plan.shots.flatMap(({ shot }) => eventsOf(shot))];
    const at = '2026-11-22T08:00:00.000Z';
    const lines = events.map((event, index) =>
      JSON.stringify({ v: 1, run: 'run-1', seq: index + 1, at, event }),
    );
    await mkdir(join(full, 'run-1'));
    await writeFile(join(full, 'run-1', 'journal.jsonl'), `${lines.join('\n')}\n`);

    const rounds = [];
    for (let round = 0; round < 5; round += 1)
      rounds.push({ idle: await measureList(empty), busy: await measureList(full) });

    const ms = median(rounds.map(({ idle, busy }) => busy.ms - idle.ms));
    const peakMb = Math.max(...rounds.map(({ busy }) => busy.peakMb));
    report('10,000 recorded clips: reading, s', (ms / 1000).toFixed(2), '1.00');
    report('10,000 recorded clips: peak memory, MB', peakMb.toFixed(0), '200');
    for (const { busy } of rounds) expect(busy.stdout).toMatch(/run-1 +done +10000\/10000/);
    expect(ms).toBeLessThan(1_000);
    expect(peakMb).toBeLessThan(200);
  });
});
