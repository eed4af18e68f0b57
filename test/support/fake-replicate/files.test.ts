import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import { callApi } from './api-caller.js';
import { downloadSignature } from './routes/files.js';
import { type FakeReplicate, startFakeReplicate } from './start-fake-replicate.js';
import { zeroscopeOrder } from './zeroscope-order.js';

/** Bytes that hold line ends and dashes, as delimiters do. */
const bytes = Buffer.from('\r\n--not the delimiter\r\n\0\xff--', 'latin1');

let fake: FakeReplicate;

beforeEach(async () => {
  fake = await startFakeReplicate({ fileLimitBytes: 1000 });
});

afterEach(() => fake.close());

function upload(form: FormData) {
  return callApi(fake, 'POST', '/v1/files', { body: form });
}

function formWith(content: Blob, name = 'waves.png', metadata?: JsonObject): FormData {
  const form = new FormData();
  form.append('content', content, name);
  if (metadata !== undefined) {
    form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
  }
  return form;
}

function urlOf({ urls }: JsonObject): string {
  return JSON.stringify(urls).replace(/^\{"get":"(.*)"\}$/, '$1');
}

describe('an uploaded file', () => {
  test('is kept byte for byte and described', async () => {
    const form = formWith(new Blob([bytes], { type: 'image/png' }), '파도.png', { shot: 3 });

    const reply = await upload(form);
    const described = await callApi(fake, 'GET', urlOf(reply.json));
    const listed = await callApi(fake, 'GET', '/v1/files');

    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({
      id: expect.stringMatching(/^[a-z2-7]{26}$/),
      name: '파도.png',
      content_type: 'image/png',
      size: bytes.length,
      checksums: { sha256: createHash('sha256').update(bytes).digest('hex') },
      metadata: { shot: 3 },
      urls: { get: `${fake.baseUrl}/v1/files/${reply.json.id}` },
    });
    expect(described.json).toEqual(reply.json);
    expect(listed.json.results).toEqual([reply.json]);
  });

  test('is given back under a signed address only', async () => {
    const { json } = await upload(formWith(new Blob([bytes])));
    const owner = 'film-maker';
    const expiry = String(Math.floor(Date.now() / 1000) + 60);
    const secret = (await callApi(fake, 'GET', '/v1/webhooks/default/secret')).json.key;
    const signature = downloadSignature(String(secret), { owner, id: String(json.id), expiry });
    const query = new URLSearchParams({ owner, expiry, signature });

    const signed = await fetch(`${urlOf(json)}/download?${query}`);
    const unsigned = await fetch(`${urlOf(json)}/download?owner=${owner}&expiry=${expiry}&signature=x`);

    expect(Buffer.from(await signed.arrayBuffer()).equals(bytes)).toBe(true);
    expect(unsigned.status).toBe(404);
  });

  test('is gone once deleted, or after an hour', async () => {
    const first = await upload(formWith(new Blob([bytes])));
    const second = await upload(formWith(new Blob([bytes])));

    const deleted = await callApi(fake, 'DELETE', urlOf(first.json));
    const after = await callApi(fake, 'GET', urlOf(first.json));
    fake.advance(3_600_001);
    const expired = await callApi(fake, 'GET', urlOf(second.json));

    expect(deleted.status).toBe(204);
    expect(after.status).toBe(404);
    expect(after.json).toEqual({ detail: 'File not found' });
    expect(expired.status).toBe(404);
  });

  test('may be as large as the limit, and past it is answered with a page', async () => {
    const right = await upload(formWith(new Blob([Buffer.alloc(1000)])));
    const large = await upload(formWith(new Blob([Buffer.alloc(1001)])));
    const huge = await upload(formWith(new Blob([Buffer.alloc(500_000)])));

    expect([right.status, large.status, huge.status]).toEqual([201, 413, 413]);
    expect(huge.text).toContain('<h1>413 Request Entity Too Large</h1>');
  });

  test('needs a form with content and a short name', async () => {
    const empty = new FormData();
    empty.append('metadata', '{}');

    const without = await upload(empty);
    const json = await callApi(fake, 'POST', '/v1/files', { body: { content: 'waves' } });
    const long = await upload(formWith(new Blob([bytes]), `${'파'.repeat(90)}.png`));

    expect([without.status, json.status, long.status]).toEqual([422, 400, 400]);
  });

  test('can be the input of a job, and lets it fail when it is gone', async () => {
    const kept = await upload(formWith(new Blob([bytes], { type: 'video/mp4' })));
    const deleted = await upload(formWith(new Blob([bytes], { type: 'video/mp4' })));
    await callApi(fake, 'DELETE', urlOf(deleted.json));

    const [right, wrong] = await Promise.all(
      [kept, deleted].map(({ json }) =>
        callApi(fake, 'POST', '/v1/predictions', { body: zeroscopeOrder({ init_video: urlOf(json) }) }),
      ),
    );
    fake.advance(1000);
    const ends = await Promise.all(
      [right, wrong].map((reply) => callApi(fake, 'GET', `/v1/predictions/${reply?.json.id}`)),
    );

    expect(ends.map(({ json }) => json.status)).toEqual(['succeeded', 'failed']);
    expect(ends[1]?.json.error).toContain('404');
  });
});

describe('a data URL in the input', () => {
  const body = zeroscopeOrder({ init_video: 'data:video/mp4;base64,AAAA' });

  test('is repeated by the prediction', async () => {
    const { json } = await callApi(fake, 'POST', '/v1/predictions', { body });

    expect(json.input).toEqual(body.input);
  });

  test('can be replaced in the prediction, but not in the ledger', async () => {
    await using replacing = await startFakeReplicate({ shownDataUrls: 'replaced' });

    const { json } = await callApi(replacing, 'POST', '/v1/predictions', { body });

    expect(JSON.stringify(json.input)).toMatch(/"init_video":"http:\/\/127\.0\.0\.1:\d+\/pbxt\//);
    expect(replacing.ledger.creates[0]?.input).toEqual(body.input);
  });
});
