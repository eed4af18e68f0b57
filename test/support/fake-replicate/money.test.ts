import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callApi } from './api-caller.js';
import { faults } from './faults.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { lowCreditRate } from './token-bucket.js';
import { zeroscopeOrder, zeroscopeVersion } from './zeroscope-order.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 0, runMs: 0 });
});

afterEach(() => fake.close());

function create(input = {}) {
  return callApi(fake, 'POST', '/v1/predictions', { body: zeroscopeOrder(input) });
}

describe('the ledger', () => {
  test('has every accepted create, with who asked for what and when', async () => {
    const { json } = await create();

    expect(fake.ledger.creates).toEqual([
      {
        id: json.id,
        model: 'anotherjesse/zeroscope-v2-xl',
        version: zeroscopeVersion,
        input: { prompt: 'waves at sunset', seed: 7 },
        headers: expect.objectContaining({ authorization: `Bearer ${fake.token}` }),
        atMs: Date.parse(String(json.created_at)),
        request: 0,
      },
    ]);
  });

  test('counts creates of the same order, whatever the order of its keys', async () => {
    await create({ fps: 8 });
    await create({ seed: 8 });
    const input = { fps: 8, seed: 7, prompt: 'waves at sunset' };
    await callApi(fake, 'POST', '/v1/predictions', { body: { version: zeroscopeVersion, input } });

    expect([...fake.ledger.countByOrder().values()].sort()).toEqual([1, 2]);
    expect(fake.ledger.duplicates()).toHaveLength(1);
    expect(fake.ledger.duplicates()[0]?.map((entry) => entry.request)).toEqual([0, 2]);
  });

  test('has nothing that was refused', async () => {
    await create({ fps: 'fast' });
    fake.onNextRequest('create', faults.creditInsufficient());
    await create();

    expect(fake.ledger.creates).toEqual([]);
  });
});

describe('the rate of the account', () => {
  test('is six a minute with a burst of one on low credit, in the words of the service', async () => {
    fake.setCreateRate(lowCreditRate);

    const [first, second] = [await create(), await create()];
    fake.advance(10_000);
    const third = await create();

    expect([first.status, second.status, third.status]).toEqual([201, 429, 201]);
    expect(second.json).toEqual({
      detail:
        'Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~10s.',
      status: 429,
      retry_after: 10,
    });
    expect(fake.ledger.creates).toHaveLength(2);
  });

  test('can count what it refuses', async () => {
    await using strict = await startFakeReplicate({ createRate: lowCreditRate, throttledCount: true });
    const ask = () => callApi(strict, 'POST', '/v1/predictions', { body: zeroscopeOrder() });

    const [first, second] = [await ask(), await ask()];
    strict.advance(10_000);
    const third = await ask();

    expect([first.status, second.status, third.status]).toEqual([201, 429, 429]);
  });

  test('counts creates that are refused for their input', async () => {
    fake.setCreateRate(lowCreditRate);

    const [wrong, right] = [await create({ fps: 'fast' }), await create()];

    expect([wrong.status, right.status]).toEqual([422, 429]);
  });

  test('holds for all other requests as well', async () => {
    await using slow = await startFakeReplicate({ otherRate: { perMinute: 60, burst: 2 } });
    const statuses: number[] = [];

    for (let index = 0; index < 3; index += 1) {
      statuses.push((await callApi(slow, 'GET', '/v1/account')).status);
    }

    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('a hold', () => {
  test('before the request is read: nothing has happened yet', async () => {
    const hold = fake.hold('create', 'before-read');
    const creating = create();
    const held = await hold.reached;
    const before = fake.ledger.creates.length;

    hold.release();
    const reply = await creating;

    expect(held.route).toBe('create');
    expect(before).toBe(0);
    expect(reply.status).toBe(201);
    expect(fake.ledger.creates).toHaveLength(1);
  });

  test('after the create was accepted: it is paid for and not answered', async () => {
    const hold = fake.hold('create', 'after-accept');
    const creating = create();
    const held = await hold.reached;
    const before = { creates: fake.ledger.creates.length, status: held.status };

    hold.release();

    expect(before).toEqual({ creates: 1, status: undefined });
    expect((await creating).json.id).toBe(held.prediction);
  });

  test('in the middle of the body: half of it is out', async () => {
    const { json } = await create();
    const [{ output } = {}] = fake.predictions;
    const url = String([output].flat()[0]);
    const hold = fake.hold({ route: 'download', prediction: String(json.id) }, 'mid-body');
    const response = await fetch(url);
    const held = await hold.reached;
    const half = held.sentBytes;

    hold.release();

    expect(half).toBe(Math.floor((await fake.outputBytes(url)).length / 2));
    expect((await response.arrayBuffer()).byteLength).toBe((await fake.outputBytes(url)).length);
  });

  test('catches one request, the second if so told, and lets others pass', async () => {
    const hold = fake.hold('account', 'before-read', { after: 1 });

    const first = await callApi(fake, 'GET', '/v1/account');
    const second = callApi(fake, 'GET', '/v1/account');
    await hold.reached;
    const third = await callApi(fake, 'GET', '/v1/account');
    hold.release();

    expect([first.status, third.status, (await second).status]).toEqual([200, 200, 200]);
  });

  test.each([
    ['before-read', 0],
    ['after-accept', 1],
    ['mid-body', 1],
  ] as const)('at %s lets a client be killed there, with %i paid', async (phase, creates) => {
    const hold = fake.hold('create', phase);
    const client = spawnClient();
    await hold.reached;

    client.kill('SIGKILL');
    await once(client, 'exit');
    const seen = await fake.whenEnded('create');

    expect(seen.end).toBe('abandoned');
    expect(fake.ledger.creates).toHaveLength(creates);
    hold.release();
    expect(fake.ledger.creates).toHaveLength(creates);
  });
});

/** A process that creates one prediction and waits for the answer. */
function spawnClient() {
  const order = JSON.stringify(zeroscopeOrder());
  const headers = JSON.stringify({
    authorization: `Bearer ${fake.token}`,
    'content-type': 'application/json',
  });
  const program = `fetch('${fake.baseUrl}/v1/predictions', { method: 'POST', body: process.argv[1], headers: ${headers} }).then((response) => response.text())`;
  return spawn(process.execPath, ['-e', program, order], { stdio: 'inherit' });
}
