import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '../../src/adapters/config/load-settings.js';
import { systemClock } from '../../src/adapters/node/clock.js';
import { systemRandomness } from '../../src/adapters/node/randomness.js';
import type { ClipPlan, PlannedShot } from '../../src/domain/run/plan.js';
import type { RunEvent } from '../../src/domain/run/run-event.js';
import { createServices } from '../../src/services/services.js';
import { generateClips } from '../../src/workflows/generate-clips.js';
import { openRun } from '../../src/workflows/runs/open-run.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const free = { kind: 'free', basis: 'drawn here' } as const;
const asDraft = { provider: 'local', model: 'draft', modelRef: 'draft', draft: true } as const;

/** The real files, journal and draft engine in an empty folder. */
async function studio() {
  const folder = await temporaryFolder();
  const place = { cwd: folder, homeDir: folder, os: 'linux', env: { PATH: process.env.PATH ?? '' } };
  const flags = { stateDir: `${folder}/state`, replicateToken: 'r8_not_used' };
  const { settings } = await loadSettings({ ...place, flags });
  const world = { version: '1.0.0', clock: systemClock, randomness: systemRandomness, env: place.env };
  const services = createServices({ settings, ...world });
  onTestFinished(() => services.close());
  const shotOf = (shot: string): PlannedShot => {
    const input = { prompt: `the sea ${shot}`, frames: 24, fps: 8, width: 64, height: 64, seed: 1 };
    const output = `${folder}/${shot}.mp4`;
    return { shot, input, attachments: [], seed: 1, price: free, output, own: asDraft };
  };
  const planOf = (shots: readonly string[]): ClipPlan => ({
    ...{ provider: 'replicate', model: 'zeroscope', modelRef: 'studio/painter', schema: 'catalogue' },
    ...{ draft: false, shots: shots.map(shotOf), adjustments: [], price: free },
    ...{ concurrency: 2, deadlineSeconds: 60 },
  });
  const open = (run?: string) => {
    const events: RunEvent[] = [];
    const sinks = [{ emit: ({ event }: { readonly event: RunEvent }) => void events.push(event) }];
    return openRun(services, 'replicate', { sinks, run, noCache: true }).then((opened) => ({
      ...opened,
      told: () =>
        events.map(({ type }) => type).filter((type) => type.startsWith('run') || type === 'shot-end'),
    }));
  };
  return { planOf, open };
}

const call = { signal: new AbortController().signal };

describe('a run whose plan grows', () => {
  it('is one run, and makes each shot once, each by the model of its own', async () => {
    const { planOf, open } = await studio();
    const run = await open();
    const goal = { film: 'sea.mp4' };
    const first = { plan: planOf(['1']), overwrite: false, isPart: true, command: 'extend', goal };

    await generateClips(run.deps, first, call);
    const result = await generateClips(run.deps, { plan: planOf(['1', '2']), overwrite: false }, call);
    await run.release();

    expect(run.told()).toEqual(['run-start', 'shot-end', 'run-plan', 'shot-end', 'run-end']);
    expect(result.state).toMatchObject({ command: 'extend', goal, end: 'done' });
    expect(result.shots.map(({ shot, ok }) => [shot, ok])).toEqual([
      ['1', true],
      ['2', true],
    ]);
  });

  it('is gone on with by another process where it stands', async () => {
    const { planOf, open } = await studio();
    const before = await open();
    await generateClips(before.deps, { plan: planOf(['1']), overwrite: false, isPart: true }, call);
    await before.release();

    const run = await open(before.deps.recorder.run);
    const result = await generateClips(run.deps, { plan: planOf(['1', '2']), overwrite: false }, call);
    await run.release();

    expect(run.told()).toEqual(['run-resume', 'run-plan', 'shot-end', 'run-end']);
    expect(result.state.plan.shots).toHaveLength(2);
    expect(result.state.shots.get('1')?.clip?.path).toMatch(/1\.mp4$/);
  });
});
