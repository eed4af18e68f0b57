import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { checkBudget } from '../../../src/domain/run/budget.js';
import { costsOf } from '../../../src/domain/run/spent.js';
import { type StartDeps, startShot } from '../../../src/workflows/jobs/start-shot.js';
import { createRunRig, type RunRig } from '../run-rig.js';

const call = { signal: new AbortController().signal };

function startFirst({ plan }: RunRig, deps: StartDeps, options = call) {
  return startShot(deps, { plan, shot: shotOf(plan, 0) }, options);
}

function shotOf(plan: RunRig['plan'], index: number) {
  const shot = plan.shots[index];
  if (shot === undefined) throw new Error(`The plan has no shot ${index}`);
  return shot;
}

describe('starting a job', () => {
  it('has its intent on record before the call and the job right after', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    const told: number[] = [];
    const { start } = rig.service.provider;
    const provider = {
      ...rig.service.provider,
      start: async (...parameters: Parameters<typeof start>) => {
        told.push(rig.journal.envelopes.length);
        return start(...parameters);
      },
    };

    const started = await rig.clock.until(startFirst(rig, { ...rig.deps, provider }));

    expect(started).toEqual({ job: { provider: 'scripted', id: 'job1', data: null }, input: { seed: 1 } });
    expect(told).toEqual([2]);
    expect(rig.story()).toEqual(['run-start', 'shot-intent 1', 'shot-start 1']);
  });

  it('pays nothing when the intent can not be recorded', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    const full = new AivideoError('disk-full', 'No space');
    const recorder = { ...rig.deps.recorder, record: () => Promise.reject(full) };

    await expect(rig.clock.until(startFirst(rig, { ...rig.deps, recorder }))).rejects.toBe(full);

    expect(rig.service.starts).toEqual([]);
  });

  it('goes on with a paid job whose record can not be written', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    const { append } = rig.journal;
    rig.journal.append = async (envelope) => {
      if (envelope.event.type === 'shot-start') throw new AivideoError('disk-full', 'No space');
      return append(envelope);
    };

    const { job } = await rig.clock.until(startFirst(rig, rig.deps));

    expect(job.id).toBe('job1');
    expect(rig.deps.recorder.gap()?.code).toBe('disk-full');
  });

  it('takes over the job of a start whose answer was lost', async () => {
    const rig = await createRunRig([{ seed: 1 }], ['lost']);

    const { job } = await rig.clock.until(startFirst(rig, rig.deps));

    expect(job.id).toBe('job1');
    expect(rig.service.starts).toHaveLength(1);
    expect(rig.story()).toEqual(['run-start', 'shot-intent 1', 'shot-start 1']);
  });

  it('starts again once it is certain that the first start has never arrived', async () => {
    const rig = await createRunRig([{ seed: 1 }], ['unsent']);

    const { job } = await rig.clock.until(startFirst(rig, rig.deps));

    expect(job.id).toBe('job2');
    expect(rig.service.looks).toEqual([0, 1_000, 4_000, 12_000]);
    expect(rig.story()).toEqual([
      'run-start',
      'shot-intent 1',
      'shot-void 1',
      'shot-intent 1',
      'shot-start 1',
    ]);
  });

  it('gives up after three starts that made no job, and has nothing to pay', async () => {
    const rig = await createRunRig([{ seed: 1 }], ['unsent', 'unsent', 'unsent']);

    await expect(rig.clock.until(startFirst(rig, rig.deps))).rejects.toMatchObject({
      code: 'network-unreachable',
      message: 'scripted has started no job for `studio/painter` in 3 attempts',
    });

    expect(rig.service.starts).toHaveLength(3);
    expect(rig.deps.recorder.state()?.shots.get('1')).toEqual({ shot: '1', spentBefore: [] });
  });

  it('does not look for a job after a refusal', async () => {
    const refused = new AivideoError('billing-refused', 'No credit');
    const rig = await createRunRig([{ seed: 1 }], [{ refused }]);

    await expect(rig.clock.until(startFirst(rig, rig.deps))).rejects.toBe(refused);

    expect(rig.service.looks).toEqual([]);
    expect(rig.story()).toEqual(['run-start', 'shot-intent 1', 'shot-void 1']);
  });

  it('waits for an answer that is on its way when everything ends', async () => {
    const rig = await createRunRig([{ seed: 1 }], [{ afterMs: 3_000 }]);
    const ending = new AbortController();
    void rig.clock
      .sleep(1_000, call.signal)
      .then(() => ending.abort(new AivideoError('interrupted', 'Stop')));

    await rig.clock.until(startFirst(rig, rig.deps, { signal: ending.signal }));

    expect(ending.signal.aborted).toBe(true);
    expect(rig.story()).toEqual(['run-start', 'shot-intent 1', 'shot-start 1']);
  });

  it('tells two orders apart that are alike', async () => {
    const rig = await createRunRig([{ prompt: 'sea' }, { prompt: 'sea' }], ['lost', 'answered']);

    const started = await rig.clock.until(
      Promise.all(
        [0, 1].map((index) => startShot(rig.deps, { plan: rig.plan, shot: shotOf(rig.plan, index) }, call)),
      ),
    );

    expect(started.map(({ job }) => job.id)).toEqual(['job1', 'job2']);
    expect(rig.service.starts).toHaveLength(2);
  });
});

describe('going on with a start of an earlier process', () => {
  it('takes the job that is on record', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await rig.clock.until(startFirst(rig, rig.deps));

    const { job } = await rig.clock.until(startFirst(rig, await rig.takeOver()));

    expect(job.id).toBe('job1');
    expect(rig.service.starts).toHaveLength(1);
  });

  it('finds the job of an intent without an answer', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await intend(rig);
    rig.service.jobs.push({
      job: { provider: 'scripted', id: 'found', data: null },
      model: 'studio/painter',
      input: { seed: 1 },
    });

    const { job } = await rig.clock.until(startFirst(rig, await rig.takeOver()));

    expect(job.id).toBe('found');
    expect(rig.service.starts).toEqual([]);
  });

  it('looks for twelve seconds from the moment on when the earlier process was certainly gone', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await intend(rig);
    await rig.clock.until(rig.clock.sleep(600_000, call.signal));
    const deps = await rig.takeOver();

    await rig.clock.until(startFirst(rig, deps));

    expect(rig.service.looks).toEqual([600_000, 601_000, 604_000, 612_000]);
    expect(rig.service.starts).toHaveLength(1);
  });

  it('does not pay again where the provider can not be asked', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await intend(rig);
    rig.service.listError = new AivideoError('provider-failed', 'Not now');

    await expect(rig.clock.until(startFirst(rig, await rig.takeOver()))).rejects.toMatchObject({
      code: 'job-unknown',
    });

    expect(rig.service.starts).toEqual([]);
  });

  it('pays again when the user says so, once, and counts that both may bill', async () => {
    const rig = await createRunRig([{ seed: 1 }], ['lost']);
    await intend(rig);
    rig.service.listError = new AivideoError('provider-failed', 'Not now');
    const deps = { ...(await rig.takeOver()), retryUnknown: true };

    await expect(rig.clock.until(startFirst(rig, deps))).rejects.toMatchObject({ code: 'job-unknown' });

    const record = deps.recorder.state()?.shots.get('1');
    expect(rig.service.starts).toHaveLength(1);
    expect(record === undefined ? [] : costsOf(record)).toMatchObject([{ known: false }, { known: false }]);
  });

  it('does not count a start that came to nothing against the budget', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await intend(rig);
    const deps = await rig.takeOver();
    const checkStart: StartDeps['checkStart'] = (shot) => {
      const state = deps.recorder.state();
      if (state !== undefined) checkBudget({ maxUsd: 0.05, allowUnknownPrice: false }, state, shot);
    };

    await rig.clock.until(startFirst(rig, { ...deps, checkStart }));

    expect(rig.service.starts).toHaveLength(1);
  });

  it('starts a job anew that was cancelled', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await rig.clock.until(startFirst(rig, rig.deps));
    await noteCancel(rig, 'canceled');

    const { job } = await rig.clock.until(startFirst(rig, await rig.takeOver()));

    expect(job.id).toBe('job2');
  });

  it('asks what became of a cancel that nobody has confirmed', async () => {
    const rig = await createRunRig([{ seed: 1 }]);
    await rig.clock.until(startFirst(rig, rig.deps));
    await noteCancel(rig, 'unknown');

    const running = await rig.clock.until(startFirst(rig, await rig.takeOver()));
    rig.service.statuses.job1 = { state: 'canceled', by: 'request', ran: false };
    await noteCancel(rig, 'unknown');
    const restarted = await rig.clock.until(startFirst(rig, await rig.takeOver()));

    expect([running.job.id, restarted.job.id]).toEqual(['job1', 'job2']);
  });
});

/** The last that an earlier process could record. */
function intend({ deps }: RunRig): Promise<void> {
  return deps.recorder.record({
    type: 'shot-intent',
    shot: '1',
    modelRef: 'studio/painter',
    input: { seed: 1 },
  });
}

async function noteCancel({ deps }: RunRig, outcome: 'canceled' | 'unknown'): Promise<void> {
  const cost = { known: false, basis: 'not told' } as const;
  await deps.recorder.note({ type: 'shot-cancel', shot: '1', job: 'job1', outcome, cost });
}
