import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callApi } from './api-caller.js';
import { type Fault, faults } from './faults.js';
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

async function makeOne(): Promise<string> {
  const created = await create();
  const { json } = await callApi(fake, 'GET', `/v1/predictions/${created.json.id}`);
  return String([json.output].flat()[0]);
}

describe('a wrong answer', () => {
  test.each<[string, Fault, number, RegExp]>([
    ['401 without a token', faults.tokenMissing(), 401, /You did not pass an authentication token/],
    ['401 with a wrong one', faults.tokenRefused(), 401, /You did not pass a valid authentication token/],
    [
      '402',
      faults.creditInsufficient(),
      402,
      /^\{"title":"Insufficient credit","detail":"You have insufficient/,
    ],
    ['402 of old', faults.billingRequired(), 402, /"title":"Billing required".*"status":402/],
    ['404', faults.notFound(), 404, /The requested resource could not be found/],
    ['500', faults.serverError(), 500, /"status":500/],
    ['502', faults.badGateway(), 502, /^<html>.*502 Bad Gateway/s],
    ['503', faults.unavailable(), 503, /"status":503/],
    ['a page with 200', faults.htmlWithSuccess(), 200, /^<html>/],
    ['broken JSON', faults.invalidJson(), 200, /^\{"id":"[a-z0-9]+$/],
    ['anything', faults.answer({ status: 418, body: 'tea' }), 418, /^tea$/],
  ])('is %s, and nothing was accepted', async (_, fault, status, text) => {
    fake.onNextRequest('create', fault);

    const wrong = await create();
    const creates = fake.ledger.creates.length;
    const right = await create();

    expect(wrong.status).toBe(status);
    expect(wrong.text).toMatch(text);
    expect(creates).toBe(0);
    expect(right.status).toBe(201);
  });

  test.each([
    ['500', faults.serverError({ accepted: true })],
    ['502', faults.badGateway({ accepted: true })],
    ['503', faults.unavailable({ accepted: true })],
    ['a page', faults.htmlWithSuccess({ accepted: true })],
    ['broken JSON', faults.invalidJson({ accepted: true, status: 201 })],
  ])('can be %s although the create was accepted', async (_, fault) => {
    fake.onNextRequest('create', fault);

    const reply = await create();

    expect(reply.json).not.toHaveProperty('id');
    expect(fake.ledger.creates).toHaveLength(1);
  });

  test.each([
    ['body', 7, null],
    ['header', undefined, '7'],
    ['both', 7, '7'],
    ['text', undefined, null],
  ] as const)('is 429 with the wait in the %s', async (hint, inBody, inHeader) => {
    fake.onNextRequest('create', faults.throttled({ seconds: 7, hint }));

    const reply = await create();

    expect(reply.status).toBe(429);
    expect(reply.json.detail).toBe('Request was throttled. Your rate limit resets in ~7s.');
    expect(reply.json.retry_after).toBe(inBody);
    expect(reply.headers.get('retry-after')).toBe(inHeader);
  });

  test('is 429 as a page', async () => {
    fake.onNextRequest('create', faults.throttled({ hint: 'html' }));

    const reply = await create();

    expect(reply.status).toBe(429);
    expect(reply.text).toContain('429 Too Many Requests');
  });

  test('is 422 with the given fields', async () => {
    const field = { type: 'enum', field: 'input.fps', description: 'fps must be one of the following: 8' };
    fake.onNextRequest('create', faults.inputInvalid(field));

    expect((await create()).json.invalid_fields).toEqual([field]);
  });

  test('comes as often as scripted, after as many right ones', async () => {
    fake.onNextRequest('account', faults.unavailable(), { times: 2, after: 1 });
    fake.onNextRequest('account', faults.badGateway(), { after: 1 });

    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      statuses.push((await callApi(fake, 'GET', '/v1/account')).status);
    }

    expect(statuses).toEqual([200, 503, 503, 502, 200]);
  });

  test('comes for ever until the script is cleared', async () => {
    fake.onEveryRequest({ path: '/v1/acc*' }, faults.serverError());

    const before = [await callApi(fake, 'GET', '/v1/account'), await callApi(fake, 'GET', '/v1/account')];
    const other = await callApi(fake, 'GET', '/v1/hardware');
    fake.clearScript();
    const after = await callApi(fake, 'GET', '/v1/account');

    expect([...before, other, after].map((reply) => reply.status)).toEqual([500, 500, 200, 200]);
  });

  test('can be for the requests about one model, one input or one prediction', async () => {
    fake.onNextRequest({ route: 'create', model: 'wan-video/wan-2.5-t2v' }, faults.serverError());
    fake.onNextRequest({ route: 'create', input: { seed: 8 } }, faults.badGateway());
    const plain = await create();
    fake.onNextRequest({ route: 'status', prediction: String(plain.json.id) }, faults.notFound());

    const seeded = await callApi(fake, 'POST', '/v1/predictions', { body: zeroscopeOrder({ seed: 8 }) });
    const named = await callApi(fake, 'POST', '/v1/predictions', {
      body: { version: 'wan-video/wan-2.5-t2v', input: { prompt: 'waves' } },
    });
    const status = await callApi(fake, 'GET', `/v1/predictions/${plain.json.id}`);

    expect([plain, seeded, named, status].map((reply) => reply.status)).toEqual([201, 502, 500, 404]);
  });

  test.each([200, 201, 202])('can have the status %i with the right body', async (status) => {
    fake.onNextRequest('create', faults.status(status));

    const reply = await create();

    expect(reply.status).toBe(status);
    expect(reply.json.status).toBe('starting');
  });

  test('can come late', async () => {
    fake.onNextRequest('account', faults.delayed(30));
    const before = performance.now();

    const reply = await callApi(fake, 'GET', '/v1/account');

    expect(reply.status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(25);
  });

  test('can lead elsewhere', async () => {
    const url = await makeOne();
    fake.onNextRequest('download', faults.redirect('file:///etc/passwd'));
    fake.onNextRequest('download', faults.redirect('{url}?again', 307));

    const away = await fetch(url, { redirect: 'manual' });
    const again = await fetch(url);

    expect(away.headers.get('location')).toBe('file:///etc/passwd');
    expect(again.url).toBe(`${url}?again`);
    expect(again.status).toBe(200);
  });
});
