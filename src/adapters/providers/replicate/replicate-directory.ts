import { z } from 'zod';
import { AivideoError } from '../../../domain/errors.js';
import type { JsonObject } from '../../../domain/json.js';
import type { LiveModel, ModelDirectory } from '../../../ports/model-directory.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { createReplicateApi, type ReplicateApi } from './replicate-api.js';
import { type ReplicateOptions, resolveOptions } from './replicate-options.js';

const optionalText = z.string().min(1).optional().catch(undefined);
const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const versionSchema = z.object({ id: z.string(), openapi_schema: jsonObject.optional().catch(undefined) });

const modelSchema = z.object({
  owner: z.string(),
  name: z.string(),
  description: optionalText,
  is_official: z.boolean().optional().catch(undefined),
  run_count: z.number().optional().catch(undefined),
  url: optionalText,
  license_url: optionalText,
  latest_version: versionSchema.optional().catch(undefined),
});

const searchSchema = z.object({ models: z.array(z.unknown()) });
const hitSchema = z.object({
  model: modelSchema,
  metadata: z.object({ generated_description: optionalText }).optional().catch(undefined),
});

const accountSchema = z.object({ username: z.string(), type: z.string().catch('user') });

/**
 * Looks models up at Replicate. Like the provider, one request a call, and retryable errors for the caller to repeat.
 * Errors of this function itself: `token-missing`, `token-refused`, `config-invalid`.
 */
export function createReplicateDirectory(options: ReplicateOptions): ModelDirectory {
  const api = createReplicateApi(resolveOptions(options));
  return {
    describe: async (slug, { version, signal }) =>
      version === undefined
        ? describeModel(api, slug, { signal })
        : describeVersion(api, { slug, version, signal }),
    search: (words, call) => searchModels(api, { words, ...call }),
    account: (call) => readAccount(api, call),
  };
}

async function describeModel(api: ReplicateApi, slug: string, { signal }: CallOptions): Promise<LiveModel> {
  const [owner, name] = splitSlug(slug);
  const model = await api.call({
    purpose: { kind: 'describe', model: slug },
    schema: modelSchema,
    signal,
    send: (client) => client.models.get(owner, name, { signal }),
  });
  return liveModel(model);
}

interface VersionRequest extends CallOptions {
  readonly slug: string;
  readonly version: string;
}

/** A version of its own is never official: those are addressed by name alone. */
async function describeVersion(
  api: ReplicateApi,
  { slug, version, signal }: VersionRequest,
): Promise<LiveModel> {
  const [owner, name] = splitSlug(slug);
  const model = `${slug}:${version}`;
  if (!/^[\w-]+$/.test(version)) throw unknownModel(model);
  const described = await api.call({
    purpose: { kind: 'describe', model },
    schema: versionSchema,
    signal,
    send: (client) => client.models.versions.get(owner, name, version, { signal }),
  });
  return { slug, official: false, ...versionPart(described) };
}

/** Owner and name go into a path: nothing but what such names are made of. */
function splitSlug(slug: string): readonly [string, string] {
  const [, owner, name] = /^([\w-][\w.-]*)\/([\w-][\w.-]*)$/.exec(slug) ?? [];
  if (owner === undefined || name === undefined) throw unknownModel(slug);
  return [owner, name];
}

function unknownModel(model: string): AivideoError {
  return new AivideoError('model-unknown', `\`${model}\` is no name of a model at Replicate`, {
    details: { model },
  });
}

function liveModel(model: z.infer<typeof modelSchema>): LiveModel {
  const { description, run_count, url, license_url } = model;
  return {
    slug: `${model.owner}/${model.name}`,
    official: model.is_official ?? false,
    ...versionPart(model.latest_version),
    ...(description === undefined ? {} : { description }),
    ...(run_count === undefined ? {} : { runCount: run_count }),
    ...(url === undefined ? {} : { url }),
    ...(license_url === undefined ? {} : { licenseUrl: license_url }),
  };
}

function versionPart(
  version: z.infer<typeof versionSchema> | undefined,
): Pick<LiveModel, 'version' | 'openapiSchema'> {
  if (version === undefined) return {};
  const { id, openapi_schema } = version;
  return {
    ...(id === 'hidden' ? {} : { version: id }),
    ...(openapi_schema === undefined ? {} : { openapiSchema: openapi_schema }),
  };
}

interface SearchRequest extends CallOptions {
  readonly words: string;
  /** 1 to 50. Default 20. */
  readonly limit?: number;
}

/** `GET /search`; the client's own `models.search` is an older route. */
async function searchModels(api: ReplicateApi, request: SearchRequest): Promise<readonly LiveModel[]> {
  const { words, limit = 20, signal } = request;
  const found = await api.call({
    purpose: { kind: 'search' },
    schema: searchSchema,
    signal,
    send: (client) =>
      client.request('/search', {
        params: { query: words, limit: Math.min(50, Math.max(1, Math.trunc(limit))) },
        signal,
      }),
  });
  return found.models.flatMap(readHit);
}

function readHit(entry: unknown): readonly LiveModel[] {
  const hit = hitSchema.safeParse(entry);
  if (!hit.success) return [];
  const description = hit.data.model.description ?? hit.data.metadata?.generated_description;
  return [liveModel({ ...hit.data.model, description })];
}

async function readAccount(api: ReplicateApi, { signal }: CallOptions) {
  const { username, type } = await api.call({
    purpose: { kind: 'account' },
    schema: accountSchema,
    signal,
    send: (client) => client.accounts.current({ signal }),
  });
  return { username, kind: type };
}
