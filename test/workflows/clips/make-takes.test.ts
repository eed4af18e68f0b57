import { readdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '../../../src/adapters/config/load-settings.js';
import { systemClock } from '../../../src/adapters/node/clock.js';
import { systemRandomness } from '../../../src/adapters/node/randomness.js';
import type { ClipMeasurement } from '../../../src/domain/check/clip-measurement.js';
import { AivideoError } from '../../../src/domain/errors.js';
import { draft } from '../../../src/domain/models/draft.js';
import type { ClipPlan } from '../../../src/domain/run/plan.js';
import type { ClipMeasurer } from '../../../src/ports/clip-measurer.js';
import { createServices } from '../../../src/services/services.js';
import type { MakeClipDeps } from '../../../src/workflows/clips/make-clip.js';
import { generateClips } from '../../../src/workflows/generate-clips.js';
import { openRun } from '../../../src/workflows/runs/open-run.js';
import { goodMeasurement } from '../../domain/check/measured.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const black = goodMeasurement({ black: [{ fromSeconds: 0, toSeconds: 3 }] });

/** Gives these in turn, the last one for ever; an error is thrown. */
function scripted(...answers: readonly (ClipMeasurement | Error)[]): ClipMeasurer {
  let asked = 0;
  return {
    async measure() {
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer === undefined || answer instanceof Error) throw answer;
      return answer;
    },
  };
}

/** A plan for one small draft, and runs that carry it out with the real files and the real journal. */
async function studio() {
  const folder = await temporaryFolder();
  const place = { cwd: folder, homeDir: folder, os: 'linux', env: { PATH: process.env.PATH ?? '' } };
  const { settings } = await loadSettings({ ...place, flags: { stateDir: `${folder}/state` } });
  const world = { version: '1.0.0', clock: systemClock, randomness: systemRandomness, env: place.env };
  const services = createServices({ settings, ...world });
  onTestFinished(() => services.close());
  const shoot = async (options: {
    readonly retakes?: number;
    readonly measurer: ClipMeasurer;
    readonly run?: string;
    readonly deps?: Partial<MakeClipDeps>;
    readonly signal?: AbortSignal;
  }) => {
    const { run, signal = new AbortController().signal } = options;
    const opened = await openRun(services, 'local', { sinks: [], run, noCache: true });
    const deps = { ...opened.deps, measurer: options.measurer, ...options.deps };
    const plan = planOf(folder, options.retakes);
    return generateClips(deps, { plan, definition: draft, overwrite: false }, { signal }).finally(() =>
      opened.release(),
    );
  };
  const clips = async () => (await readdir(folder)).filter((name) => name.endsWith('.mp4')).sort();
  return { folder, shoot, clips };
}

function planOf(folder: string, retakes: number | undefined): ClipPlan {
  const input = { prompt: 'the sea', frames: 24, fps: 8, width: 64, height: 64, seed: 1 };
  const price = { kind: 'free', basis: 'drawn here' } as const;
  const shot = { shot: '1', input, attachments: [], seed: 1, price, output: `${folder}/sea.mp4` };
  const names = { provider: 'local', model: 'draft', modelRef: 'draft', schema: 'catalogue' } as const;
  return {
    ...names,
    draft: true,
    shots: [shot],
    adjustments: [],
    price,
    concurrency: 1,
    deadlineSeconds: 60,
    ...(retakes === undefined ? {} : { retakes }),
  };
}

describe('takes of a shot', () => {
  it('end with the first that can be used', async () => {
    const { shoot, clips, folder } = await studio();

    const { shots, state } = await shoot({ retakes: 5, measurer: scripted(black, goodMeasurement()) });

    expect(shots).toMatchObject([{ ok: true, clip: { path: `${folder}/sea-take2.mp4`, findings: [] } }]);
    expect(await clips()).toEqual(['sea-take2.mp4', 'sea.mp4']);
    const record = state.shots.get('1');
    expect(record?.takes).toMatchObject([
      { path: `${folder}/sea.mp4`, seed: 1, findings: [{ kind: 'black' }] },
    ]);
    expect(record?.spentBefore).toHaveLength(1);
    expect(record?.intent?.input).toMatchObject({ prompt: 'the sea', seed: record?.clip?.seed });
    expect(record?.clip?.seed).not.toBe(1);
  });

  it('are as many as the plan allows and no more', async () => {
    const { shoot, clips } = await studio();

    const { shots } = await shoot({ retakes: 1, measurer: scripted(black) });

    expect(shots).toMatchObject([{ ok: true, clip: { findings: [{ kind: 'black' }] } }]);
    expect(await clips()).toEqual(['sea-take2.mp4', 'sea.mp4']);
  });

  it('ask before each start, and leave the last take when one is refused', async () => {
    const { shoot, clips, folder } = await studio();
    let starts = 0;
    const checkStart = () => {
      starts += 1;
      if (starts > 2) throw new AivideoError('budget-exceeded', 'That would be too much');
    };

    const { shots, state } = await shoot({ retakes: 9, measurer: scripted(black), deps: { checkStart } });

    expect(starts).toBe(3);
    expect(shots).toMatchObject([{ ok: true, clip: { path: `${folder}/sea-take2.mp4` } }]);
    expect(await clips()).toEqual(['sea-take2.mp4', 'sea.mp4']);
    expect(state.end).toBe('done');
    expect(state.shots.get('1')).toMatchObject({
      kept: { code: 'budget-exceeded', message: 'That would be too much' },
      spentBefore: [{ known: true }, { known: true }],
    });
  });

  it('go on in another process where the first was stopped', async () => {
    const { shoot, clips, folder } = await studio();
    const stop = new AbortController();
    let starts = 0;
    const checkStart = () => {
      starts += 1;
      if (starts === 2) stop.abort(new AivideoError('interrupted', 'Stopped'));
    };
    const first = await shoot({
      retakes: 3,
      measurer: scripted(black),
      deps: { checkStart },
      signal: stop.signal,
    });
    expect(first.shots).toMatchObject([{ ok: false }]);
    const planned = first.state.shots.get('1')?.next;

    const second = await shoot({ run: first.run, retakes: 3, measurer: scripted(goodMeasurement()) });

    expect(second.shots).toMatchObject([
      { ok: true, clip: { path: `${folder}/sea-take2.mp4`, seed: planned?.seed } },
    ]);
    expect(second.state.shots.get('1')?.takes).toHaveLength(1);
    expect(await clips()).toEqual(['sea-take2.mp4', 'sea.mp4']);
  });

  it('are not made of a clip that could not be measured, and it is not lost', async () => {
    const { shoot, clips } = await studio();

    const { shots } = await shoot({ retakes: 3, measurer: scripted(new Error('no such filter')) });

    expect(shots).toMatchObject([
      { ok: true, clip: { unchecked: expect.stringContaining('no such filter') } },
    ]);
    expect(await clips()).toEqual(['sea.mp4']);
  });
});
