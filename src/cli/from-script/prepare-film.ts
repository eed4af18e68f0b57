import { dirname, resolve } from 'node:path';
import type { Adjustment } from '../../domain/adjustment.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { sumPrices } from '../../domain/models/estimate-price.js';
import { chooseWriter } from '../../domain/prompts/choose-writer.js';
import type { Price } from '../../domain/run/price.js';
import type { Script } from '../../domain/scripts/script.js';
import { type ShotsOrder, shotsDeps, shotsRequest } from '../../services/film-services.js';
import type { Services } from '../../services/services.js';
import { checkFilmFiles } from '../../workflows/film/check-film-files.js';
import type { SideWork } from '../../workflows/film-script.js';
import { planScript } from '../../workflows/plan-script.js';
import { type PlannedFilmShots, planFilmShots } from '../../workflows/script/plan-film-shots.js';
import { checkSimulations } from '../../workflows/script/simulate-shots.js';
import type { CliContext } from '../context.js';
import { mannerOf, withFlags } from './film-manner.js';
import { findVoice, recordingsIn, sideWork, withSpokenLines } from './film-voices.js';
import { findRecordings } from './find-recordings.js';
import type { FromScriptFlags } from './from-script-flags.js';
import type { FilmInput } from './read-input.js';

/** A film that can be made: its plan, its jobs, and what should be heard of how they came about. */
export interface PreparedFilm {
  readonly plan: FilmPlan;
  readonly shots: PlannedFilmShots;
  /** Voices and music that are made first. */
  readonly side?: SideWork;
  /** Of everything together. */
  readonly price: Price;
  readonly adjustments: readonly Adjustment[];
  readonly warnings: readonly string[];
}

export interface PrepareOrder {
  readonly input: FilmInput;
  readonly flags: FromScriptFlags;
  /** Absolute folder of the clips; recordings go beside it. */
  readonly clips: string;
}

/** Plans a film and checks all of it; nothing is paid. Only words that a program of this machine speaks are written. */
export async function prepareFilm(context: CliContext, order: PrepareOrder): Promise<PreparedFilm> {
  const services = await context.services();
  const { flags: asked, clips } = order;
  const planOnly = asked.dryRun === true || asked.planOnly !== undefined;
  const planned = await planOf(context, services, { ...order, clips, planOnly });
  const flags = withoutSpent(asked, planned.spentUsd, services.settings.maxCost);
  const shotsOrder: ShotsOrder = { flags, clips, planOnly };
  const { plan, side, warnings } = await voiced(context, services, {
    ...shotsOrder,
    ...order,
    plan: planned.plan,
  });
  if (isSimulated(plan)) await checkSimulations({ renderer: await services.simulationRenderer() }, plan);
  if (!planOnly) await checkFiles(context, services, plan);
  const deps = await shotsDeps(services, { offline: planOnly || flags.draft === true });
  const shots = await planFilmShots(deps, shotsRequest(services, shotsOrder, plan), context);
  const prices = [...(side?.shots ?? []), ...shots.clips.shots].map(({ price }) => price);
  return {
    plan,
    shots,
    ...(side === undefined ? {} : { side }),
    price: sumPrices(prices),
    adjustments: [...planned.adjustments, ...shots.clips.adjustments],
    warnings: [...planned.warnings, ...warnings, ...shots.warnings],
  };
}

async function checkFiles(context: CliContext, services: Services, plan: FilmPlan): Promise<void> {
  const [files, prober, engine] = await Promise.all([
    services.files(),
    services.prober(),
    services.mediaEngine(),
  ]);
  await checkFilmFiles({ files, prober, engine }, plan, context);
}

function isSimulated({ scenes }: FilmPlan): boolean {
  return scenes.some(({ shots }) => shots.some(({ simulation }) => simulation !== undefined));
}

/** What its prompts have cost counts in the budget of a film. */
function withoutSpent(flags: FromScriptFlags, spentUsd: number, usual: number | undefined): FromScriptFlags {
  const maxCost = flags.maxCost ?? usual;
  return spentUsd === 0 || maxCost === undefined
    ? flags
    : { ...flags, maxCost: Math.max(0, maxCost - spentUsd) };
}

interface PlannedFilm extends Pick<PreparedFilm, 'plan' | 'adjustments' | 'warnings'> {
  /** US dollars that a language model has cost, as far as they are known. */
  readonly spentUsd: number;
}

async function planOf(
  context: CliContext,
  services: Services,
  order: PrepareOrder & ShotsOrder,
): Promise<PlannedFilm> {
  const { input, flags } = order;
  if (input.kind === 'plan')
    return { plan: withFlags(input.plan, flags, context), adjustments: [], warnings: [], spentUsd: 0 };
  const { script } = input;
  const wish = writerWish(services, flags);
  const offline = order.planOnly || flags.draft === true;
  const deps = {
    ...(await shotsDeps(services, { offline })),
    writer: await services.promptWriter(wish.how, {
      maxCostUsd: flags.maxCost,
      allowUnknownPrice: flags.allowUnknownPrice,
    }),
  };
  const model = modelOf(script, flags, services);
  const empty: FilmPlan = { aivideo: 'plan/1', model, size: '1280x720', fps: 24, scenes: [] };
  const planned = await planScript(
    deps,
    {
      ...shotsRequest(services, order, empty),
      script,
      model,
      manner: mannerOf({ script, input, flags }, context),
      aspect: flags.aspect ?? script.wishes.aspect,
      seed: flags.seed,
      recordingOf: await findRecordings(script, flags.narrationDir, context),
    },
    context,
  );
  const spent = (planned.prompts.costs ?? []).reduce((sum, cost) => sum + (cost.known ? cost.usd : 0), 0);
  return { ...planned, warnings: [...wish.warnings, ...planned.warnings], spentUsd: spent };
}

/** Dry runs ask nobody, and drafts pay nobody unless that is asked for. */
function writerWish(
  { settings }: Services,
  { prompts, dryRun, draft }: FromScriptFlags,
): { readonly how: FromScriptFlags['prompts']; readonly warnings: readonly string[] } {
  const { kind } = chooseWriter(settings, prompts);
  if (kind !== 'rules' && dryRun === true)
    return {
      how: 'rules',
      warnings: ['A dry run asks no language model: these prompts are written by rules'],
    };
  if (kind === 'replicate' && draft === true && prompts === undefined)
    return { how: 'rules', warnings: ['Drafts are free: their prompts are written by rules'] };
  return { how: prompts, warnings: [] };
}

function modelOf(script: Script, { model }: FromScriptFlags, { settings, hasToken }: Services): string {
  const usual = hasToken || settings.draft === 'never' ? 'zeroscope' : 'local/draft';
  return model ?? script.wishes.model ?? settings.model ?? usual;
}

interface VoicedFilm {
  readonly plan: FilmPlan;
  readonly side?: SideWork | undefined;
  readonly warnings: readonly string[];
}

/** Programs speak now, and the plan gets their lengths; models speak when the film is made, and nothing in free drafts. */
async function voiced(
  context: CliContext,
  services: Services,
  order: PrepareOrder & ShotsOrder & { readonly plan: FilmPlan },
): Promise<VoicedFilm> {
  const { plan, flags, clips } = order;
  const voice = await findVoice(services, plan);
  const recordings = recordingsFolder(order, context);
  if (flags.dryRun !== true && voice.kind === 'program')
    return {
      plan: await withSpokenLines(context, voice.maker, { ...order, plan, recordings }),
      warnings: [],
      side:
        flags.draft === true
          ? undefined
          : await sideWork(context, { ...order, plan, recordings, voices: false }),
    };
  const voices = voice.kind === 'model';
  if (flags.draft === true) {
    const left = [...(voices ? ['voices'] : []), ...(plan.makeMusic === undefined ? [] : ['music'])];
    const warnings =
      left.length === 0 ? [] : [`Drafts are free: ${left.join(' and ')} of models are left out`];
    return { plan, warnings };
  }
  return { plan, side: await sideWork(context, { ...order, clips, plan, recordings, voices }), warnings: [] };
}

function recordingsFolder({ clips, flags }: PrepareOrder, { platform }: CliContext): string {
  if (typeof flags.planOnly === 'string') return recordingsIn(dirname(resolve(platform.cwd, flags.planOnly)));
  if (flags.planOnly === true) return recordingsIn(resolve(platform.cwd, flags.outDir ?? '.'));
  return recordingsIn(dirname(clips));
}
