import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findFfmpeg } from '../../src/adapters/ffmpeg/find-ffmpeg.js';
import { renderDraft } from '../../src/adapters/providers/local/render-draft.js';
import { startFakeReplicateProcess } from '../support/fake-replicate/start-fake-replicate-process.js';
import { finished, startCli } from '../support/run-cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { median, report } from './measure.js';

const shots = 24;
const seconds = 2;
const size = { width: 854, height: 480, fps: 24 };

const places = [
  'a quiet sea',
  'snowy mountains',
  'a forest',
  'a city street',
  'a meadow',
  'a graph of y = sin x',
];
const moods = ['at sunset', 'at night under stars', 'in the rain', 'in the morning'];
const prompts = places.flatMap((place) => moods.map((mood) => `${place} ${mood}`));

function planText(model: string, film: Readonly<Record<string, unknown>>): string {
  return stringify({
    ...{ aivideo: 'plan/1', model, language: 'en', ...film },
    scenes: prompts.map((prompt, index) => ({
      scene: index + 1,
      shots: [{ prompt, seconds, seed: index }],
      captions: [{ text: prompt, from: 0.2, to: seconds - 0.2 }],
    })),
  });
}

/** Draws every shot and encodes it once: what no film can be faster than. */
async function drawAll(folder: string): Promise<number> {
  const { path: ffmpegPath } = await findFfmpeg({ env: process.env });
  const { signal } = new AbortController();
  const started = performance.now();
  for (const [seed, prompt] of prompts.entries()) {
    const draft = { prompt, seed, ...size, frames: seconds * size.fps };
    const outputPath = join(folder, `${seed}.mp4`);
    await renderDraft(draft, { ffmpegPath, outputPath, signal, onFrame: () => undefined });
  }
  return performance.now() - started;
}

interface TimedEvent {
  readonly atMs: number;
  readonly type: string;
}

/** Makes a film of a plan, and tells when what happened. */
async function makeFilm(plan: string, env: Readonly<Record<string, string>>) {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'plan.yaml'), plan);
  const args = ['from-script', 'plan.yaml', '--json-stream', '--concurrency', '8'];
  const started = performance.now();
  const child = startCli(args, { cwd, env: { AIVIDEO_CACHE_DIR: join(cwd, 'cache'), ...env } });
  const { status, stdout, stderr } = await finished(child);
  const events = stdout.split('\n').flatMap((line): TimedEvent[] => {
    const { at, event } = line === '' ? {} : JSON.parse(line);
    return event === undefined ? [] : [{ atMs: Date.parse(at), type: event.type }];
  });
  expect(status, stderr).toBe(0);
  return { wallMs: performance.now() - started, events };
}

describe(`a film of ${shots} shots`, () => {
  it('of drafts takes at most 1.3 times what drawing its frames and encoding them once would', async () => {
    const drawn: number[] = [];
    const made: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      drawn.push(await drawAll(await temporaryFolder()));
      made.push((await makeFilm(planText('local/draft', { size: '854x480', fps: 24 }), {})).wallMs);
    }

    const ratio = median(made) / median(drawn);
    report(`${shots} drafts: film / frames drawn once`, ratio.toFixed(2), '1.30');
    expect(ratio).toBeLessThanOrEqual(1.3);
  });

  it('is there at most 5 s after its last clip, when clips take 5 s', async () => {
    await using fake = await startFakeReplicateProcess({ queueMs: 0, runMs: 5000, createRate: 'none' });
    const env = { REPLICATE_API_TOKEN: fake.token, REPLICATE_BASE_URL: fake.baseUrl };
    const film = { size: '640x360', fps: 24, transition: 'fade', captions: 'burn' };

    const { events } = await makeFilm(planText('zeroscope', film), env);

    const lastClip = events.findLast(({ type }) => type === 'shot-end')?.atMs ?? Number.NaN;
    const filmEnd = events.find(({ type }) => type === 'film-end')?.atMs ?? Number.NaN;
    report(`${shots} clips: film after the last clip, s`, ((filmEnd - lastClip) / 1000).toFixed(1), '5.0');
    expect(filmEnd - lastClip).toBeLessThanOrEqual(5000);
  });
});
