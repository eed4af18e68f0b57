import { overlapSeconds } from '../../domain/film-script/assemble-plan.js';
import { longestClip, type ShotModelInput } from '../../domain/film-script/clip-lengths.js';
import { longestFilled } from '../../domain/film-script/divide-scene.js';
import type { ScriptShot } from '../../domain/film-script/film-plan.js';
import { type FilmLayout, layOutFilm, type ShotPlace } from '../../domain/film-script/lay-out-film.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type ChosenModel, chooseModel } from '../clips/choose-model.js';
import type { PlanDeps } from '../plan-clips.js';
import type { FilmShotsRequest } from './plan-film-shots.js';

/** The models of a film by the names in its plan, each looked up once. Errors: as `chooseModel`. */
export async function chooseModels(
  deps: PlanDeps,
  request: Pick<FilmShotsRequest, 'plan' | 'draft' | 'hasToken' | 'planOnly'>,
  call: CallOptions,
): Promise<ReadonlyMap<string, ChosenModel>> {
  const names = new Set(
    request.plan.scenes.flatMap(({ shots }) =>
      shots.flatMap((shot) => (shot.simulation === undefined ? [modelNameOf(request, { shot })] : [])),
    ),
  );
  const models = new Map<string, ChosenModel>();
  for (const model of names) models.set(model, await chooseFilmModel(deps, { ...request, model }, call));
  return models;
}

/** One model by name, for clips from words. */
export function chooseFilmModel(
  deps: PlanDeps,
  {
    model,
    hasToken,
    planOnly,
  }: { readonly model: string; readonly hasToken: boolean; readonly planOnly: boolean },
  call: CallOptions,
): Promise<ChosenModel> {
  return chooseModel(deps, { model, options: {}, hasToken, draft: 'auto', planOnly }, call);
}

/** The longest shot that each model of a plan can fill with one clip, in seconds. */
export async function longestShots(
  deps: PlanDeps,
  request: FilmShotsRequest,
  call: CallOptions,
): Promise<(shot: ScriptShot) => number> {
  const models = await chooseModels(deps, request, call);
  const layout = layOutFilm(request.plan);
  return (shot) => {
    const model = models.get(modelNameOf(request, { shot }));
    if (shot.simulation !== undefined || model === undefined) return Number.POSITIVE_INFINITY;
    const longest = longestClip(shotModelInput(model, request, layout));
    return longestFilled(longest, request.plan.fitTime ?? 'trim') - overlapSeconds(request.plan);
  };
}

const draftModel = 'local/draft';

/** The model of a shot, by the name in the plan. */
export function modelNameOf(
  { plan, draft }: Pick<FilmShotsRequest, 'plan' | 'draft'>,
  { shot }: Pick<ShotPlace, 'shot'>,
): string {
  return draft ? draftModel : (shot.model ?? plan.model);
}

/**
 * What every shot asks of a model: the shape of the film, and of the draft engine, which can do anything, also its size
 * and rate, so that nothing has to be converted.
 */
export function shotModelInput(
  model: ChosenModel,
  { options, modelInputs }: Pick<FilmShotsRequest, 'options' | 'modelInputs'>,
  { width, height, rate }: Pick<FilmLayout, 'width' | 'height' | 'rate'>,
): ShotModelInput {
  const { name, definition, schema } = model;
  const shape: CommonOptions =
    model.provider === 'local'
      ? { width, height, fps: Math.min(60, Math.ceil(rate.numerator / rate.denominator)) }
      : { ...options, aspect: aspectOf(width, height) };
  return {
    name,
    ...(definition === undefined ? {} : { definition }),
    schema,
    options: shape,
    preset: modelInputs(name),
  };
}

function aspectOf(width: number, height: number): string {
  const shared = divisor(width, height);
  const [wide, high] = [width / shared, height / shared];
  if (wide <= 99 && high <= 99) return `${wide}:${high}`;
  return width >= height ? '16:9' : '9:16';
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
