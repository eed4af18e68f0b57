import { AivideoError } from '../../domain/errors.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import { models } from '../../domain/models/index.js';
import type { LiveModel } from '../../ports/model-directory.js';
import { withRetries } from '../../workflows/jobs/with-retries.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { tableText } from '../render/table.js';

interface Found {
  readonly slug: string;
  readonly name?: string;
  readonly description: string;
  readonly runCount?: number;
}

/** `aivideo models search WORDS`. */
export async function searchModels(call: CommandCall, context: CliContext): Promise<number> {
  const words = (call.args[0] as readonly string[]).join(' ').trim();
  if (words === '')
    throw new AivideoError('usage-invalid', '`aivideo models search` needs a word to look for', {
      details: { command: 'models search' },
    });
  const limit = call.options.limit as number;
  const { source, found } = await search(words, limit, context);
  const { platform, globals, paint } = context;
  if (globals.json || globals.jsonStream) {
    const value = { v: 1, ok: true, query: words, source, models: found };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
    return 0;
  }
  if (found.length === 0) context.say(`nothing found for "${words}"`);
  else platform.stdout.write(tableText(found.map((model) => rowOf(model, paint))));
  return 0;
}

async function search(words: string, limit: number, context: CliContext) {
  const services = await context.services();
  if (!services.hasToken) {
    context.warn('No token is set: searching the catalogue only');
    return { source: 'catalogue', found: searchCatalogue(words, limit) };
  }
  const directory = await services.directory();
  try {
    const live = await withRetries(() => directory.search(words, { signal: context.signal, limit }), {
      clock: services.clock,
      randomness: services.randomness,
      signal: context.signal,
      limit: { attempts: 3, totalMs: 10_000 },
    });
    return { source: 'replicate', found: live.map(fromLive) };
  } catch (error) {
    if (!(error instanceof AivideoError && error.retryable)) throw error;
    context.warn(`Replicate could not be asked (${error.message}); searching the catalogue only`);
    return { source: 'catalogue', found: searchCatalogue(words, limit) };
  }
}

function fromLive({ slug, description, runCount }: LiveModel): Found {
  const known = models.find((model) => model.slug.toLowerCase() === slug.toLowerCase());
  return {
    slug,
    ...(known === undefined ? {} : { name: known.name }),
    description: description ?? '',
    ...(runCount === undefined ? {} : { runCount }),
  };
}

/** Models whose texts hold every word. */
function searchCatalogue(words: string, limit: number): Found[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return models
    .filter((model) => wanted.every((word) => textOf(model).includes(word)))
    .slice(0, limit)
    .map(({ slug, name, description }) => ({ slug, name, description }));
}

function textOf(model: ModelDefinition): string {
  const { name, aliases, huggingFaceIds, slug, title, description, kind } = model;
  return [name, ...aliases, ...huggingFaceIds, slug, title, description, kind].join(' ').toLowerCase();
}

function rowOf(model: Found, { cyan, dim }: CliContext['paint']): string[] {
  const runs = model.runCount === undefined ? '' : `${Intl.NumberFormat('en').format(model.runCount)} runs`;
  return [
    cyan(model.name ?? model.slug),
    model.name === undefined ? '' : model.slug,
    dim(runs),
    shorten(model.description),
  ];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}...` : line;
}
