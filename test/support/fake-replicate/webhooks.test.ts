import { validateWebhook } from 'replicate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callApi } from './api-caller.js';
import { type Listener, listen } from './listener.js';
import { readBody } from './read-body.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

interface Delivery {
  readonly status: unknown;
  readonly genuine: boolean;
}

let fake: FakeReplicate;
let receiver: Listener;
let deliveries: Delivery[];
let failures: number;

beforeEach(async () => {
  fake = await startFakeReplicate();
  deliveries = [];
  failures = 0;
  receiver = await listen(async (request, response) => {
    const body = Buffer.from(await readBody(request, 1_000_000)).toString('utf8');
    const header = (name: string) => String(request.headers[name]);
    const signed = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
      body,
    };
    const { key } = (await callApi(fake, 'GET', '/v1/webhooks/default/secret')).json;
    const genuine = await validateWebhook({ ...signed, secret: String(key) });
    deliveries.push({ status: JSON.parse(body).status, genuine });
    failures -= 1;
    response.writeHead(failures >= 0 ? 500 : 200).end();
  });
});

afterEach(async () => {
  await fake.close();
  await receiver.close();
});

test('webhooks tell the start and the end, signed so that the official client believes them', async () => {
  const filter = { webhook: receiver.url, webhook_events_filter: ['start', 'completed'] };

  await callApi(fake, 'POST', '/v1/predictions', { body: { ...zeroscopeOrder(), ...filter } });

  await expect
    .poll(() => deliveries)
    .toEqual([
      { status: 'processing', genuine: true },
      { status: 'succeeded', genuine: true },
    ]);
});

test('the webhook of the end is sent again when it did not arrive', async () => {
  failures = 1;
  const filter = { webhook: receiver.url, webhook_events_filter: ['completed'] };

  await callApi(fake, 'POST', '/v1/predictions', { body: { ...zeroscopeOrder(), ...filter } });

  await expect.poll(() => deliveries.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
});
