import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/domain/json.js';
import { type ApiReply, type CallDetails, callApi } from './api-caller.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder, zeroscopeVersion } from './zeroscope-order.js';

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

function post(path: string, body: JsonValue, headers?: Record<string, string>): Promise<ApiReply> {
  return call('POST', path, { body, ...(headers !== undefined && { headers }) });
}

describe('creating a prediction', () => {
  test('answers 201 with a prediction that has only begun to exist', async () => {
    const reply = await post('/v1/predictions', zeroscopeOrder());

    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      id: expect.stringMatching(/^[a-z2-7]{26}$/),
      model: 'anotherjesse/zeroscope-v2-xl',
      version: zeroscopeVersion,
      input: { prompt: 'waves at sunset', seed: 7 },
      status: 'starting',
      output: null,
      error: null,
      logs: '',
      metrics: {},
      data_removed: false,
      source: 'api',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    });
    expect(reply.json.urls).toEqual({
      get: `${fake.baseUrl}/v1/predictions/${reply.json.id}`,
      cancel: `${fake.baseUrl}/v1/predictions/${reply.json.id}/cancel`,
      web: `https://replicate.com/p/${reply.json.id}`,
    });
    expect(reply.headers.get('location')).toBe(`${fake.baseUrl}/v1/predictions/${reply.json.id}`);
    expect(reply.json).toHaveProperty('region');
  });

  test('takes a bare version, a name with a version, and the name alone of an official model', async () => {
    const input = { prompt: 'waves' };
    const versions = [
      zeroscopeVersion,
      `anotherjesse/zeroscope-v2-xl:${zeroscopeVersion}`,
      'wan-video/wan-2.5-t2v',
    ];

    const replies = await Promise.all(versions.map((version) => post('/v1/predictions', { version, input })));

    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201]);
    expect(replies.map((reply) => reply.json.version)).toEqual([
      zeroscopeVersion,
      zeroscopeVersion,
      'hidden',
    ]);
  });

  test.each([
    ['a community model without its version', 'anotherjesse/zeroscope-v2-xl'],
    ['a version that nobody has', 'f'.repeat(64)],
    ['a version of another model', `wan-video/wan-2.5-t2v:${zeroscopeVersion}`],
    ['a model that nobody has', 'nobody/nothing'],
    ['an alias', 'zeroscope'],
  ])('refuses %s', async (_, version) => {
    const reply = await post('/v1/predictions', { version, input: { prompt: 'waves' } });

    expect(reply.status).toBe(422);
    expect(reply.json).toEqual({
      title: 'Invalid version or not permitted',
      detail: "The specified version does not exist (or perhaps you don't have permission to use it?)",
      status: 422,
    });
    expect(fake.ledger.creates).toEqual([]);
  });

  test('works under the path of an official model and is not found under that of a community model', async () => {
    const official = await post(`${videoModel}/predictions`, { input: { prompt: 'waves' } });
    const community = await post(`${communityModel}/predictions`, { input: { prompt: 'waves' } });

    expect(official.status).toBe(201);
    expect(official.json.version).toBe('hidden');
    expect(community.status).toBe(404);
    expect(community.json).toEqual({ detail: 'The requested resource could not be found.', status: 404 });
  });

  test('refuses keys that the body does not have', async () => {
    const reply = await post('/v1/predictions', { model: 'a/b', input: {} });

    expect(reply.status).toBe(422);
    expect(reply.json).toEqual({
      detail: '- version is required\n- Additional property model is not allowed\n',
      status: 422,
      title: 'Input validation failed',
      invalid_fields: [
        { type: 'required', field: '', description: 'version is required' },
        {
          type: 'additional_property_not_allowed',
          field: '',
          description: 'Additional property model is not allowed',
        },
      ],
    });
  });

  test('refuses a body that is no JSON, or no object', async () => {
    const headers = { authorization: `Bearer ${fake.token}` };

    const broken = await fetch(`${fake.baseUrl}/v1/predictions`, { method: 'POST', body: '{', headers });
    const list = await post('/v1/predictions', []);
    const wrong = await post('/v1/predictions', { version: zeroscopeVersion, input: 'waves' });

    expect(broken.status).toBe(400);
    expect(await broken.json()).toEqual({ detail: 'Failed to parse request body as JSON: EOF', status: 400 });
    expect(list.json.detail).toBe('- Invalid type. Expected: object, given: array\n');
    expect(wrong.json.detail).toBe('- input: Invalid type. Expected: object, given: string\n');
  });

  test('names every wrong input, as the service does', async () => {
    const reply = await post('/v1/predictions', {
      version: 'wan-video/wan-2.5-t2v',
      input: { duration: 7, size: 5, seed: 'x', audio: '', colour: 'red' },
    });

    expect(reply.status).toBe(422);
    expect(reply.json.title).toBe('Input validation failed');
    expect(reply.json.invalid_fields).toEqual([
      { type: 'required', field: 'input', description: 'prompt is required' },
      {
        type: 'additional_property_not_allowed',
        field: 'input',
        description: 'Additional property colour is not allowed',
      },
      {
        type: 'enum',
        field: 'input.duration',
        description: 'duration must be one of the following: 5, 10',
      },
      {
        type: 'invalid_type',
        field: 'input.size',
        description: 'Invalid type. Expected: string, given: integer',
      },
      {
        type: 'invalid_type',
        field: 'input.seed',
        description: 'Invalid type. Expected: integer, given: string',
      },
      { type: 'format', field: 'input.audio', description: "Does not match format 'uri'" },
    ]);
    expect(reply.json.detail).toContain('- input.duration: duration must be one of the following: 5, 10\n');
  });

  test.each([
    ['num_inference_steps', 501, 'number_lte', 'Must be less than or equal to 500'],
    ['num_inference_steps', 0, 'number_gte', 'Must be greater than or equal to 1'],
    ['num_frames', 2.5, 'invalid_type', 'Invalid type. Expected: integer, given: number'],
    ['remove_watermark', null, 'invalid_type', 'Invalid type. Expected: boolean, given: null'],
    ['model', 'big', 'enum', 'model must be one of the following: "xl", "576w", "potat1", "animov-512x"'],
  ])('refuses %s %s as %s', async (name, value, type, description) => {
    const reply = await post('/v1/predictions', zeroscopeOrder({ [name]: value }));

    expect(reply.status).toBe(422);
    expect(reply.json.invalid_fields).toEqual([{ type, field: `input.${name}`, description }]);
  });

  test('can leave unknown inputs alone', async () => {
    await using lenient = await startFakeReplicate({ unknownInputs: 'ignore' });

    const reply = await callApi(lenient, 'POST', '/v1/predictions', {
      body: zeroscopeOrder({ colour: 'red' }),
    });

    expect(reply.status).toBe(201);
  });

  test('answers a body that is too large with a page', async () => {
    await using small = await startFakeReplicate({ bodyLimitBytes: 1000 });
    const body = zeroscopeOrder({ init_video: `data:video/mp4;base64,${'A'.repeat(2000)}` });

    const reply = await callApi(small, 'POST', '/v1/predictions', { body });

    expect(reply.status).toBe(413);
    expect(reply.headers.get('content-type')).toBe('text/html');
    expect(reply.text).toContain('413 Request Entity Too Large');
  });

  test.each(['wait=0', 'wait=100', 'wait=x', 'respond-async'])('refuses `Prefer: %s`', async (prefer) => {
    const reply = await post('/v1/predictions', zeroscopeOrder(), { prefer });

    expect(reply.status).toBe(400);
    expect(fake.ledger.creates).toEqual([]);
  });

  test.each(['4s', '0', '5x', 'm', '-10'])('refuses `Cancel-After: %s`', async (cancelAfter) => {
    const reply = await post('/v1/predictions', zeroscopeOrder(), { 'cancel-after': cancelAfter });

    expect(reply.status).toBe(400);
    expect(fake.ledger.creates).toEqual([]);
  });
});
