import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from './api-caller.js';
import { faults } from './faults.js';
import { scenarios } from './scenarios.js';
import { type FakeReplicateProcess, startFakeReplicateProcess } from './start-fake-replicate-process.js';
import { zeroscopeOrder } from './zeroscope-order.js';

let fake: FakeReplicateProcess;

beforeAll(async () => {
  fake = await startFakeReplicateProcess({ queueMs: 10_000, runMs: 10_000 });
});

afterAll(() => fake.close());

function create(seed: number) {
  return callApi(fake, 'POST', '/v1/predictions', { body: zeroscopeOrder({ seed }) });
}

test('a fake in a process of its own runs jobs, delivers clips and tells what it saw', async () => {
  const created = await create(1);
  await fake.advance(20_000);

  const done = await callApi(fake, 'GET', `/v1/predictions/${created.json.id}`);
  const clip = await fetch(String([done.json.output].flat()[0]));
  const bytes = await clip.arrayBuffer();
  const snapshot = await fake.snapshot();

  expect(fake.pid).not.toBe(process.pid);
  expect(clip.headers.get('content-type')).toBe('video/mp4');
  expect(bytes.byteLength).toBeGreaterThan(1000);
  expect(snapshot.creates.map(({ id }) => id)).toContain(created.json.id);
  expect(snapshot.predictions.map(({ id }) => id)).toContain(created.json.id);
  expect(snapshot.requests.at(-1)).toMatchObject({ host: 'delivery', hasAuthorization: false });
  expect(snapshot.duplicates).toEqual([]);
});

test('it takes scripts', async () => {
  await fake.onCreate({ input: { seed: 2 } }, scenarios.outOfMemory());
  await fake.onNextRequest('account', faults.unavailable());
  await fake.setTiming({ queueMs: 0, runMs: 0 });

  const created = await create(2);
  const { json } = await callApi(fake, 'GET', `/v1/predictions/${created.json.id}`);
  const account = await callApi(fake, 'GET', '/v1/account');

  expect(json).toMatchObject({ status: 'failed', error: expect.stringContaining('E1001') });
  expect(account.status).toBe(503);
});

test('it holds requests until released', async () => {
  const hold = await fake.hold('create', 'after-accept');
  const creating = create(3);

  const held = await hold.reached;
  await hold.release();

  expect((await creating).json.id).toBe(held.prediction);
  expect((await fake.whenEnded({ prediction: String(held.prediction) })).end).toBe('answered');
});

test('it refuses connections and takes them again', async () => {
  await fake.refuseConnections('api');

  const refused = await create(4).catch((error: unknown) => error);
  await fake.acceptConnections('api');

  expect(refused).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  expect((await create(4)).status).toBe(201);
});

test('it is gone once closed', async () => {
  const other = await startFakeReplicateProcess();

  await other.close();

  const { hostname, port } = new URL(other.baseUrl);
  const connection = createConnection(Number(port), hostname);
  const [error] = await once(connection, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});
