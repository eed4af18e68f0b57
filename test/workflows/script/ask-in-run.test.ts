import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadSettings } from '../../../src/adapters/config/load-settings.js';
import { systemClock } from '../../../src/adapters/node/clock.js';
import { systemRandomness } from '../../../src/adapters/node/randomness.js';
import { AivideoError } from '../../../src/domain/errors.js';
import type { ClipPlan } from '../../../src/domain/run/plan.js';
import { createServices } from '../../../src/services/services.js';
import { loadRun } from '../../../src/workflows/runs/load-run.js';
import { openRun } from '../../../src/workflows/runs/open-run.js';
import { runLimits } from '../../../src/workflows/runs/run-limits.js';
import { askCommand, createOwnRunLanguageModel } from '../../../src/workflows/script/ask-in-own-run.js';
import { createRunLanguageModel } from '../../../src/workflows/script/ask-in-run.js';
import { type FakeReplicate, startFakeReplicate } from '../../support/fake-replicate/start-fake-replicate.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 0, runMs: 20 });
  fake.onCreate({ model: 'openai/gpt-5-mini' }, { output: ['{"pro', 'mpt":"a wave"}'] });
});

afterEach(() => fake.close());

const call = { signal: new AbortController().signal };
const schema = { name: 'prompt', definition: { type: 'object' } };
const question = { system: 'You write prompts', user: 'A wave', schema };

async function studio() {
  const folder = await temporaryFolder();
  const place = { cwd: folder, homeDir: folder, os: 'linux', env: { PATH: process.env.PATH ?? '' } };
  const account = { replicateToken: fake.token, replicateBaseUrl: fake.baseUrl };
  const flags = { stateDir: `${folder}/state`, cacheDir: `${folder}/cache`, ...account };
  const { settings } = await loadSettings({ ...place, flags });
  const world = { version: '1.0.0', clock: systemClock, randomness: systemRandomness, env: place.env };
  const services = createServices({ settings, ...world });
  onTestFinished(() => services.close());
  const open = async (options: { readonly run?: string; readonly maxCostUsd?: number } = {}) => {
    const opened = await openRun(services, 'replicate', { sinks: [], run: options.run });
    const plan: ClipPlan = {
      ...{ provider: 'replicate', model: 'zeroscope', modelRef: 'studio/painter', schema: 'catalogue' },
      ...{ draft: false, shots: [], adjustments: [], price: { kind: 'free', basis: 'a test' } },
      ...{ concurrency: 2, deadlineSeconds: 600 },
      ...(options.maxCostUsd === undefined ? {} : { maxCostUsd: options.maxCostUsd }),
    };
    const model = createRunLanguageModel({
      deps: { ...opened.deps, ...runLimits(opened.deps, plan, undefined) },
      begin: { plan, command: 'from-script', goal: { script: 'x' } },
      ...{ model: 'gpt-5-mini', folder, deadlineSeconds: 600 },
      hash: (text) => Buffer.from(text).toString('hex').slice(-40),
    });
    return { ...opened, model };
  };
  const own = (options: { readonly maxCostUsd?: number } = {}) =>
    createOwnRunLanguageModel({
      ...{ services, model: 'gpt-5-mini', folder, deadlineSeconds: 600, ...options },
      hash: (text) => Buffer.from(text).toString('hex').slice(-40),
    });
  return { folder, open, own, services };
}

describe('a language model within a run', () => {
  it('answers by jobs that are on record', async () => {
    const { open } = await studio();
    const { deps, model, release } = await open();

    const one = await model.ask(question, call);
    const other = await model.ask({ ...question, user: 'A storm' }, call);
    await release();

    expect([one.text, other.text]).toEqual(['{"prompt":"a wave"}', '{"prompt":"a wave"}']);
    expect(deps.recorder.state()).toMatchObject({ command: 'from-script', goal: { script: 'x' } });
    expect(deps.recorder.state()?.plan.shots).toHaveLength(2);
    expect(fake.ledger.creates[0]?.input).toMatchObject({
      prompt: 'A wave',
      system_prompt: expect.stringContaining('{"type":"object"}'),
    });
  });

  it('is not asked again by a process that goes on with the run, nor by another run', async () => {
    const { open } = await studio();
    const first = await open();
    await first.model.ask(question, call);
    await first.release();

    const second = await open({ run: first.deps.recorder.run });
    const again = await second.model.ask(question, call);
    await second.release();
    const third = await open();
    const cached = await third.model.ask(question, call);
    await third.release();

    expect(again.text).toBe('{"prompt":"a wave"}');
    expect(cached).toEqual({ text: '{"prompt":"a wave"}', cost: expect.objectContaining({ usd: 0 }) });
    expect(fake.ledger.creates).toHaveLength(1);
  });

  it('takes the answer from the record when its file is gone, or asks the cache', async () => {
    const { folder, open } = await studio();
    const first = await open();
    await first.model.ask(question, call);
    await first.release();
    const name = first.deps.recorder.state()?.plan.shots[0]?.shot ?? '';
    await rm(`${folder}/${name}.txt`);

    const second = await open({ run: first.deps.recorder.run });
    const again = await second.model.ask(question, call);
    await second.release();

    expect(again.text).toBe('{"prompt":"a wave"}');
    expect(fake.ledger.creates).toHaveLength(1);
  });

  it('is refused by a budget that its unknown price might break', async () => {
    const { open } = await studio();
    const { model, release } = await open({ maxCostUsd: 0.5 });

    await expect(model.ask(question, call)).rejects.toMatchObject({ code: 'price-unknown' });
    await release();

    expect(fake.ledger.creates).toHaveLength(0);
  });

  it('fails as its job does', async () => {
    fake.onCreate({ model: 'openai/gpt-5-mini' }, { ending: 'failed', error: 'it broke' });
    const { open } = await studio();
    const { model, release } = await open();

    await expect(model.ask({ ...question, user: 'Another' }, call)).rejects.toMatchObject({
      code: 'model-failed',
    });
    await release();
  });
});

describe('a language model with runs of its own', () => {
  it('leaves a finished run for each question, and asks the cache before the model', async () => {
    const { own, services } = await studio();

    const one = await own().ask(question, call);
    const again = await own().ask(question, call);

    expect([one.text, again.text]).toEqual(['{"prompt":"a wave"}', '{"prompt":"a wave"}']);
    expect(fake.ledger.creates).toHaveLength(1);
    const journal = await services.journal();
    const states = await Promise.all((await journal.list()).map((run) => loadRun(journal, run)));
    expect(states.map(({ command, end }) => [command, end])).toEqual([
      [askCommand, 'done'],
      [askCommand, 'done'],
    ]);
  });

  it('goes on with the job of a process that died over it', async () => {
    const { own, services } = await studio();
    fake.setTiming({ queueMs: 0, runMs: 60_000 });
    const dying = new AbortController();
    const asked = own().ask(question, { signal: dying.signal });
    await fake.whenEnded({ method: 'POST', path: '*/predictions' });
    // As SIGTERM does: the job goes on at the provider.
    dying.abort(new AivideoError('terminated', 'Terminated'));
    await expect(asked).rejects.toMatchObject({ code: 'terminated' });
    fake.advance(60_000);

    const answer = await own().ask(question, call);

    expect(answer.text).toBe('{"prompt":"a wave"}');
    expect(fake.ledger.creates).toHaveLength(1);
    expect(await (await services.journal()).list()).toHaveLength(1);
  });

  it('keeps to a budget', async () => {
    const { own } = await studio();

    await expect(own({ maxCostUsd: 1 }).ask(question, call)).rejects.toMatchObject({ code: 'price-unknown' });
    expect(fake.ledger.creates).toHaveLength(0);
  });
});
