import { AivideoError } from '../../domain/errors.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import {
  findModel,
  nearestModelNames,
  type ParsedModelName,
  parseModelName,
  selectForOptions,
} from '../../domain/models/index.js';
import { orList } from '../../domain/models/mapping/fit-number.js';
import { type ModelSchema, parseModelSchema } from '../../domain/models/model-schema.js';
import type { Clock } from '../../ports/clock.js';
import type { ModelDirectory } from '../../ports/model-directory.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { withRetries } from '../jobs/with-retries.js';

/** A model with everything that planning needs to know of it. */
export interface ChosenModel {
  /** Name in the catalogue, or the slug. */
  readonly name: string;
  readonly provider: string;
  readonly modelRef: string;
  readonly version?: string;
  /** Absent for a model that is not in the catalogue. */
  readonly definition?: ModelDefinition;
  readonly schema: ModelSchema;
  readonly schemaFrom: 'live' | 'cached' | 'catalogue';
  /** True when nobody named a model and the draft engine stands in. */
  readonly draft: boolean;
  readonly warnings: readonly string[];
}

export interface ChooseModelDeps {
  /** Looks models up at the provider; absent when that is not allowed (`--dry-run`) or there is no token. */
  readonly directory?: ModelDirectory;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

export interface ModelWish {
  /** As the user named it; absent: nobody named one. */
  readonly model?: string;
  readonly options: CommonOptions;
  readonly hasToken: boolean;
  readonly draft: 'auto' | 'never';
  /** Only plan: a missing token is no obstacle. */
  readonly planOnly: boolean;
}

const defaultModel = 'zeroscope';
const draftModel = 'local/draft';

/**
 * Decides which model runs and reads what it takes: live where possible, from the catalogue otherwise.
 * Errors: `model-unknown`, `model-unavailable`, `token-missing`, `token-refused`.
 */
export async function chooseModel(
  deps: ChooseModelDeps,
  wish: ModelWish,
  call: CallOptions,
): Promise<ChosenModel> {
  const wanted = parseModelName(nameOf(wish));
  if (wanted === undefined) throw unknownModel(nameOf(wish));
  const definition = definitionOf(wanted, wish);
  if (definition?.provider === 'local') return localModel(definition, wish.model === undefined);
  if (!wish.hasToken && !wish.planOnly) throw missingToken(definition?.name ?? wanted.slug);
  const slug = definition?.slug ?? wanted.slug;
  return describeModel(deps, { slug, version: wanted.version, definition }, call);
}

/** An alias may stand for a pair of models, one for text and one for images; an exact slug stands for itself. */
function definitionOf(
  { definition, namedBy }: ParsedModelName,
  wish: ModelWish,
): ModelDefinition | undefined {
  if (definition === undefined || namedBy === 'slug') return definition;
  return selectForOptions(definition, wish.options);
}

function nameOf(wish: ModelWish): string {
  if (wish.model !== undefined) return wish.model;
  return wish.hasToken || wish.draft === 'never' ? defaultModel : draftModel;
}

function localModel(definition: ModelDefinition, draft: boolean): ChosenModel {
  return {
    name: definition.name,
    provider: 'local',
    modelRef: definition.slug,
    definition,
    schema: definition.schema,
    schemaFrom: 'catalogue',
    draft: true,
    warnings: draft
      ? ['No model is named and no token is set: the embedded draft engine draws this, no AI is used']
      : [],
  };
}

interface Wanted {
  readonly slug: string;
  readonly version: string | undefined;
  readonly definition: ModelDefinition | undefined;
}

async function describeModel(deps: ChooseModelDeps, wanted: Wanted, call: CallOptions): Promise<ChosenModel> {
  const known = wanted.definition;
  const live = await lookUp(deps, wanted, call);
  if ('failure' in live && known === undefined) throw live.failure;
  const schemaText = 'model' in live ? live.model.openapiSchema : undefined;
  const schema = schemaText === undefined ? known?.schema : parseModelSchema(schemaText);
  if (schema === undefined || schema.inputs.length === 0)
    throw new AivideoError('model-unavailable', `Model \`${wanted.slug}\` does not say what it takes`);
  const official = 'model' in live ? live.model.official : (known?.official ?? false);
  const version = wanted.version ?? ('model' in live ? live.model.version : known?.version);
  if (!official && version === undefined)
    throw new AivideoError('model-unavailable', `Model \`${wanted.slug}\` has no version that can be run`);
  return {
    name: known?.name ?? wanted.slug,
    provider: 'replicate',
    modelRef: official && wanted.version === undefined ? wanted.slug : `${wanted.slug}:${version}`,
    ...(version === undefined ? {} : { version }),
    ...(known === undefined ? {} : { definition: known }),
    schema,
    schemaFrom:
      schemaText === undefined ? 'catalogue' : 'model' in live && live.model.cached ? 'cached' : 'live',
    draft: false,
    warnings: 'failure' in live && live.told ? [catalogueWarning(wanted.slug, live.failure)] : [],
  };
}

type LookUp =
  | { readonly model: Awaited<ReturnType<ModelDirectory['describe']>> }
  | { readonly failure: AivideoError; readonly told: boolean };

/**
 * A refused token or a model that is gone ends it here, before anything is paid; bad weather leaves the catalogue. The
 * versions of official models are hidden: they are described by their newest.
 */
async function lookUp(deps: ChooseModelDeps, wanted: Wanted, call: CallOptions): Promise<LookUp> {
  const { directory } = deps;
  if (directory === undefined) return { failure: offlineModel(wanted.slug), told: false };
  const version = wanted.version === undefined ? {} : { version: wanted.version };
  const limit = { attempts: 3, totalMs: 10_000 };
  const ask = (options: Parameters<ModelDirectory['describe']>[1]) =>
    withRetries(() => directory.describe(wanted.slug, options), { ...deps, signal: call.signal, limit });
  try {
    return { model: await ask({ ...call, ...version }) };
  } catch (error) {
    if (error instanceof AivideoError && error.details.offline === true)
      return { failure: offlineModel(wanted.slug), told: false };
    if (error instanceof AivideoError && isWeather(error)) return { failure: error, told: true };
    if (!(error instanceof AivideoError && error.code === 'model-unknown')) throw error;
    const official = wanted.version === undefined ? undefined : await ask(call).catch(() => undefined);
    if (official?.official === true) return { model: official };
    throw wanted.definition === undefined ? unknownModel(wanted.slug, error) : error;
  }
}

function isWeather(error: AivideoError): boolean {
  return error.retryable || error.code === 'provider-failed';
}

function catalogueWarning(slug: string, error: AivideoError): string {
  return `What \`${slug}\` takes today could not be looked up (${error.message}); going by the built-in catalogue`;
}

function offlineModel(slug: string): AivideoError {
  return new AivideoError(
    'model-unknown',
    `Model \`${slug}\` is not in the catalogue, so it has to be looked up at Replicate first`,
    { details: { model: slug, unseen: true } },
  );
}

function unknownModel(name: string, cause?: unknown): AivideoError {
  const [, slug, version] = /^([^/:\s]+\/[^/:\s]+):(.*)$/.exec(name) ?? [];
  if (slug !== undefined)
    return new AivideoError(
      'model-unknown',
      `A version of \`${slug}\` is 64 hexadecimal digits, got \`${version}\``,
    );
  const nearest = nearestModelNames(name);
  const suggestion =
    nearest.length === 0 ? '' : `; did you mean ${orList(nearest.map((near) => `\`${near}\``))}`;
  return new AivideoError('model-unknown', `There is no model \`${name}\`${suggestion}`, {
    cause,
    details: { model: name, nearest },
  });
}

function missingToken(model: string): AivideoError {
  return new AivideoError('token-missing', `Model \`${model}\` runs on Replicate, and no token is set`, {
    details: { model },
  });
}

/** The catalogue's entry for a name, for callers that only want to read it. Errors: `model-unknown`. */
export function catalogueModel(name: string): ModelDefinition {
  const definition = findModel(name);
  if (definition === undefined) throw unknownModel(name);
  return definition;
}
