import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import { type ApiReply, callApi } from './api-caller.js';
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

function cancel(prediction: JsonObject): Promise<ApiReply> {
  return callApi(fake, 'POST', `/v1/predictions/${prediction.id}/cancel`);
}

function seconds(value: unknown, key: string): number {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Number(found.find(([name]) => name === key)?.[1]);
}

describe('cancelling', () => {
  test('before the start costs no time', async () => {
    const created = await create();

    const reply = await cancel(created);

    expect(reply.status).toBe(200);
    expect(reply.json.status).toBe('canceled');
    expect(reply.json.metrics).not.toHaveProperty('predict_time');
    expect(reply.json).not.toHaveProperty('started_at');
  });

  test('while it runs costs the time that it ran', async () => {
    const created = await create();
    fake.advance(10_000 + 4_000);

    const reply = await cancel(created);

    expect(reply.json.status).toBe('canceled');
    const billed = seconds(reply.json.metrics, 'predict_time');
    expect(billed).toBeGreaterThanOrEqual(4);
    expect(billed).toBeLessThan(8);
  });

  test('changes nothing once it has ended', async () => {
    const created = await create();
    fake.advance(60_000);

    expect((await cancel(created)).json.status).toBe('succeeded');
  });

  test('can take a while to show', async () => {
    fake.onCreate('any', { cancelLagMs: 2000 });
    const created = await create();
    fake.advance(15_000);

    const reply = await cancel(created);
    fake.advance(2000);

    expect(reply.json.status).toBe('processing');
    expect((await look(created)).status).toBe('canceled');
  });

  test('can count as abortion before the start', async () => {
    fake.onCreate('any', { unstartedCancel: 'aborted' });
    const created = await create();

    expect((await cancel(created)).json.status).toBe('aborted');
  });
});

describe('a deadline', () => {
  test('aborts a job that has not started', async () => {
    const created = await create({ 'cancel-after': '5s' });

    fake.advance(5000);
    const ended = await look(created);

    expect(ended.status).toBe('aborted');
    expect(ended.metrics).not.toHaveProperty('predict_time');
    expect(created.deadline).toBe(ended.deadline);
    expect(Date.parse(String(ended.deadline)) - Date.parse(String(ended.created_at))).toBe(5000);
  });

  test('cancels a job that runs, for what it ran', async () => {
    const created = await create({ 'cancel-after': '30' });

    fake.advance(31_000);
    const ended = await look(created);

    expect(ended.status).toBe('canceled');
    const billed = seconds(ended.metrics, 'predict_time');
    expect(billed).toBeGreaterThanOrEqual(20);
    expect(billed).toBeLessThan(24);
  });

  test('does nothing to a job that ends before', async () => {
    const created = await create({ 'cancel-after': '1h30m45s' });

    fake.advance(60_000);

    expect((await look(created)).status).toBe('succeeded');
  });
});
