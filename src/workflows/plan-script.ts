import type { Adjustment } from '../domain/adjustment.js';
import { AivideoError } from '../domain/errors.js';
import { assemblePlan, divideScenes, type FilmManner } from '../domain/film-script/assemble-plan.js';
import { longestClip, shortSideOf } from '../domain/film-script/clip-lengths.js';
import type { FilmPlan } from '../domain/film-script/film-plan.js';
import { filmSize } from '../domain/film-script/film-size.js';
import { type FindRecording, timeScenes } from '../domain/film-script/time-scenes.js';
import { usableOptionMap } from '../domain/models/mapping/usable-option-map.js';
import type { PromptOrder, WrittenPrompts } from '../domain/prompts/scene-prompts.js';
import type { Script } from '../domain/scripts/script.js';
import { parseFrameRate } from '../domain/timeline/frame-rate.js';
import type { PromptWriter } from '../ports/prompt-writer.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { ChosenModel } from './clips/choose-model.js';
import type { PlanDeps } from './plan-clips.js';
import { chooseFilmModel, shotModelInput } from './script/film-models.js';
import type { FilmShotsRequest } from './script/plan-film-shots.js';

export interface PlanScriptDeps extends PlanDeps {
  readonly writer: PromptWriter;
}

/** What is asked of a film beyond its script. What is left out the script says, or the usual holds. */
export interface ScriptRequest
  extends Pick<FilmShotsRequest, 'hasToken' | 'planOnly' | 'options' | 'modelInputs'> {
  /** As the command line has chosen its scenes. */
  readonly script: Script;
  readonly model: string;
  /** Everything about the film that does not follow from the script; `size` and `fps` are found where they are absent. */
  readonly manner: Omit<FilmManner, 'model' | 'size' | 'fps'> & Partial<Pick<FilmManner, 'size' | 'fps'>>;
  /** `16:9`. */
  readonly aspect?: string | undefined;
  readonly seed?: number | undefined;
  readonly recordingOf: FindRecording;
}

/** A plan, and what should be heard of how it came about. */
export interface PlannedScript {
  readonly plan: FilmPlan;
  readonly prompts: WrittenPrompts;
  readonly adjustments: readonly Adjustment[];
  readonly warnings: readonly string[];
}

const usualFps = 24;

/**
 * Plans the film of a script: how long each scene is, which shots fill it, what each is prompted with. The same script,
 * model and writer give the same plan. Errors: `model-*`, and those of `PromptWriter`.
 */
export async function planScript(
  deps: PlanScriptDeps,
  request: ScriptRequest,
  call: CallOptions,
): Promise<PlannedScript> {
  const { script } = request;
  const models = await modelsOf(deps, request, call);
  const manner = mannerOf(request, modelFor(models, request.model));
  const scenes = timeScenes(script.scenes, request.recordingOf);
  const lengths = divideScenes({
    scenes,
    manner,
    longestClip: (name) => longestClip(inputOf(request, modelFor(models, name ?? request.model), manner)),
  });
  const order: PromptOrder = {
    scenes: scenes.map(({ scene }, index) => ({ scene, shots: lengths[index]?.length ?? 1 })),
    language: script.language,
    ...(manner.title === undefined ? {} : { title: manner.title }),
    ...(manner.style === undefined ? {} : { style: manner.style }),
    ...limitOf([...models.values()]),
    negative: [...models.values()].some(takesNegative),
  };
  const prompts = await deps.writer.write(order, call);
  const plan = assemblePlan({ scenes, lengths, prompts, manner, seed: request.seed });
  return {
    plan,
    prompts,
    adjustments: [...script.adjustments, ...prompts.adjustments],
    warnings: [...(prompts.warnings ?? []), ...untranslatedWords(prompts, script)],
  };
}

type Models = ReadonlyMap<string, ChosenModel>;

async function modelsOf(deps: PlanDeps, request: ScriptRequest, call: CallOptions): Promise<Models> {
  const given = request.script.scenes.flatMap(({ given }) => given?.model ?? []);
  const models = new Map<string, ChosenModel>();
  for (const model of new Set([request.model, ...given]))
    models.set(model, await chooseFilmModel(deps, { ...request, model }, call));
  return models;
}

function modelFor(models: Models, name: string): ChosenModel {
  const [first] = models.values();
  const model = models.get(name) ?? first;
  if (model === undefined) throw new AivideoError('bug', `No model was chosen for \`${name}\``);
  return model;
}

function mannerOf(request: ScriptRequest, model: ChosenModel): FilmManner {
  const { aspect = '16:9', manner } = request;
  const fps = manner.fps ?? usualFps;
  const nominal = { ...manner, model: request.model, size: manner.size ?? filmSize(aspect, undefined), fps };
  if (manner.size !== undefined) return nominal;
  return { ...nominal, size: filmSize(aspect, shortSideOf(inputOf(request, model, nominal))) };
}

function inputOf(request: ScriptRequest, model: ChosenModel, { size, fps }: FilmManner) {
  const [width = 1280, height = 720] = size.split('x').map(Number);
  const rate = parseFrameRate(String(fps)) ?? { numerator: usualFps, denominator: 1 };
  return shotModelInput(model, request, { width, height, rate });
}

/** Prompts are written for the model that reads least. */
function limitOf(models: readonly ChosenModel[]): Pick<PromptOrder, 'limit'> {
  const limits = models.flatMap(({ definition }) => definition?.promptLimit ?? []);
  const tightest = limits.toSorted((one, other) => letters(one) - letters(other))[0];
  return tightest === undefined ? {} : { limit: tightest };
}

/** A token is some four letters of English. */
function letters({ unit, count }: NonNullable<PromptOrder['limit']>): number {
  return unit === 'tokens' ? count * 4 : count;
}

function takesNegative({ definition, schema }: ChosenModel): boolean {
  return usableOptionMap(definition?.options, schema).negativePrompt !== undefined;
}

/** The prompts of simulated scenes are not used. */
function untranslatedWords({ scenes }: WrittenPrompts, script: Script): readonly string[] {
  const simulated = new Set(
    script.scenes.flatMap(({ number, simulation }) => (simulation === undefined ? [] : [number])),
  );
  const used = scenes.filter(({ scene }) => !simulated.has(scene));
  const words = new Set(used.flatMap(({ untranslated }) => untranslated));
  if (words.size === 0) return [];
  const shown = [...words].slice(0, 12).join(', ');
  const more = words.size > 12 ? ` and ${words.size - 12} more` : '';
  return [`No English was found for these words, which the prompts leave out: ${shown}${more}`];
}
