import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import { isJsonObject, parseJson } from './canonical-json.js';
import { versionIdOf } from './ids.js';

/** What a model's output is, by its schema. */
export type OutputKind = 'file' | 'files' | 'tokens' | 'value';

/** One model that the service knows. */
export interface ShelfModel {
  readonly slug: string;
  readonly owner: string;
  readonly name: string;
  readonly version: string;
  readonly official: boolean;
  readonly openapiSchema: JsonObject;
  readonly output: OutputKind;
  /** Its files are sound, not pictures. */
  readonly audio: boolean;
}

/** The models that the service knows, by name and by version. */
export class ModelShelf {
  readonly models: readonly ShelfModel[];

  constructor(models: readonly ShelfModel[]) {
    this.models = models;
  }

  bySlug(slug: string): ShelfModel | undefined {
    return this.models.find((model) => model.slug === slug);
  }

  byVersion(version: string): ShelfModel | undefined {
    return this.models.find((model) => model.version === version);
  }

  /**
   * What the `version` of a create request stands for: `owner/name` (official models only), `owner/name:version` or a
   * bare version id.
   */
  byReference(reference: string): ShelfModel | undefined {
    const match = /^(?:([^/:]+\/[^/:]+)(?::([0-9a-f]{64}))?|([0-9a-f]{64}))$/.exec(reference);
    if (match === null) return undefined;
    const [, slug, version, bare] = match;
    if (bare !== undefined) return this.byVersion(bare);
    const model = this.bySlug(slug ?? '');
    if (version === undefined) return model?.official === true ? model : undefined;
    return model?.version === version ? model : undefined;
  }
}

const shelves = new Map<string, ModelShelf>();

/** The models whose schemas lie in a folder, one JSON file each: slug, version, official, openapi_schema. */
export function readModelShelf(folder: string): ModelShelf {
  const known = shelves.get(folder);
  if (known !== undefined) return known;
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const models = files.sort().map((file) => parseModel(readFileSync(join(folder, file), 'utf8')));
  const shelf = new ModelShelf(models);
  shelves.set(folder, shelf);
  return shelf;
}

/** The schema of one name under `components.schemas`. */
export function componentSchema(openapiSchema: JsonObject, name: string): JsonObject {
  const path = ['components', 'schemas', name];
  const found = path.reduce<JsonValue | undefined>(
    (value, key) => (isJsonObject(value) ? value[key] : undefined),
    openapiSchema,
  );
  return isJsonObject(found) ? found : {};
}

function parseModel(text: string): ShelfModel {
  const entry = parseJson(text);
  if (!isJsonObject(entry) || typeof entry.slug !== 'string' || !isJsonObject(entry.openapi_schema)) {
    throw new Error('a model schema file needs slug and openapi_schema');
  }
  const [owner = '', name = ''] = entry.slug.split('/');
  const version = String(entry.version);
  const output = outputKind(entry.openapi_schema);
  return {
    slug: entry.slug,
    owner,
    name,
    version: /^[0-9a-f]{64}$/.test(version) ? version : versionIdOf(entry.slug),
    official: entry.official === true,
    openapiSchema: entry.openapi_schema,
    output,
    audio: /musicgen|lyria|kokoro|speech/.test(name),
  };
}

function outputKind(openapiSchema: JsonObject): OutputKind {
  const output = componentSchema(openapiSchema, 'Output');
  if (output.type === 'string') return output.format === 'uri' ? 'file' : 'value';
  if (output.type !== 'array') return 'value';
  return isJsonObject(output.items) && output.items.format === 'uri' ? 'files' : 'tokens';
}
