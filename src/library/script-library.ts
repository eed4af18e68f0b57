import { basename, dirname, join, resolve } from 'node:path';
import { slugOf } from '../domain/clips/clip-name.js';
import type { Settings } from '../domain/config.js';
import { AivideoError } from '../domain/errors.js';
import type { FilmPlan } from '../domain/film-script/film-plan.js';
import { withPlanPaths } from '../domain/film-script/plan-paths.js';
import { readFilmPlan } from '../domain/film-script/read-film-plan.js';
import { sumPrices } from '../domain/models/estimate-price.js';
import type { ClipPlan } from '../domain/run/plan.js';
import type { Cost, Price } from '../domain/run/price.js';
import type { Clip, Envelope } from '../domain/run/run-event.js';
import { spentOn } from '../domain/run/spent.js';
import { parseScript } from '../domain/scripts/parse-script.js';
import { readSceneRanges } from '../domain/scripts/scenes/scene-ranges.js';
import type { Script } from '../domain/scripts/script.js';
import { shapeScript } from '../domain/scripts/shape-script.js';
import {
  filmDeps,
  type ShotFlags,
  type ShotsOrder,
  shotsDeps,
  shotsRequest,
} from '../services/film-services.js';
import type { Services } from '../services/services.js';
import { checkFilmFiles } from '../workflows/film/check-film-files.js';
import { createRenderAhead } from '../workflows/film/render-ahead.js';
import { filmScript as makeFilm } from '../workflows/film-script.js';
import { planScript as planWords } from '../workflows/plan-script.js';
import { openRun } from '../workflows/runs/open-run.js';
import { runLimits } from '../workflows/runs/run-limits.js';
import { missingError } from '../workflows/script/film-clips.js';
import { planFilmShots } from '../workflows/script/plan-film-shots.js';
import { checkSimulations } from '../workflows/script/simulate-shots.js';
import { openServices, readTextFile } from './clip-library.js';

type PlanKeys = Pick<
  FilmPlan,
  | 'title'
  | 'language'
  | 'style'
  | 'size'
  | 'fps'
  | 'fitTime'
  | 'transition'
  | 'transitionSeconds'
  | 'captions'
  | 'music'
>;

/** What `filmScript` and `planScript` are asked for. What is left out the script says, or the usual holds. */
export interface FilmScriptOptions extends Partial<PlanKeys> {
  /** A script or a plan: the path of its file. */
  readonly script: string;
  readonly model?: string;
  /** `16:9`. */
  readonly aspect?: string;
  /** Scenes of a script: `3,5-7`. */
  readonly only?: string;
  /** Another number makes another take of the whole film. */
  readonly seed?: number;
  /** Draw everything with the embedded draft engine, free of charge. */
  readonly draft?: boolean;
  readonly retakes?: number;
  /** A file ending in .mp4, or a folder ending in `/`. Default: a folder named after the script where clips go. */
  readonly output?: string;
  readonly overwrite?: boolean;
  /** Settings that go before environment and files: `{ replicateToken, concurrency, ... }`. */
  readonly settings?: Partial<Settings>;
  readonly signal?: AbortSignal;
  /** Told everything that happens; the same envelopes as `--json-stream`. Must not throw. */
  readonly onEvent?: (envelope: Envelope) => void;
}

/** What a film will be, and what it will cost. */
export interface PlannedFilm {
  readonly plan: FilmPlan;
  readonly clips: ClipPlan;
  readonly price: Price;
}

/** What `filmScript` has made. */
export interface FilmedScript extends PlannedFilm {
  readonly run: string;
  /** Absolute. */
  readonly path: string;
  readonly shots: readonly Clip[];
  readonly cost: Cost;
}

/** Plans the film of a script without making it, like `aivideo from-script --plan-only`; nothing is written or paid. */
export async function planScript(options: FilmScriptOptions): Promise<PlannedFilm> {
  return withServices(options, async (services, signal) => {
    const { plan, clips, price } = await prepare(services, options, { signal, planOnly: true });
    return { plan, clips, price };
  });
}

/**
 * Makes a film of a script, like `aivideo from-script`. Resolves when it is whole and on disk.
 * Errors: `AivideoError` with any code of `errorCodes`; `run-partial` when shots are missing.
 */
export async function filmScript(options: FilmScriptOptions): Promise<FilmedScript> {
  return withServices(options, async (services, signal) => {
    const { plan, clips, price, output, folder } = await prepare(services, options, {
      signal,
      planOnly: false,
    });
    const film = await filmDeps(services);
    const { overwrite = false, onEvent } = options;
    if (!overwrite && (await film.files.exists(output)))
      throw new AivideoError('output-exists', `\`${output}\` is there already`, {
        details: { path: output },
      });
    await checkFilmFiles(film, plan, { signal });
    const simulate = { ...film, renderer: await services.simulationRenderer() };
    await checkSimulations(simulate, plan);
    const ahead = createRenderAhead(film, { signal });
    const sinks = [ahead, ...(onEvent === undefined ? [] : [{ emit: onEvent }])];
    const run = await openRun(services, clips.provider, { sinks });
    const limits = runLimits(run.deps, clips, services.settings.timeoutSeconds);
    const result = await makeFilm(
      { run: { ...run.deps, ...limits }, film, simulate, ahead },
      { film: plan, clips, clipsFolder: join(folder, 'clips'), output, overwrite },
      { signal },
    ).finally(() => run.release());
    signal.throwIfAborted();
    const missing = missingError(result, undefined);
    if (missing !== undefined || result.film === undefined) throw missing;
    const shots = result.clips.shots.flatMap((shot) => (shot.ok ? [shot.clip] : []));
    return {
      run: result.clips.run,
      path: output,
      plan,
      clips,
      price,
      shots,
      cost: spentOn(result.clips.state),
    };
  });
}

interface Manner {
  readonly signal: AbortSignal;
  readonly planOnly: boolean;
}

async function prepare(services: Services, options: FilmScriptOptions, { signal, planOnly }: Manner) {
  const path = resolve(options.script);
  const name = slugOf(basename(path).replace(/(.)\.[^.]+$/, '$1'));
  const { output, folder } = targetOf(services, options, name);
  const order: ShotsOrder = { flags: flagsOf(options), clips: join(folder, 'clips'), planOnly };
  const plan = await readPlan(services, { options, path, order }, signal);
  const deps = await shotsDeps(services, { offline: options.draft === true });
  const { clips } = await planFilmShots(deps, shotsRequest(services, order, plan), { signal });
  return { plan, clips, price: sumPrices(clips.shots.map(({ price }) => price)), output, folder };
}

function flagsOf({ draft, retakes }: FilmScriptOptions): ShotFlags {
  return { ...(draft === undefined ? {} : { draft }), ...(retakes === undefined ? {} : { retakes }) };
}

interface PlanOrder {
  readonly options: FilmScriptOptions;
  /** Absolute. */
  readonly path: string;
  readonly order: ShotsOrder;
}

async function readPlan(
  services: Services,
  { options, path, order }: PlanOrder,
  signal: AbortSignal,
): Promise<FilmPlan> {
  const parsed = parseScript(await readTextFile(path), { name: path });
  const keys = planKeys(options);
  if (parsed.kind === 'plan') {
    const read = readFilmPlan(parsed.text, path);
    const plan = withPlanPaths(read, (file) => resolve(dirname(path), file));
    return { ...plan, ...keys, ...(options.model === undefined ? {} : { model: options.model }) };
  }
  const script = shaped(parsed.script, options.only);
  const { wishes, language, title } = script;
  const known = language === 'und' ? {} : { language };
  const model = options.model ?? wishes.model ?? services.settings.model ?? usualModel(services);
  const { plan } = await planWords(
    {
      ...(await shotsDeps(services, { offline: options.draft === true })),
      writer: await services.promptWriter(),
    },
    {
      ...shotsRequest(services, order, { aivideo: 'plan/1', model, size: '1280x720', fps: 24, scenes: [] }),
      ...{ script, model, aspect: options.aspect ?? wishes.aspect, seed: options.seed },
      manner: {
        ...(title === undefined ? {} : { title }),
        ...known,
        ...(wishes.style === undefined ? {} : { style: wishes.style }),
        ...(wishes.music === undefined ? {} : { music: resolve(dirname(path), wishes.music) }),
        ...keys,
      },
      recordingOf: () => undefined,
    },
    { signal },
  );
  return plan;
}

function shaped(script: Script, only: string | undefined): Script {
  if (only === undefined) return script;
  const ranges = readSceneRanges(only);
  if (ranges === undefined)
    throw new AivideoError('usage-invalid', `\`only\` must name scenes such as 3,5-7, got \`${only}\``);
  return shapeScript(script, { only: ranges });
}

function usualModel({ hasToken, settings }: Services): string {
  return hasToken || settings.draft === 'never' ? 'zeroscope' : 'local/draft';
}

function planKeys(options: FilmScriptOptions): Partial<PlanKeys> {
  const { title, language, style, size, fps, fitTime, transition, transitionSeconds, captions, music } =
    options;
  const keys = { title, language, style, size, fps, fitTime, transition, transitionSeconds, captions };
  return {
    ...Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)),
    ...(music === undefined ? {} : { music: resolve(music) }),
  };
}

function targetOf({ folders }: Services, { output }: FilmScriptOptions, name: string) {
  if (output === undefined) return inFolder(join(folders.output, name), name);
  if (/[/\\]$/.test(output)) return inFolder(resolve(output), name);
  const film = resolve(output);
  return { output: film, folder: film.replace(/\.[^./\\]+$/, '') };
}

function inFolder(folder: string, name: string) {
  return { output: join(folder, `${name}.mp4`), folder };
}

async function withServices<Result>(
  { settings, signal = new AbortController().signal }: FilmScriptOptions,
  use: (services: Services, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const services = await openServices(settings);
  try {
    return await use(services, signal);
  } finally {
    await services.close();
  }
}
