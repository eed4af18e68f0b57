import type { JsonObject } from '../../../../src/domain/json.js';
import { type Answer, jsonAnswer } from '../answer.js';
import { isJsonObject, parseJson } from '../canonical-json.js';
import { componentSchema, type ShelfModel } from '../model-shelf.js';
import { badRequest, notFound } from '../refusals.js';
import type { ApiCall, Route } from '../route.js';
import type { Service } from '../service.js';

/** Looking models up: by name, by version, by words, by collection. */
export const modelRoutes: readonly Route[] = [
  { name: 'model-search', method: 'QUERY', pattern: '/v1/models', answer: queryModels },
  {
    name: 'model',
    method: 'GET',
    pattern: '/v1/models/:owner/:name',
    answer: (call) => describe(call, modelBody),
  },
  { name: 'versions', method: 'GET', pattern: '/v1/models/:owner/:name/versions', answer: listVersions },
  {
    name: 'version',
    method: 'GET',
    pattern: '/v1/models/:owner/:name/versions/:version',
    answer: getVersion,
  },
  { name: 'search', method: 'GET', pattern: '/v1/search', answer: search },
  { name: 'collection', method: 'GET', pattern: '/v1/collections/:slug', answer: getCollection },
];

/** A model as the service describes it; it names no price and no hardware. */
export function modelBody(model: ShelfModel): JsonObject {
  return {
    url: `https://replicate.com/${model.slug}`,
    owner: model.owner,
    name: model.name,
    description: descriptionOf(model),
    visibility: 'public',
    is_official: model.official,
    github_url: null,
    paper_url: null,
    license_url: null,
    run_count: Number.parseInt(model.version.slice(0, 5), 16),
    cover_image_url: null,
    default_example: null,
    latest_version: versionBody(model),
  };
}

function versionBody(model: ShelfModel): JsonObject {
  return {
    id: model.version,
    created_at: '2025-06-01T12:00:00.000000Z',
    cog_version: '0.14.4',
    openapi_schema: model.openapiSchema,
  };
}

function describe({ service, parameters }: ApiCall, body: (model: ShelfModel) => JsonObject): Answer {
  const model = service.shelf.bySlug(`${parameters.owner}/${parameters.name}`);
  return model === undefined ? notFound() : jsonAnswer(200, body(model));
}

/** Official models have no versions that could be listed or asked for. */
function listVersions({ service, parameters }: ApiCall): Answer {
  const model = service.shelf.bySlug(`${parameters.owner}/${parameters.name}`);
  if (model === undefined || model.official) return notFound();
  return jsonAnswer(200, { next: null, previous: null, results: [versionBody(model)] });
}

function getVersion({ service, parameters }: ApiCall): Answer {
  const model = service.shelf.bySlug(`${parameters.owner}/${parameters.name}`);
  const known = model !== undefined && !model.official && model.version === parameters.version;
  return known ? jsonAnswer(200, versionBody(model)) : notFound();
}

function search({ service, url }: ApiCall): Answer {
  const query = url.searchParams.get('query') ?? '';
  const limit = Number(url.searchParams.get('limit') ?? 20);
  if (query === '') return badRequest('Query parameter "query" is required');
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
    return badRequest('Query parameter "limit" must be between 1 and 50');
  }
  const models = findModels(service, query).slice(0, limit);
  return jsonAnswer(200, {
    query,
    models: models.map((model, index) => ({ model: modelBody(model), metadata: metadataOf(model, index) })),
    collections: [],
    pages: [{ name: 'How billing works', href: '/docs/billing' }],
  });
}

/** The client of the service sends the words as a JSON string under a type of plain text: both are understood. */
function queryModels({ service, body }: ApiCall): Answer {
  const text = Buffer.from(body).toString('utf8');
  const parsed = parseJson(text);
  const words = typeof parsed === 'string' ? parsed : text;
  const results = findModels(service, words).map(modelBody);
  return jsonAnswer(200, { next: null, previous: null, results });
}

function getCollection({ service, parameters }: ApiCall): Answer {
  const { slug = '' } = parameters;
  const belongs = (model: ShelfModel) =>
    slug === 'official' ? model.official : tagsOf(model).includes(slug);
  const models = service.shelf.models.filter(belongs);
  if (models.length === 0) return notFound();
  const name = slug.replaceAll('-', ' ');
  return jsonAnswer(200, { name, slug, description: `Models for ${name}`, models: models.map(modelBody) });
}

/** Models that have every word in their name, description or tags. */
function findModels(service: Service, query: string): readonly ShelfModel[] {
  const words = query.toLowerCase().split(/\s+/);
  return service.shelf.models.filter((model) => {
    const text = [model.slug, descriptionOf(model), ...tagsOf(model)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function metadataOf(model: ShelfModel, rank: number): JsonObject {
  return {
    generated_description: descriptionOf(model),
    tags: tagsOf(model),
    score: Math.round(1000 / (rank + 1)) / 1000,
  };
}

function descriptionOf(model: ShelfModel): string {
  return `${model.name.replaceAll('-', ' ')} by ${model.owner}, ${tagsOf(model).join(' and ').replaceAll('-', ' ')}`;
}

function tagsOf(model: ShelfModel): readonly string[] {
  if (model.output === 'tokens') return ['language-model'];
  if (model.audio) return ['text-to-audio'];
  const { properties } = componentSchema(model.openapiSchema, 'Input');
  const names = isJsonObject(properties) ? Object.keys(properties) : [];
  const takesText = names.includes('prompt');
  const takesImage = names.some(
    (name) => /image|input_reference|frame/.test(name) && isUri(properties, name),
  );
  return [...(takesText ? ['text-to-video'] : []), ...(takesImage ? ['image-to-video'] : [])];
}

function isUri(properties: JsonObject[string] | undefined, name: string): boolean {
  const schema = isJsonObject(properties) ? properties[name] : undefined;
  return isJsonObject(schema) && schema.format === 'uri';
}
