import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ApiReply, type CallDetails, callApi } from './api-caller.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeVersion } from './zeroscope-order.js';

const videoModel = '/v1/models/wan-video/wan-2.5-t2v';
const communityModel = '/v1/models/anotherjesse/zeroscope-v2-xl';

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate();
});

afterEach(() => fake.close());

function call(method: string, path: string, details?: CallDetails): Promise<ApiReply> {
  return callApi(fake, method, path, details);
}

describe('models', () => {
  test('are described with the schema of their latest version and without a price', async () => {
    const reply = await call('GET', communityModel);

    expect(reply.json).toMatchObject({
      owner: 'anotherjesse',
      name: 'zeroscope-v2-xl',
      is_official: false,
      visibility: 'public',
      latest_version: { id: zeroscopeVersion, openapi_schema: { openapi: '3.0.2' } },
    });
    expect(reply.text).not.toMatch(/price|hardware/);
    expect((await call('GET', '/v1/models/nobody/nothing')).status).toBe(404);
  });

  test('have versions, unless they are official', async () => {
    const list = await call('GET', `${communityModel}/versions`);
    const one = await call('GET', `${communityModel}/versions/${zeroscopeVersion}`);
    const official = await call('GET', `${videoModel}/versions`);
    const unknown = await call('GET', `${communityModel}/versions/${'0'.repeat(64)}`);

    expect(list.json.results).toMatchObject([{ id: zeroscopeVersion }]);
    expect(one.json.id).toBe(zeroscopeVersion);
    expect([official.status, unknown.status]).toEqual([404, 404]);
  });

  test('are found by words', async () => {
    const found = await call('GET', '/v1/search?query=kling&limit=2');
    const old = await fetch(`${fake.baseUrl}/v1/models`, {
      method: 'QUERY',
      body: 'kling',
      headers: { authorization: `Bearer ${fake.token}`, 'content-type': 'text/plain' },
    });

    expect(found.json.models).toMatchObject([
      { model: { owner: 'kwaivgi' }, metadata: { tags: expect.arrayContaining(['text-to-video']) } },
      { model: { owner: 'kwaivgi' } },
    ]);
    expect(found.json.query).toBe('kling');
    expect(await old.json()).toMatchObject({ results: expect.arrayContaining([expect.anything()]) });
  });

  test.each(['', '?query=', '?query=a&limit=0', '?query=a&limit=51'])(
    'are not searched by `%s`',
    async (query) => {
      expect((await call('GET', `/v1/search${query}`)).status).toBe(400);
    },
  );

  test('stand in collections', async () => {
    const text = await call('GET', '/v1/collections/text-to-video');
    const image = await call('GET', '/v1/collections/image-to-video');
    const unknown = await call('GET', '/v1/collections/nothing');

    expect(text.text).toContain('"name":"zeroscope-v2-xl"');
    expect(image.text).not.toContain('"name":"zeroscope-v2-xl"');
    expect(image.text).toContain('"name":"wan-2.5-i2v"');
    expect(unknown.status).toBe(404);
  });

  test('run on hardware that is listed', async () => {
    const reply = await call('GET', '/v1/hardware');

    expect(JSON.parse(reply.text)).toContainEqual({ name: 'Nvidia T4 GPU', sku: 'gpu-t4' });
  });
});
