import { describe, expect, it } from 'vitest';
import { createReplicateDirectory } from '../../../../src/adapters/providers/replicate/replicate-directory.js';
import { call, failureOf, options } from './fixtures.js';

const version = 'b'.repeat(64);
const schema = { components: { schemas: { Input: { type: 'object', properties: {} } } } };
const model = {
  url: 'https://replicate.com/owner/name',
  owner: 'owner',
  name: 'name',
  description: 'Makes waves',
  visibility: 'public',
  is_official: true,
  github_url: null,
  license_url: 'https://example.com/licence',
  run_count: 12,
  default_example: null,
  latest_version: {
    id: version,
    created_at: '2026-01-01T00:00:00Z',
    cog_version: '0.16',
    openapi_schema: schema,
  },
};

function directoryOf(body: unknown, init: ResponseInit = {}) {
  const paths: string[] = [];
  const fetch = async (url: URL) => {
    paths.push(url.pathname + url.search);
    return Response.json(body, init);
  };
  return { directory: createReplicateDirectory(options('https://api.example.com', { fetch })), paths };
}

describe('describe', () => {
  it('tells what a model is and what it takes', async () => {
    const { directory, paths } = directoryOf(model);

    const described = await directory.describe('owner/name', call);

    expect(paths).toEqual(['/v1/models/owner/name']);
    expect(described).toEqual({
      slug: 'owner/name',
      version,
      official: true,
      description: 'Makes waves',
      runCount: 12,
      url: 'https://replicate.com/owner/name',
      licenseUrl: 'https://example.com/licence',
      openapiSchema: schema,
    });
  });

  it('does without what is missing', async () => {
    const { directory } = directoryOf({ owner: 'a', name: 'b', description: null, latest_version: null });

    expect(await directory.describe('a/b', call)).toEqual({ slug: 'a/b', official: false });
  });

  it('has no version where the service hides it', async () => {
    const { directory } = directoryOf({ ...model, latest_version: { id: 'hidden', openapi_schema: null } });

    const described = await directory.describe('owner/name', call);

    expect(described).not.toHaveProperty('version');
    expect(described).not.toHaveProperty('openapiSchema');
  });

  it('describes the version that is asked for', async () => {
    const { directory, paths } = directoryOf(model.latest_version);

    const described = await directory.describe('owner/name', { ...call, version });

    expect(paths).toEqual([`/v1/models/owner/name/versions/${version}`]);
    expect(described).toEqual({ slug: 'owner/name', official: false, version, openapiSchema: schema });
  });

  it('does not know a model that is not there', async () => {
    const { directory } = directoryOf(
      { detail: 'The requested resource could not be found.' },
      { status: 404 },
    );

    const errors = await Promise.all([
      failureOf(directory.describe('owner/nome', call)),
      failureOf(directory.describe('owner/name', { ...call, version: 'abc' })),
    ]);

    expect(errors).toMatchObject([
      { code: 'model-unknown', details: { model: 'owner/nome' } },
      { code: 'model-unknown', details: { model: 'owner/name:abc' } },
    ]);
  });

  it.each(['zeroscope', '../account', 'a/b/c', 'a/..', 'a b/c', 'owner/name?x'])(
    'does not ask for %o',
    async (slug) => {
      const { directory, paths } = directoryOf(model);

      const error = await failureOf(directory.describe(slug, call));

      expect(error.code).toBe('model-unknown');
      expect(paths).toEqual([]);
    },
  );
});

describe('search', () => {
  it('finds models by words', async () => {
    const found = [
      { model, metadata: { generated_description: 'Longer', score: 1 } },
      { model: { owner: 'c', name: 'd', description: null }, metadata: { generated_description: 'Made up' } },
      { model: 'nonsense' },
    ];
    const { directory, paths } = directoryOf({
      query: 'sea waves',
      models: found,
      collections: [],
      pages: [],
    });

    const models = await directory.search('sea waves', { ...call, limit: 200 });

    expect(paths).toEqual(['/v1/search?query=sea+waves&limit=50']);
    expect(models.map(({ slug, description }) => [slug, description])).toEqual([
      ['owner/name', 'Makes waves'],
      ['c/d', 'Made up'],
    ]);
  });
});

describe('account', () => {
  it('tells whose token it is', async () => {
    const { directory, paths } = directoryOf({ type: 'organization', username: 'acme', name: 'Acme' });

    expect(await directory.account(call)).toEqual({ username: 'acme', kind: 'organization' });
    expect(paths).toEqual(['/v1/account']);
  });

  it('says when the token is refused', async () => {
    const { directory } = directoryOf(
      { title: 'Unauthenticated', detail: 'Invalid token.' },
      { status: 401 },
    );

    const error = await failureOf(directory.account(call));

    expect(error).toMatchObject({
      code: 'token-refused',
      message: 'Replicate does not accept the token: Invalid token',
    });
  });

  it('is not asked for when the caller has given up', async () => {
    const { directory, paths } = directoryOf(model);
    const reason = new Error('enough');

    await expect(directory.account({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(paths).toEqual([]);
  });
});
