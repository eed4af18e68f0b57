import Replicate from 'replicate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scenarios } from './scenarios.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeVersion } from './zeroscope-order.js';

let fake: FakeReplicate;
let client: Replicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ pageSize: 2 });
  client = new Replicate({ auth: fake.token, baseUrl: `${fake.baseUrl}/v1`, useFileOutput: false });
});

afterEach(() => fake.close());

const model = `anotherjesse/zeroscope-v2-xl:${zeroscopeVersion}` as const;

test('the official client runs a community model by polling and gets a clip', async () => {
  const seen: string[] = [];

  const output = await client.run(
    model,
    { input: { prompt: 'waves' }, wait: { mode: 'poll', interval: 20 } },
    (prediction) => seen.push(prediction.status),
  );
  const clip = await fetch(String([output].flat()[0]));

  expect(clip.headers.get('content-type')).toBe('video/mp4');
  expect([...new Set(seen)]).toEqual(['starting', 'processing', 'succeeded']);
  expect(fake.ledger.creates).toHaveLength(1);
});

test('the official client runs an official model by waiting with the create', async () => {
  const output = await client.run('wan-video/wan-2.5-t2v', { input: { prompt: 'waves' } });

  expect(output).toMatch(new RegExp(`^${fake.deliveryUrl}/`));
  expect(fake.requests.map(({ route }) => route)).toEqual(['create']);
  expect(fake.requests[0]?.headers.prefer).toBe('wait');
});

test('the official client sees a job fail, and cancels another', async () => {
  fake.onCreate('any', scenarios.contentRefused(), { times: 1 });
  fake.onCreate('any', scenarios.runsForever());

  const failing = client.run(model, {
    input: { prompt: 'waves' },
    wait: { mode: 'poll', interval: 20 },
  });
  await expect(failing).rejects.toThrow('Prediction failed: The input or output was flagged as sensitive.');
  const running = await client.predictions.create({ version: zeroscopeVersion, input: { prompt: 'sea' } });
  const canceled = await client.predictions.cancel(running.id);

  expect(canceled.status).toBe('canceled');
});

test('the official client streams the words of a language model', async () => {
  const words: string[] = [];

  const events = client.stream('meta/meta-llama-3-8b-instruct', { input: { prompt: 'the sea' } });
  for await (const { event, data } of events) if (event === 'output') words.push(data);

  expect(words.join('')).toContain('the sea');
});

test('the official client uploads a file, lists, describes and deletes it', async () => {
  const file = await client.files.create(new Blob(['waves'], { type: 'image/png' }), { shot: 1 });

  const described = await client.files.get(file.id);
  const { results } = await client.files.list();
  const deleted = await client.files.delete(file.id);

  expect(described).toMatchObject({ content_type: 'image/png', size: 5, metadata: { shot: 1 } });
  expect(results).toHaveLength(1);
  expect(deleted).toBe(true);
});

test('the official client pages through predictions', async () => {
  for (const seed of [1, 2, 3]) {
    await client.predictions.create({ version: zeroscopeVersion, input: { prompt: 'waves', seed } });
  }
  const pages: number[] = [];

  for await (const page of client.paginate(client.predictions.list)) pages.push(page.length);

  expect(pages).toEqual([2, 1]);
});

test('the official client finds models, versions, hardware, collections and the account', async () => {
  const account = await client.accounts.current();
  const found = await client.models.search('kling');
  const zeroscope = await client.models.get('anotherjesse', 'zeroscope-v2-xl');
  const version = await client.models.versions.get('anotherjesse', 'zeroscope-v2-xl', zeroscopeVersion);
  const collection = await client.collections.get('image-to-video');
  const hardware = await client.hardware.list();
  const secret = await client.webhooks.default.secret.get();

  expect(account.username).toBe('film-maker');
  expect(found.results.map(({ name }) => name)).toContain('kling-v2.6');
  expect(zeroscope.latest_version).toEqual(version);
  expect(collection.models?.length).toBeGreaterThan(5);
  expect(hardware.map(({ sku }) => sku)).toContain('gpu-l40s');
  expect(secret.key).toMatch(/^whsec_/);
});

test('the official client says what was wrong with an input', async () => {
  const wrong = client.predictions.create({ version: zeroscopeVersion, input: { fps: 'fast' } });

  await expect(wrong).rejects.toThrow(/422.*Invalid type\. Expected: integer, given: string/s);
});
