import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import { callApi } from './api-caller.js';
import { scenarios } from './scenarios.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

let fake: FakeReplicate;

/** Ten seconds in the queue, forty of running; time passes only by `advance`. */
beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 10_000, runMs: 40_000 });
});

afterEach(() => fake.close());

async function create(headers: Record<string, string> = {}, body = zeroscopeOrder()): Promise<JsonObject> {
  return (await callApi(fake, 'POST', '/v1/predictions', { body, headers })).json;
}

async function look(prediction: JsonObject): Promise<JsonObject> {
  return (await callApi(fake, 'GET', `/v1/predictions/${prediction.id}`)).json;
}

function seconds(value: unknown, key: string): number {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Number(found.find(([name]) => name === key)?.[1]);
}

describe('a job', () => {
  test('waits, runs with growing logs, and succeeds', async () => {
    const created = await create();

    fake.advance(10_000 + 13_600);
    const running = await look(created);
    fake.advance(26_400);
    const done = await look(created);

    expect(running.status).toBe('processing');
    expect(running).toHaveProperty('started_at');
    expect(running).not.toHaveProperty('completed_at');
    expect(running.output).toBeNull();
    expect(running.logs).toContain('\n 34%|███▍      | 17/50 [00:13<00:26,  1.25it/s]\n');
    expect(running.logs).not.toContain('18/50');
    expect(done.status).toBe('succeeded');
    expect(done.logs).toContain('100%|██████████| 50/50 [00:40<00:00,  1.25it/s]');
    expect(done.output).toEqual([
      expect.stringMatching(new RegExp(`^${fake.deliveryUrl}/xezq/[A-Za-z0-9]{50}/output\\.mp4$`)),
    ]);
    expect(seconds(done.metrics, 'predict_time')).toBeCloseTo(40);
    expect(seconds(done.metrics, 'total_time')).toBeCloseTo(50, 1);
    expect(Date.parse(String(done.completed_at)) - Date.parse(String(done.created_at))).toBeCloseTo(
      50_000,
      -1,
    );
  });

  test('has one address or a list by its model, and the other when scripted', async () => {
    const input = { prompt: 'waves' };
    fake.onCreate({ input: { prompt: 'odd' } }, { shape: 'list' });
    const one = await create({}, { version: 'wan-video/wan-2.5-t2v', input });
    const odd = await create({}, { version: 'wan-video/wan-2.5-t2v', input: { prompt: 'odd' } });

    fake.advance(60_000);

    expect(typeof (await look(one)).output).toBe('string');
    expect((await look(odd)).output).toHaveLength(1);
  });

  test('answers in tokens when its model is made of language, and streams them', async () => {
    const version = 'meta/meta-llama-3-8b-instruct';
    const created = await create({}, { version, input: { prompt: 'waves at dusk' } });

    fake.advance(60_000);
    const done = await look(created);
    const stream = await callApi(fake, 'GET', `/v1/predictions/${created.id}/stream`);

    expect(done.output).toEqual(expect.arrayContaining(['waves ', 'at ', 'dusk']));
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.text).toMatch(/event: output\nid: \d+:0\ndata: A \n\n/);
    expect(stream.text.endsWith('event: done\ndata: {}\n\n')).toBe(true);
  });

  test('tells the time that it is said to have computed', async () => {
    fake.onCreate('any', { predictSeconds: 83.5 });
    const created = await create();

    fake.advance(60_000);

    expect(seconds((await look(created)).metrics, 'predict_time')).toBeCloseTo(83.5);
  });

  test('can have fields that nobody knows, and lack others', async () => {
    fake.onCreate('any', { fields: { metrics: { tokens: 3 }, novelty: [1] }, omit: ['output', 'logs'] });

    const created = await create();

    expect(created).toMatchObject({ metrics: { tokens: 3 }, novelty: [1] });
    expect(created).not.toHaveProperty('output');
    expect(created).not.toHaveProperty('logs');
  });

  test('is unknown under another id', async () => {
    expect((await look({ id: 'a'.repeat(26) })).detail).toBe('The requested resource could not be found.');
  });
});

describe('the end of a job', () => {
  test.each([
    ['content', scenarios.contentRefused(), /\(E005\)/],
    ['interruption', scenarios.interrupted(), /\(code: PA\)/],
    ['boot', scenarios.bootTimeout(), /\(E6716\)/],
    ['memory', scenarios.outOfMemory(), /\(E1001\)/],
    ['graphics memory', scenarios.cudaOutOfMemory(), /CUDA out of memory/],
    ['anything', scenarios.failed('the lights went out'), /^the lights went out$/],
  ])('is failed because of %s', async (_, scenario, error) => {
    fake.onCreate('any', scenario);
    const created = await create();

    fake.advance(60_000);
    const done = await look(created);

    expect(done.status).toBe('failed');
    expect(done.error).toMatch(error);
    expect(done.output).toBeNull();
  });

  test.each([
    ['canceled by someone', scenarios.canceled(), 'canceled'],
    ['aborted', scenarios.aborted(), 'aborted'],
    ['stuck in starting', scenarios.stuckInStarting(), 'starting'],
    ['running on', scenarios.runsForever(), 'processing'],
  ])('is %s', async (_, scenario, status) => {
    fake.onCreate('any', scenario);
    const created = await create();

    fake.advance(10 * 60_000);

    expect((await look(created)).status).toBe(status);
  });

  test('comes by itself after thirty minutes of running', async () => {
    fake.onCreate('any', scenarios.runsForever());
    const created = await create();

    fake.advance(31 * 60_000);

    expect(await look(created)).toMatchObject({ status: 'failed', error: 'Prediction timed out' });
  });

  test.each([
    ['nothing', scenarios.outputNull(), null],
    ['an empty list', scenarios.outputEmpty(), []],
    ['an address of its own', { output: 'file:///etc/passwd' }, 'file:///etc/passwd'],
  ])('can bring %s', async (_, scenario, output) => {
    fake.onCreate('any', scenario);
    const created = await create();

    fake.advance(60_000);

    expect(await look(created)).toMatchObject({ status: 'succeeded', output });
  });

  test('is forgotten by the data after an hour, but not the job', async () => {
    const created = await create();

    fake.advance(50_000 + 3_600_000);
    const removed = await look(created);

    expect(removed).toMatchObject({
      data_removed: true,
      output: null,
      input: {},
      logs: '',
      status: 'succeeded',
    });
    expect(removed.id).toBe(created.id);
  });
});
