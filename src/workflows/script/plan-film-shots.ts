import type { Adjustment } from '../../domain/adjustment.js';
import { canonicalJson } from '../../domain/canonical-json.js';
import { type MappedShot, mapShotLength } from '../../domain/film-script/clip-lengths.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { fitShot } from '../../domain/film-script/fit-shot.js';
import { type FilmLayout, layOutFilm, type ShotPlace } from '../../domain/film-script/lay-out-film.js';
import type { JsonObject } from '../../domain/json.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import { estimatePrice, sumPrices } from '../../domain/models/estimate-price.js';
import { findField } from '../../domain/models/model-schema.js';
import { validateInput } from '../../domain/models/validate-input.js';
import { cleanPrompt, fitPrompt } from '../../domain/prompts/check-prompt.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';
import type { Price } from '../../domain/run/price.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { ChosenModel } from '../clips/choose-model.js';
import type { PlanDeps } from '../plan-clips.js';
import { chooseModels, modelNameOf, shotModelInput } from './film-models.js';

/** What is asked of the shots of a film beyond its plan. */
export interface FilmShotsRequest {
  readonly plan: FilmPlan;
  /** Every shot is drawn by the draft engine, whatever its model. */
  readonly draft: boolean;
  readonly hasToken: boolean;
  readonly planOnly: boolean;
  /** Options that every shot is made with where its model can: resolution, steps, guidance. */
  readonly options: CommonOptions;
  readonly modelInputs: (model: string) => JsonObject;
  readonly deadlineSeconds: (model: string) => number;
  readonly priceUsd: (model: string) => number | undefined;
  /** Absolute. */
  readonly clipsFolder: string;
  readonly concurrency: number;
  readonly retakes?: number | undefined;
  readonly maxCostUsd?: number | undefined;
  readonly allowUnknownPrice?: boolean | undefined;
}

/** The jobs of a film, and what should be heard of how they came about. */
export interface PlannedFilmShots {
  readonly clips: ClipPlan;
  readonly layout: FilmLayout;
  readonly warnings: readonly string[];
}

export interface FilmShotsDeps extends PlanDeps {
  /** SHA-256 of a text, hexadecimal. */
  hash(text: string): string;
}

/**
 * Turns the shots of a film plan into jobs: each for the model that it names, all checked and priced. Nothing is paid
 * and nothing is written. Errors name the shot: `prompt-*`, `model-*`, `input-*`, `token-missing`.
 */
export async function planFilmShots(
  deps: FilmShotsDeps,
  request: FilmShotsRequest,
  call: CallOptions,
): Promise<PlannedFilmShots> {
  const layout = layOutFilm(request.plan);
  const models = await chooseModels(deps, request, call);
  const planned: PlannedFilmShot[] = [];
  for (const place of layout.shots) {
    if (place.shot.simulation !== undefined) continue;
    const model = models.get(modelNameOf(request, place));
    if (model !== undefined) planned.push(planShot(deps, { request, layout, place, model }));
  }
  const first = models.values().next().value;
  const clips = assemble(request, first, planned);
  await deps.files.checkTarget(`${request.clipsFolder}/clip.mp4`);
  return { clips, layout, warnings: [...models.values()].flatMap(({ warnings }) => warnings) };
}

interface PlannedFilmShot {
  readonly shot: PlannedShot;
  readonly model: ChosenModel;
  readonly adjustments: readonly Adjustment[];
}

interface ShotOrder {
  readonly request: FilmShotsRequest;
  readonly layout: FilmLayout;
  readonly place: ShotPlace;
  readonly model: ChosenModel;
}

function planShot(deps: FilmShotsDeps, order: ShotOrder): PlannedFilmShot {
  const { request, layout, place, model } = order;
  const { shot, name } = place;
  const fitted = fitPrompt(cleanPrompt(shot.prompt), model.definition?.promptLimit);
  const needed = secondsOf(place.frames, layout.rate);
  const own: CommonOptions = {
    prompt: fitted.prompt,
    ...(shot.negativePrompt === undefined || model.draft ? {} : { negativePrompt: shot.negativePrompt }),
    ...(shot.seed === undefined ? {} : { seed: seedFor(model, shot.seed) }),
  };
  const mapped = mapShotLength(shotModelInput(model, request, layout), own, needed);
  validateInput(model.schema, mapped.input, model.name);
  const { input, takesSeed } = mapped;
  const { seed } = input;
  return {
    model,
    shot: {
      shot: name,
      input,
      attachments: [],
      ...(takesSeed && typeof seed === 'number' ? { seed } : {}),
      price: priceOf(request, model, input),
      output: clipPath(deps, order, input),
      own: {
        provider: model.provider,
        model: model.name,
        modelRef: model.modelRef,
        ...(model.version === undefined ? {} : { version: model.version }),
        draft: model.draft,
        prompt: fitted.prompt,
        deadlineSeconds: request.deadlineSeconds(model.name),
      },
    },
    adjustments: [
      ...(fitted.adjustment === undefined
        ? []
        : [{ ...fitted.adjustment, option: `prompt of shot ${name}` }]),
      ...adjustmentsOf(mapped, { name, needed, timeFit: request.plan.fitTime ?? 'trim' }),
    ],
  };
}

/** Models differ in how large a seed may be. */
function seedFor({ schema }: ChosenModel, seed: number): number {
  const maximum = findField(schema, 'seed')?.maximum;
  return maximum === undefined ? seed : seed % (maximum + 1);
}

/** Lengths are told as the film sees them; drafts say nothing of what they can not follow. */
function adjustmentsOf(
  { adjustments, madeSeconds }: MappedShot,
  { name, needed, timeFit }: Pick<Parameters<typeof fitShot>[0], 'name' | 'needed' | 'timeFit'>,
): readonly Adjustment[] {
  const others = adjustments.filter(({ option }) => option !== 'duration' && option !== 'frames');
  if (madeSeconds === undefined) return others;
  const { adjustment } = fitShot({ name, needed, made: madeSeconds, timeFit });
  return adjustment === undefined ? others : [...others, adjustment];
}

function priceOf(request: FilmShotsRequest, model: ChosenModel, input: JsonObject): Price {
  const usd = request.priceUsd(model.name);
  if (usd === undefined) return estimatePrice(model.definition, input, model.schema);
  if (usd === 0) return { kind: 'free', basis: 'by the configuration' };
  const basis = 'a clip, by the configuration';
  return { kind: 'estimate', lowUsd: usd, highUsd: usd, basis, asOf: 'today', source: 'configuration' };
}

/** `clips/02-1-9f3c01ab.mp4`: what is asked for is in the name, so that an edited shot does not overwrite the one before. */
function clipPath(deps: FilmShotsDeps, { request, place, model }: ShotOrder, input: JsonObject): string {
  const [scene = '', shot = ''] = place.name.split('.');
  const asked = deps.hash(canonicalJson([model.modelRef, input])).slice(0, 8);
  return `${request.clipsFolder}/${scene.padStart(2, '0')}-${shot}-${asked}.mp4`;
}

function assemble(
  request: FilmShotsRequest,
  first: ChosenModel | undefined,
  planned: readonly PlannedFilmShot[],
): ClipPlan {
  const shots = planned.map(({ shot }) => shot);
  const { retakes, maxCostUsd, allowUnknownPrice } = request;
  return {
    provider: first?.provider ?? 'local',
    model: first?.name ?? 'draft',
    modelRef: first?.modelRef ?? 'draft',
    ...(first?.version === undefined ? {} : { version: first.version }),
    schema: first?.schemaFrom ?? 'catalogue',
    draft: planned.every(({ model }) => model.draft),
    shots,
    adjustments: onceEach(planned.flatMap(({ adjustments }) => adjustments)),
    price: sumPrices(shots.map(({ price }) => price)),
    concurrency: Math.max(1, Math.min(request.concurrency, shots.length)),
    deadlineSeconds: request.deadlineSeconds(first?.name ?? 'draft'),
    ...(retakes === undefined || retakes === 0 ? {} : { retakes }),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    ...(allowUnknownPrice === true ? { allowUnknownPrice } : {}),
  };
}

/** What holds for every shot alike is said once. */
function onceEach(adjustments: readonly Adjustment[]): readonly Adjustment[] {
  return [
    ...new Map(adjustments.map((adjustment) => [canonicalJson({ ...adjustment }), adjustment])).values(),
  ];
}
