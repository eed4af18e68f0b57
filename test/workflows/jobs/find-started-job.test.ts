import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { JsonObject } from '../../../src/domain/json.js';
import type { RecentJob } from '../../../src/ports/video-provider.js';
import { findStartedJob } from '../../../src/workflows/jobs/find-started-job.js';
import { createRunRig, type RunRig } from '../run-rig.js';

const call = { signal: new AbortController().signal };

const order = {
  shot: '1',
  intent: {
    at: '1970-01-01T00:00:00.000Z',
    modelRef: 'studio/painter:v1',
    input: { prompt: 'sea', seed: 1 },
  },
  quietMs: 0,
};

function listed(
  id: string,
  input: JsonObject = order.intent.input,
  more: Partial<RecentJob> = {},
): RecentJob {
  return {
    job: { provider: 'scripted', id, data: null },
    model: 'studio/painter',
    version: 'v1',
    input,
    ...more,
  };
}

async function find(rig: RunRig, deps: Partial<RunRig['deps']> = {}) {
  const job = await rig.clock.until(findStartedJob({ ...rig.deps, ...deps }, order, call));
  return job?.id;
}

describe('finding the job of a start that was not answered', () => {
  it('takes the newest job of the same model, version and input', async () => {
    const rig = await createRunRig([order.intent.input]);
    rig.service.jobs.push(
      listed('other-seed', { prompt: 'sea', seed: 2 }),
      listed('other-version', order.intent.input, { version: 'v2' }),
      listed('other-model', order.intent.input, { model: 'studio/sketcher' }),
      listed('newest', { seed: 1, prompt: 'sea' }),
      listed('oldest'),
    );

    expect(await find(rig)).toBe('newest');
    expect(rig.service.looks).toEqual([0]);
  });

  it('finds a job that is listed late', async () => {
    const rig = await createRunRig([order.intent.input]);
    void rig.clock.sleep(3_000, call.signal).then(() => rig.service.jobs.push(listed('late')));

    expect(await find(rig)).toBe('late');
    expect(rig.service.looks).toEqual([0, 1_000, 4_000]);
  });

  it('says that there is none only after its last look', async () => {
    const rig = await createRunRig([order.intent.input]);

    expect(await find(rig)).toBeUndefined();
    expect(rig.service.looks).toEqual([0, 1_000, 4_000, 12_000]);
  });

  it('looks once where the call was over long ago', async () => {
    const rig = await createRunRig([order.intent.input]);
    await rig.clock.until(rig.clock.sleep(60_000, call.signal));

    expect(await find(rig)).toBeUndefined();
    expect(rig.service.looks).toEqual([60_000]);
  });

  it('leaves out jobs that belong to another run, another shot or an earlier start', async () => {
    const rig = await createRunRig([order.intent.input, order.intent.input]);
    const elsewhere = { v: 1, run: 'run-0', seq: 1, at: '1970-01-01T00:00:00.000Z' } as const;
    await rig.journal.append({
      ...elsewhere,
      event: { type: 'shot-start', shot: '1', job: listed('of-another-run').job },
    });
    rig.journal.append = async () => {
      throw new AivideoError('disk-full', 'No space');
    };
    await rig.deps.recorder.note({ type: 'shot-start', shot: '2', job: listed('not-yet-written').job });
    rig.service.jobs.push(listed('of-another-run'), listed('not-yet-written'), listed('free'));

    expect(await find(rig)).toBe('free');
  });

  it('is not kept from it by a run that has no first line yet', async () => {
    const rig = await createRunRig([order.intent.input]);
    const { list } = rig.journal;
    rig.service.jobs.push(listed('free'));
    const journal = {
      ...rig.journal,
      list: async () => ['run-9', ...(await list())],
      async *read(run: string) {
        if (run === 'run-9') throw new AivideoError('run-unknown', 'There is no run `run-9`');
        yield* rig.journal.read(run);
      },
    };

    expect(await find(rig, { journal })).toBe('free');
  });

  it('fails with what listing fails with', async () => {
    const rig = await createRunRig([order.intent.input]);
    rig.service.listError = new AivideoError('token-refused', 'Not this token');

    await expect(find(rig)).rejects.toMatchObject({ code: 'token-refused' });
  });

  it('has nothing to find where nothing is paid', async () => {
    const rig = await createRunRig([order.intent.input]);
    const { recentJobs, ...provider } = rig.service.provider;

    expect(await find(rig, { provider })).toBeUndefined();
  });
});
