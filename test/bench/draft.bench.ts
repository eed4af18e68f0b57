import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { encodeFrames } from '../../src/adapters/ffmpeg/encode-frames.js';
import { findFfmpeg } from '../../src/adapters/ffmpeg/find-ffmpeg.js';
import { renderDraft } from '../../src/adapters/providers/local/render-draft.js';
import { chooseDraftScene } from '../../src/domain/drafts/choose-draft-scene.js';
import { createDraftPainter } from '../../src/domain/drafts/create-draft-painter.js';
import { median, report } from './measure.js';

const size = { width: 1280, height: 720 };
const draft = { ...size, fps: 24, frames: 120, seed: 7 };
const { signal } = new AbortController();

/** The same pictures as the draft's, drawn before the clock starts. */
function readyFrames(prompt: string): Uint8Array[] {
  const paint = createDraftPainter(chooseDraftScene(prompt, draft.seed), {
    ...size,
    durationSeconds: draft.frames / draft.fps,
    createLayer: createCanvas,
  });
  const canvas = createCanvas(size.width, size.height);
  return Array.from({ length: draft.frames }, (_, frame) => {
    paint(canvas.getContext('2d'), frame / draft.fps);
    return Uint8Array.from(canvas.data());
  });
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

describe('local/draft at 1280x720, against the same encoder on ready raw frames in the same run', () => {
  it.each([
    'A beautiful sunset over the ocean with waves',
    'Snowy mountains at night under stars',
    'A city street in the rain, neon lights',
    'y = sin x, a graph of a function',
  ])('reaches at least 0.7 of its frames per second: %s', async (prompt) => {
    const folder = await mkdtemp(join(tmpdir(), 'aivideo-bench-'));
    const { path: ffmpegPath } = await findFfmpeg({ env: process.env });
    const frames = readyFrames(prompt);
    const target = { ffmpegPath, outputPath: join(folder, 'clip.mp4'), signal };
    const drawn: number[] = [];
    const ready: number[] = [];

    for (let round = 0; round < 5; round += 1) {
      ready.push(
        await secondsOf(() =>
          encodeFrames({ ...target, ...size, fps: draft.fps, pixelFormat: 'rgba', frames: each(frames) }),
        ),
      );
      drawn.push(
        await secondsOf(() => renderDraft({ ...draft, prompt }, { ...target, onFrame: () => undefined })),
      );
    }
    await rm(folder, { recursive: true });

    const ratio = median(ready) / median(drawn);
    const rates = [drawn, ready].map((times) => (draft.frames / median(times)).toFixed(0)).join(' of ');
    report(`${prompt.slice(0, 30)}: ${rates} frames/s`, ratio.toFixed(2), '0.70');
    expect(ratio).toBeGreaterThanOrEqual(0.7);
  });
});
