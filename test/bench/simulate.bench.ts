import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSimulationRenderer } from '../../src/adapters/canvas/render-simulation.js';
import { prepareSimulation } from '../../src/adapters/canvas/simulation-pictures.js';
import { encodeFrames } from '../../src/adapters/ffmpeg/encode-frames.js';
import { findFfmpeg } from '../../src/adapters/ffmpeg/find-ffmpeg.js';
import { createEquationTypesetter } from '../../src/adapters/mathjax/create-equation-typesetter.js';
import { openSimulation } from '../../src/domain/simulations/open-simulation.js';
import {
  frameCount,
  type SimulationSpec,
  simulationSpecSchema,
} from '../../src/domain/simulations/simulation-spec.js';
import { median, report } from './measure.js';

const typesetter = createEquationTypesetter();
const { signal } = new AbortController();

function specOf(kind: string): SimulationSpec {
  return simulationSpecSchema.parse({ kind, width: 1280, height: 720, seconds: 5, fps: 24 });
}

/** The same pictures as the simulation's, drawn before the clock starts. */
async function readyFrames(spec: SimulationSpec): Promise<Uint8Array[]> {
  const { canvas, paint } = await prepareSimulation(openSimulation(spec), spec, {
    typesetter,
    isTransparent: false,
  });
  return Array.from({ length: frameCount(spec) }, (_, frame) => {
    paint(canvas.getContext('2d'), frame / spec.fps);
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

describe('simulate at 1280x720, against the same encoder on ready raw frames in the same run', () => {
  it.each(['function-graph', 'pendulum'])(
    'reaches at least 0.6 of its frames per second: %s',
    async (kind) => {
      const folder = await mkdtemp(join(tmpdir(), 'aivideo-bench-'));
      const { path: ffmpegPath } = await findFfmpeg({ env: process.env });
      const renderer = createSimulationRenderer({ typesetter, env: process.env });
      const spec = specOf(kind);
      const frames = await readyFrames(spec);
      const { width, height, fps } = spec;
      const path = join(folder, 'clip.mp4');
      const encoding = {
        ffmpegPath,
        outputPath: path,
        signal,
        width,
        height,
        fps,
        pixelFormat: 'rgba',
      } as const;
      const drawn: number[] = [];
      const ready: number[] = [];

      for (let round = 0; round < 5; round += 1) {
        ready.push(await secondsOf(() => encodeFrames({ ...encoding, frames: each(frames) })));
        drawn.push(await secondsOf(() => renderer.render({ spec, path, container: 'mp4' }, { signal })));
      }
      await rm(folder, { recursive: true });

      const ratio = median(ready) / median(drawn);
      const rates = [drawn, ready].map((times) => (frames.length / median(times)).toFixed(0)).join(' of ');
      report(`${kind}: ${rates} frames/s`, ratio.toFixed(2), '0.60');
      expect(ratio).toBeGreaterThanOrEqual(0.6);
    },
  );
});
