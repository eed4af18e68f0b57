import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/domain/json.js';
import { type ApiReply, type CallDetails, callApi } from './api-caller.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate();
});

afterEach(() => fake.close());

function call(method: string, path: string, details?: CallDetails): Promise<ApiReply> {
  return callApi(fake, method, path, details);
}

function post(path: string, body: JsonValue, headers?: Record<string, string>): Promise<ApiReply> {
  return call('POST', path, { body, ...(headers !== undefined && { headers }) });
}

describe('the list of predictions', () => {
  test('comes newest first, in pages that lead from one to the next and back', async () => {
    await using short = await startFakeReplicate({ pageSize: 2 });
    const ids: unknown[] = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      const reply = await callApi(short, 'POST', '/v1/predictions', { body: zeroscopeOrder({ seed }) });
      ids.unshift(reply.json.id);
    }

    const first = await callApi(short, 'GET', '/v1/predictions');
    const second = await callApi(short, 'GET', String(first.json.next));
    const third = await callApi(short, 'GET', String(second.json.next));
    const back = await callApi(short, 'GET', String(third.json.previous));

    expect([first, second, third].flatMap(idsOf)).toEqual(ids);
    expect(first.json.previous).toBeNull();
    expect(third.json.next).toBeNull();
    expect(idsOf(back)).toEqual(idsOf(second));
    expect(first.text).not.toContain('"logs"');
  });

  test('is bounded by the time of creation, to the microsecond', async () => {
    const replies: ApiReply[] = [];
    for (const seed of [1, 2, 3]) replies.push(await post('/v1/predictions', zeroscopeOrder({ seed })));
    const [first, second, third] = replies.map((reply) => reply.json);
    const middle = encodeURIComponent(String(second?.created_at));

    const since = await call('GET', `/v1/predictions?created_after=${middle}`);
    const until = await call('GET', `/v1/predictions?created_before=${middle}`);
    const web = await call('GET', '/v1/predictions?source=web');
    const wrong = await call('GET', '/v1/predictions?created_after=yesterday');

    expect(idsOf(since)).toEqual([third?.id, second?.id]);
    expect(idsOf(until)).toEqual([first?.id]);
    expect(idsOf(web)).toEqual([]);
    expect(wrong.status).toBe(400);
  });

  test('can lag behind', async () => {
    await using slow = await startFakeReplicate({ listLagMs: 5000 });
    await callApi(slow, 'POST', '/v1/predictions', { body: zeroscopeOrder() });

    const before = await callApi(slow, 'GET', '/v1/predictions');
    slow.advance(6000);
    const after = await callApi(slow, 'GET', '/v1/predictions');

    expect(idsOf(before)).toHaveLength(0);
    expect(idsOf(after)).toHaveLength(1);
  });
});

function idsOf(reply: ApiReply): readonly JsonValue[] {
  const { results } = reply.json;
  if (!Array.isArray(results)) return [];
  return results.map((entry) => entry.id);
}
