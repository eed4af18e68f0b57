import type { Adjustment } from '../domain/adjustment.js';
import { clipName } from '../domain/clips/clip-name.js';
import { AivideoError } from '../domain/errors.js';
import type { JsonObject } from '../domain/json.js';
import type { CommonOptions } from '../domain/models/common-options.js';
import { estimatePrice, sumPrices } from '../domain/models/estimate-price.js';
import { mapOptions } from '../domain/models/map-options.js';
import { findField } from '../domain/models/model-schema.js';
import { refuseSecretInputs } from '../domain/models/secret-input.js';
import { validateInput } from '../domain/models/validate-input.js';
import { cleanPrompt, fitPrompt } from '../domain/prompts/check-prompt.js';
import type { Attachment, ClipPlan, PlannedShot } from '../domain/run/plan.js';
import type { Price } from '../domain/run/price.js';
import type { ClipFiles } from '../ports/clip-files.js';
import type { PromptEnhancer } from '../ports/prompt-writer.js';
import type { CallOptions } from '../ports/video-provider.js';
import { type ChooseModelDeps, type ChosenModel, chooseModel, type ModelWish } from './clips/choose-model.js';
import { enhanceClipPrompt, enhancedOptions, enhancementWarnings } from './clips/enhance-clip-prompt.js';
import { attachmentsOf, checkMedia, readInputs } from './clips/input-media.js';

/** What a user asks of `generate`. */
export interface ClipRequest extends ModelWish {
  /** Start frame, end frame and initial video are URLs or paths; the prompt is as it was given. */
  readonly options: CommonOptions;
  /** `--input key=value`: values as text, `@path` for a file. */
  readonly inputs: readonly (readonly [key: string, text: string])[];
  /** Inputs from the configuration for this model. They yield to everything on the command line. */
  readonly modelInputs?: (model: string) => JsonObject;
  /** Number of takes, 1 or more. */
  readonly count: number;
  /** Makes the prompt better before it is sent. Absent: it is sent as it was given. */
  readonly enhancer?: PromptEnhancer & { readonly id: string };
  /** Further takes of each clip that can not be used. Default 0. */
  readonly retakes?: number;
  readonly concurrency: number;
  readonly deadlineSeconds: (model: string) => number;
  /** Where clips go: into a folder under default names, or to one file (numbered when there are several). Absolute. */
  readonly target: { readonly kind: 'folder' | 'file'; readonly path: string };
  readonly overwrite: boolean;
  /** US dollars that the whole run may cost. */
  readonly maxCostUsd?: number;
  readonly allowUnknownPrice?: boolean;
  /** Price of a clip by the user's own word, in US dollars. */
  readonly priceUsd?: (model: string) => number | undefined;
}

export interface PlanDeps extends ChooseModelDeps {
  readonly files: ClipFiles;
}

/** A plan, the model that it is for, and what the user should hear of how it came about. */
export interface PlannedClips {
  readonly plan: ClipPlan;
  readonly model: ChosenModel;
  readonly warnings: readonly string[];
}

/**
 * Computes what will be sent, checks all of it, and prices it. Nothing is paid and nothing is written.
 * Errors: `prompt-*`, `model-*`, `input-*`, `token-missing`, `output-exists`.
 */
export async function planClips(
  deps: PlanDeps,
  request: ClipRequest,
  call: CallOptions,
): Promise<PlannedClips> {
  const asked = request.options;
  const prompt = asked.prompt === undefined ? undefined : cleanPrompt(asked.prompt);
  const model = await chooseModel(deps, request, call);
  refuseText(model);
  const preset = request.modelInputs?.(model.name) ?? {};
  refuseSecretInputs([...request.inputs.map(([key]) => key), ...Object.keys(preset)], model.name);
  const enhanced = await enhanceClipPrompt(request.enhancer, { prompt, model }, call);
  const best = enhanced?.prompt ?? prompt;
  const fitted = best === undefined ? undefined : fitPrompt(best, model.definition?.promptLimit);
  const media = await checkMedia(deps.files, asked);
  const extra = await readInputs(deps.files, request.inputs, model);
  const options = {
    ...enhancedOptions(enhanced),
    ...asked,
    ...media.options,
    ...(fitted === undefined ? {} : { prompt: fitted.prompt }),
  };
  if (prompt === undefined && needsPrompt(model, options) && !('prompt' in extra.input))
    throw new AivideoError('prompt-empty', `Model \`${model.name}\` needs a prompt, and none was given`);
  const mapped = mapOptions({
    ...(model.definition === undefined ? {} : { definition: model.definition }),
    schema: model.schema,
    options,
    extra: extra.input,
    preset,
    modelName: model.name,
  });
  const seeds = chooseSeeds(deps, {
    count: request.count,
    takesSeed: mapped.takesSeed,
    input: mapped.input,
    model,
  });
  const attachments = [...attachmentsOf(media.files, mapped.mediaInputs), ...extra.attachments];
  const shots = await Promise.all(
    Array.from({ length: request.count }, (_, index) =>
      planShot(deps, request, { model, input: mapped.input, attachments, seed: seeds[index], index, prompt }),
    ),
  );
  const adjustments = [
    ...(enhanced?.adjustments ?? []),
    ...(fitted?.adjustment ? [fitted.adjustment] : []),
    ...mapped.adjustments,
  ];
  return {
    plan: assemble(request, {
      model,
      shots,
      adjustments,
      prompt: fitted?.prompt,
      original: enhanced === undefined ? undefined : prompt,
    }),
    model,
    warnings: [...model.warnings, ...enhancementWarnings(enhanced)],
  };
}

/** Replicate has models for everything; that one writes can be told before it is paid for it. */
function refuseText({ name, definition, schema }: ChosenModel): void {
  if (definition === undefined && schema.output === 'text')
    throw new AivideoError('model-incapable', `Model \`${name}\` answers with text, not with a video`, {
      details: { model: name },
    });
}

/** Models have default prompts of their own (an astronaut on a horse); nobody who forgot theirs wants to pay for that. */
function needsPrompt({ schema, provider }: ChosenModel, { image }: CommonOptions): boolean {
  // The draft engine goes on from a picture without any words.
  if (provider === 'local' && image !== undefined) return false;
  return schema.inputs.some((field) => field.name === 'prompt');
}

interface SeedWish {
  readonly count: number;
  readonly takesSeed: boolean;
  /** Holds the seed that was given, if one was, as the model takes it. */
  readonly input: JsonObject;
  readonly model: ChosenModel;
}

/** Takes differ by their seeds: counted up from the one that was given and on from 0 at the end, otherwise drawn. */
function chooseSeeds(deps: PlanDeps, { count, takesSeed, input, model }: SeedWish): (number | undefined)[] {
  const { seed } = input;
  const seeds = (findField(model.schema, 'seed')?.maximum ?? 2 ** 32 - 1) + 1;
  return Array.from({ length: count }, (_, index) => {
    if (!takesSeed) return undefined;
    return typeof seed === 'number' ? (seed + index) % seeds : deps.randomness.seed();
  });
}

interface ShotParts {
  readonly model: ChosenModel;
  readonly input: JsonObject;
  readonly attachments: readonly Attachment[];
  readonly seed: number | undefined;
  readonly index: number;
  readonly prompt: string | undefined;
}

async function planShot(deps: PlanDeps, request: ClipRequest, parts: ShotParts): Promise<PlannedShot> {
  const input = parts.seed === undefined ? parts.input : { ...parts.input, seed: parts.seed };
  validateInput(parts.model.schema, input, parts.model.name);
  const output = outputOf(deps, request, parts);
  if (!request.overwrite && (await deps.files.exists(output)))
    throw new AivideoError('output-exists', `\`${output}\` is already there`, { details: { path: output } });
  await deps.files.checkTarget(output);
  return {
    shot: String(parts.index + 1),
    input,
    attachments: parts.attachments,
    ...(parts.seed === undefined ? {} : { seed: parts.seed }),
    price: priceOf(request, parts.model, input),
    output,
  };
}

/** What the user says of a price goes before the catalogue. */
function priceOf(request: ClipRequest, model: ChosenModel, input: JsonObject): Price {
  const usd = request.priceUsd?.(model.name);
  if (usd === undefined) return estimatePrice(model.definition, input, model.schema);
  if (usd === 0) return { kind: 'free', basis: 'by the configuration' };
  const basis = 'a clip, by the configuration';
  return { kind: 'estimate', lowUsd: usd, highUsd: usd, basis, asOf: 'today', source: 'configuration' };
}

function outputOf(deps: PlanDeps, request: ClipRequest, parts: ShotParts): string {
  const { kind, path } = request.target;
  if (kind === 'folder')
    return `${path}/${clipName({ prompt: parts.prompt, model: parts.model.name, id: deps.randomness.id(6) })}`;
  if (request.count === 1) return path;
  const number = String(parts.index + 1).padStart(String(request.count).length, '0');
  return path.replace(/(\.[^./\\]+)?$/, (extension) => `-${number}${extension}`);
}

interface PlanParts {
  readonly model: ChosenModel;
  readonly shots: readonly PlannedShot[];
  readonly adjustments: readonly Adjustment[];
  readonly prompt: string | undefined;
  /** As it was given, where it was made better. */
  readonly original: string | undefined;
}

function assemble(
  request: ClipRequest,
  { model, shots, adjustments, prompt, original }: PlanParts,
): ClipPlan {
  return {
    provider: model.provider,
    model: model.name,
    modelRef: model.modelRef,
    ...(model.version === undefined ? {} : { version: model.version }),
    schema: model.schemaFrom,
    draft: model.draft,
    ...(prompt === undefined ? {} : { prompt }),
    ...(original === undefined ? {} : { originalPrompt: original }),
    shots,
    adjustments,
    price: sumPrices(shots.map((shot) => shot.price)),
    concurrency: Math.min(request.concurrency, request.count),
    deadlineSeconds: request.deadlineSeconds(model.name),
    ...(request.retakes === undefined || request.retakes === 0 ? {} : { retakes: request.retakes }),
    ...(request.maxCostUsd === undefined ? {} : { maxCostUsd: request.maxCostUsd }),
    ...(request.allowUnknownPrice === true ? { allowUnknownPrice: true } : {}),
  };
}
