import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('the token', () => {
  test('is missed in the words of the service, on every path', async () => {
    const responses = [
      await fetch(`${fake.baseUrl}/v1/account`),
      await fetch(`${fake.baseUrl}/v1/nowhere`),
      await fetch(`${fake.baseUrl}/v1/predictions`, {
        method: 'POST',
        body: JSON.stringify(zeroscopeOrder()),
      }),
    ];

    for (const response of responses) {
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toEqual({
        title: 'Unauthenticated',
        detail: 'You did not pass an authentication token',
        status: 401,
      });
    }
    expect(fake.ledger.creates).toEqual([]);
  });

  test('is refused when it is another one', async () => {
    const reply = await callApi({ baseUrl: fake.baseUrl, token: 'r8_other' }, 'GET', '/v1/account');

    expect(reply.status).toBe(401);
    expect(reply.json.detail).toBe('You did not pass a valid authentication token');
  });

  test('opens the account, also under the older scheme', async () => {
    const bearer = await call('GET', '/v1/account');
    const older = await call('GET', '/v1/account', { headers: { authorization: `Token ${fake.token}` } });

    expect(bearer.json).toMatchObject({ type: 'user', username: 'film-maker' });
    expect(older.status).toBe(200);
  });
});
