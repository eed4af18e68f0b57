import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callApi } from './api-caller.js';
import { faults } from './faults.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ queueMs: 0, runMs: 0 });
});

afterEach(() => fake.close());

function create(signal?: AbortSignal) {
  const details = { body: zeroscopeOrder(), ...(signal !== undefined && { signal }) };
  return callApi(fake, 'POST', '/v1/predictions', details);
}

describe('a broken connection', () => {
  test('before the request is read leaves nothing behind', async () => {
    fake.onNextRequest('create', faults.resetBeforeRead());

    await expect(create()).rejects.toThrow('fetch failed');

    expect(fake.ledger.creates).toEqual([]);
  });

  test.each([
    ['a reset', faults.resetAfterAccept()],
    ['a close', faults.closedAfterAccept()],
  ])('by %s after the create was accepted leaves a paid job', async (_, fault) => {
    fake.onNextRequest('create', fault);

    await expect(create()).rejects.toThrow('fetch failed');

    expect(fake.ledger.creates).toHaveLength(1);
    expect(fake.predictions).toHaveLength(1);
  });

  test('in the middle of an answer leaves half of it', async () => {
    fake.onNextRequest('create', faults.resetInBody());

    await expect(create()).rejects.toThrow('terminated');

    expect(fake.ledger.creates).toHaveLength(1);
    expect(fake.requests[0]).toMatchObject({ status: 201, end: 'broken' });
  });

  test.each([
    ['before anything happened', faults.neverAnswers(), 0],
    ['after the create was accepted', faults.neverAnswersAfterAccept(), 1],
  ])('that only hangs, %s, lasts until the client leaves', async (_, fault, creates) => {
    fake.onNextRequest('create', fault);
    const controller = new AbortController();
    const hanging = create(controller.signal);
    await expect.poll(() => fake.requests).toHaveLength(1);
    await expect.poll(() => fake.ledger.creates).toHaveLength(creates);

    controller.abort();

    await expect(hanging).rejects.toThrow('aborted');
    expect((await fake.whenEnded('create')).end).toBe('broken');
  });

  test('is refused while the host is down, and made again on the same port', async () => {
    await fake.refuseConnections('api');

    const refused = await create().catch((error: unknown) => error);
    await fake.acceptConnections('api');
    const reply = await create();

    expect(refused).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(reply.status).toBe(201);
  });
});
