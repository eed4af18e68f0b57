import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('waiting with the create', () => {
  test('gives the finished job when it ends in time', async () => {
    fake.setTiming({ queueMs: 5, runMs: 20 });

    const reply = await callApi(fake, 'POST', '/v1/predictions', {
      body: zeroscopeOrder(),
      headers: { prefer: 'wait=10' },
    });

    expect(reply.status).toBe(201);
    expect(reply.json.status).toBe('succeeded');
    expect(reply.json.output).toHaveLength(1);
  });

  test('gives the unfinished job when the time is up', async () => {
    fake.onCreate('any', scenarios.runsForever());
    const body = zeroscopeOrder();
    const waiting = callApi(fake, 'POST', '/v1/predictions', { body, headers: { prefer: 'wait' } });
    await expect.poll(() => fake.ledger.creates).toHaveLength(1);
    fake.advance(60_000);

    const reply = await waiting;

    expect(reply.status).toBe(202);
    expect(reply.json.status).toBe('processing');
  });
});
