import { resolve } from 'node:path';
import type { Adjustment } from '../../domain/adjustment.js';
import type { Settings } from '../../domain/config.js';
import type { FilmManner } from '../../domain/film-script/assemble-plan.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { filmSize } from '../../domain/film-script/film-size.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import type { WrittenPrompts } from '../../domain/prompts/scene-prompts.js';
import type { Script } from '../../domain/scripts/script.js';
import type { Services } from '../../services.js';
import {
  type FilmShotsRequest,
  type PlannedFilmShots,
  planFilmShots,
} from '../../workflows/plan-film-shots.js';
import { planScript } from '../../workflows/plan-script.js';
import type { CliContext } from '../context.js';
import { findRecordings } from './find-recordings.js';
import type { FromScriptFlags } from './from-script-flags.js';
import type { FilmInput } from './read-input.js';

/** A film that can be made: its plan, its jobs, and what should be heard of how they came about. */
export interface PreparedFilm {
  readonly plan: FilmPlan;
  readonly shots: PlannedFilmShots;
  /** Absent where a plan was handed in. */
  readonly prompts?: WrittenPrompts;
  readonly adjustments: readonly Adjustment[];
  readonly warnings: readonly string[];
}

export interface PrepareOrder {
  readonly input: FilmInput;
  readonly flags: FromScriptFlags;
  /** Absolute folder of the clips. */
  readonly clips: string;
}

/** Plans a film and checks all of it; nothing is paid and nothing is written. */
export async function prepareFilm(context: CliContext, order: PrepareOrder): Promise<PreparedFilm> {
  const services = await context.services();
  const planned = await planOf(context, services, order);
  const request = shotsRequest(services, order, planned.plan);
  const shots = await planFilmShots(await planDeps(services, request.planOnly), request, context);
  return {
    ...planned,
    shots,
    adjustments: [...planned.adjustments, ...shots.clips.adjustments],
    warnings: [...planned.warnings, ...shots.warnings],
  };
}

type PlannedFilm = Pick<PreparedFilm, 'plan' | 'prompts' | 'adjustments' | 'warnings'>;

async function planOf(context: CliContext, services: Services, order: PrepareOrder): Promise<PlannedFilm> {
  const { input, flags } = order;
  if (input.kind === 'plan')
    return { plan: withFlags(input.plan, flags, context), adjustments: [], warnings: [] };
  const { script } = input;
  const writer = await services.promptWriter(flags.prompts);
  const base = shotsRequest(services, order, undefined);
  return planScript(
    { ...(await planDeps(services, base.planOnly)), writer },
    {
      ...base,
      script,
      model: modelOf(script, flags, services),
      manner: mannerOf({ script, input, flags }, context),
      aspect: flags.aspect ?? script.wishes.aspect,
      seed: flags.seed,
      recordingOf: await findRecordings(script, flags.narrationDir, context),
    },
    context,
  );
}

/** Planning may look models up, and the token decides what is possible; drafts and dry runs need neither. */
async function planDeps(services: Services, planOnly: boolean) {
  const [files, directory, cache] = await Promise.all([
    services.files(),
    services.directory({ offline: planOnly }),
    services.segmentCache(),
  ]);
  const { clock, randomness } = services;
  return { files, directory, clock, randomness, hash: (text: string) => cache.key(text) };
}

function shotsRequest(
  services: Services,
  { flags, clips }: PrepareOrder,
  plan: FilmPlan | undefined,
): FilmShotsRequest {
  const { settings } = services;
  const options: CommonOptions = resolutionOf(flags, settings);
  return {
    plan: plan ?? { aivideo: 'plan/1', model: '', size: '', fps: 24, scenes: [] },
    draft: flags.draft === true,
    hasToken: services.hasToken,
    planOnly: flags.dryRun === true || flags.planOnly !== undefined || flags.draft === true,
    options,
    modelInputs: (model) => settings.models[model]?.input ?? {},
    deadlineSeconds: (model) =>
      flags.deadline ?? settings.models[model]?.deadlineSeconds ?? settings.deadlineSeconds,
    priceUsd: (model) => settings.models[model]?.priceUsd,
    clipsFolder: clips,
    concurrency: flags.concurrency ?? settings.concurrency,
    retakes: flags.retakes,
    maxCostUsd: flags.maxCost ?? settings.maxCost,
    allowUnknownPrice: flags.allowUnknownPrice,
  };
}

function resolutionOf({ resolution }: FromScriptFlags, settings: Settings): CommonOptions {
  const { steps, guidanceScale } = settings;
  const asked = resolution ?? settings.resolution;
  return {
    ...(asked === undefined ? {} : { resolution: asked }),
    ...(steps === undefined ? {} : { steps }),
    ...(guidanceScale === undefined ? {} : { guidanceScale }),
  };
}

function modelOf(script: Script, { model }: FromScriptFlags, { settings, hasToken }: Services): string {
  const usual = hasToken || settings.draft === 'never' ? 'zeroscope' : 'local/draft';
  return model ?? script.wishes.model ?? settings.model ?? usual;
}

type Manner = Omit<FilmManner, 'model' | 'size' | 'fps'> & Partial<Pick<FilmManner, 'size' | 'fps'>>;

interface MannerWish {
  readonly script: Script;
  readonly input: FilmInput;
  readonly flags: FromScriptFlags;
}

/** What the command line says goes before the script. */
function mannerOf({ script, input, flags }: MannerWish, { platform }: CliContext): Manner {
  const { wishes } = script;
  const music =
    flags.music !== undefined
      ? resolve(platform.cwd, flags.music)
      : wishes.music && resolve(input.folder, wishes.music);
  const language = flags.lang ?? wishes.language ?? (script.language === 'und' ? undefined : script.language);
  const title = flags.title ?? script.title;
  const style = flags.style ?? wishes.style;
  return {
    ...(title === undefined ? {} : { title: title.slice(0, 500) }),
    ...(language === undefined ? {} : { language }),
    ...(style === undefined ? {} : { style }),
    ...ofFlags(flags),
    ...(music === undefined || music === '' ? {} : { music }),
  };
}

/** A plan, as the options of the command line change it. */
function withFlags(plan: FilmPlan, flags: FromScriptFlags, { platform }: CliContext): FilmPlan {
  const { aspect, size, model, title, lang, music } = flags;
  const shortSide = Math.min(...plan.size.split('x').map(Number));
  const shaped = size ?? (aspect === undefined ? undefined : filmSize(aspect, shortSide));
  return {
    ...plan,
    ...ofFlags(flags),
    ...(shaped === undefined ? {} : { size: shaped }),
    ...(model === undefined ? {} : { model }),
    ...(title === undefined ? {} : { title }),
    ...(lang === undefined ? {} : { language: lang }),
    ...(music === undefined ? {} : { music: resolve(platform.cwd, music) }),
  };
}

function ofFlags(flags: FromScriptFlags): Partial<Manner> {
  const { size, fps, fitTime, transition, transitionDuration, captions, muteClips } = flags;
  return {
    ...(size === undefined ? {} : { size }),
    ...(fps === undefined ? {} : { fps: /^\d+(\.\d+)?$/.test(fps) ? Number(fps) : fps }),
    ...(fitTime === undefined ? {} : { fitTime }),
    ...(transition === undefined ? {} : { transition }),
    ...(transitionDuration === undefined ? {} : { transitionSeconds: transitionDuration }),
    ...(captions === undefined ? {} : { captions }),
    ...(muteClips === true ? { clipSound: false } : {}),
  };
}
