import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import type { JsonObject } from '../../domain/json.js';
import type { Clock } from '../../ports/clock.js';
import type { LiveModel, ModelDirectory } from '../../ports/model-directory.js';

export interface ModelCacheOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** How long a description is believed without asking again. Default: a day. */
  readonly maxAgeMs?: number;
}

const dayMs = 86_400_000;

const entrySchema = z.object({
  v: z.literal(1),
  savedMs: z.number(),
  model: z.object({
    slug: z.string(),
    version: z.string().optional(),
    official: z.boolean(),
    description: z.string().optional(),
    runCount: z.number().optional(),
    url: z.string().optional(),
    licenseUrl: z.string().optional(),
    openapiSchema: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null),
  }),
});

/**
 * Keeps what `directory` says of models on disk for a day. Without a `directory` only what was kept is known, and
 * everything else is `model-unknown`.
 */
export function createModelCache(
  directory: ModelDirectory | undefined,
  options: ModelCacheOptions,
): ModelDirectory {
  return {
    async describe(slug, call) {
      const path = join(options.folder, entryName(slug, call.version));
      const kept = await readEntry(path, options);
      if (kept !== undefined) return { ...kept, cached: true };
      const model = await needed(directory, slug).describe(slug, call);
      if (model.openapiSchema !== undefined) await writeEntry(path, model, options);
      return model;
    },
    search: (words, call) => needed(directory, words).search(words, call),
    account: (call) => needed(directory, 'account').account(call),
  };
}

function needed(directory: ModelDirectory | undefined, what: string): ModelDirectory {
  if (directory !== undefined) return directory;
  throw new AivideoError('model-unknown', `\`${what}\` can not be looked up without asking Replicate`, {
    details: { offline: true },
  });
}

function entryName(slug: string, version: string | undefined): string {
  return `${slug.toLowerCase().replaceAll('/', '__')}${version === undefined ? '' : `@${version}`}.json`;
}

async function readEntry(path: string, options: ModelCacheOptions): Promise<LiveModel | undefined> {
  try {
    const entry = entrySchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const age = options.clock.now() - entry.savedMs;
    return age >= 0 && age < (options.maxAgeMs ?? dayMs) ? (entry.model as LiveModel) : undefined;
  } catch {
    return undefined;
  }
}

/** A cache that can not be written costs a request next time, nothing else. */
async function writeEntry(path: string, model: LiveModel, options: ModelCacheOptions): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  try {
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    await writeFile(partial, JSON.stringify({ v: 1, savedMs: options.clock.now(), model }), { mode: 0o600 });
    await rename(partial, path);
  } catch {
    return;
  }
}
