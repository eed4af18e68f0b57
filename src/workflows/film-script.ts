import type { Adjustment } from '../domain/adjustment.js';
import type { Cue } from '../domain/captions/cue.js';
import { formatSrt } from '../domain/captions/format-captions.js';
import { isUsable } from '../domain/check/finding.js';
import { AivideoError } from '../domain/errors.js';
import { filmCues, joinedCues } from '../domain/film-script/film-cues.js';
import type { FilmPlan } from '../domain/film-script/film-plan.js';
import { filmSpecOf, type ShotFile } from '../domain/film-script/film-spec-of.js';
import { type FilmLayout, layOutFilm } from '../domain/film-script/lay-out-film.js';
import type { JsonObject } from '../domain/json.js';
import type { ClipPlan } from '../domain/run/plan.js';
import { secondsOf } from '../domain/timeline/frame-rate.js';
import { planFilm } from '../domain/timeline/plan-film.js';
import type { RenderPlan } from '../domain/timeline/render-plan.js';
import type { SpeechTrack } from '../ports/speech-track.js';
import type { CallOptions } from '../ports/video-provider.js';
import { addCaptions, type CaptionDeps } from './add-captions.js';
import { type ComposeDeps, composeFilm, type Film, type FilmProgress } from './compose-film.js';
import { type ClipsResult, generateClips, type ShotResult } from './generate-clips.js';
import { joinNarration } from './join-narration.js';
import type { MakeClipDeps } from './make-clip.js';
import { readFilmSources, type SourceDeps } from './read-film-sources.js';
import type { RenderAhead } from './render-ahead.js';

/** What makes the film out of clips. */
export type FilmDeps = ComposeDeps & SourceDeps & CaptionDeps & { readonly speechTrack: SpeechTrack };

export interface FilmScriptDeps {
  /** Makes the clips. */
  readonly run: MakeClipDeps;
  readonly film: FilmDeps;
  /** Told of the run's events by whoever opened it. */
  readonly ahead?: RenderAhead;
}

export interface FilmScriptOrder {
  readonly film: FilmPlan;
  /** Of `planFilmShots`. */
  readonly clips: ClipPlan;
  /** Absolute path of the film. */
  readonly output: string;
  readonly overwrite: boolean;
  /** What the user asked, to know the same command again. */
  readonly request?: JsonObject;
  /** Enough to go on with the run in another process. */
  readonly goal?: JsonObject;
  onProgress?(progress: FilmProgress): void;
}

/** What has become of a film. */
export interface FilmScriptResult {
  readonly clips: ClipsResult;
  /** Absent when shots are missing. */
  readonly film?: Film;
  /** Why it is not there. */
  readonly missing: readonly MissingShot[];
  /** As they are in the film. */
  readonly cues: readonly Cue[];
  readonly adjustments: readonly Adjustment[];
}

/** A shot without a clip that can be used. */
export interface MissingShot {
  readonly shot: string;
  readonly reason: string;
  /** What kept its clip from being made; absent where there is one that can not be used. */
  readonly error?: AivideoError;
}

/**
 * Makes the film of a plan in one run: its clips side by side, then the film, which is there when the run ends. Without
 * all clips there is no film, and what is missing is told. Errors: those of `composeFilm`.
 */
export async function filmScript(
  deps: FilmScriptDeps,
  order: FilmScriptOrder,
  call: CallOptions,
): Promise<FilmScriptResult> {
  const { recorder } = deps.run;
  const clips = await makeClips(deps, order, call);
  const missing = clips.shots.flatMap(missingShot);
  if (missing.length > 0) {
    if (clips.state.end === undefined) await recorder.note({ type: 'run-end', state: 'partial' });
    return { clips, missing, cues: [], adjustments: [] };
  }
  const composed = await composeScript(deps.film, order, { fileOf: filesOf(clips) }, call);
  const { plan, path } = composed.film;
  await recorder.note({
    type: 'film-end',
    film: {
      path,
      sha256: await deps.run.files.sha256(path),
      frames: plan.frames,
      durationSeconds: secondsOf(plan.frames, plan.format.rate),
    },
  });
  await recorder.note({ type: 'run-end', state: 'done' });
  return { clips: { ...clips, state: recorder.state() ?? clips.state }, missing: [], ...composed };
}

async function makeClips(
  { run, ahead }: FilmScriptDeps,
  { clips: plan, request, goal }: FilmScriptOrder,
  call: CallOptions,
): Promise<ClipsResult> {
  const asked = { ...(request === undefined ? {} : { request }), ...(goal === undefined ? {} : { goal }) };
  try {
    return await generateClips(
      run,
      { plan, overwrite: true, command: filmCommand, isPart: true, ...asked },
      call,
    );
  } finally {
    await ahead?.settle();
  }
}

/** The command in the records of runs that make films of scripts. */
export const filmCommand = 'from-script';

function missingShot(result: ShotResult): readonly MissingShot[] {
  if (!result.ok) return [{ shot: result.shot, reason: result.error.message, error: result.error }];
  const findings = result.clip.findings ?? [];
  if (isUsable(findings)) return [];
  return [{ shot: result.shot, reason: `its clip can not be used: ${findings[0]?.message ?? ''}` }];
}

function filesOf({ shots }: ClipsResult): (shot: string) => ShotFile | undefined {
  const files = new Map(
    shots.flatMap((shot) => {
      if (!shot.ok) return [];
      const { path, media } = shot.clip;
      return [[shot.shot, { path, durationSeconds: media.durationSeconds }] as const];
    }),
  );
  return (shot) => files.get(shot);
}

interface ComposedScript {
  readonly film: Film;
  readonly cues: readonly Cue[];
  readonly adjustments: readonly Adjustment[];
}

async function composeScript(
  deps: FilmDeps,
  order: FilmScriptOrder,
  { fileOf }: { fileOf(shot: string): ShotFile | undefined },
  call: CallOptions,
): Promise<ComposedScript> {
  const layout = layOutFilm(order.film);
  const narration = await joinNarration(deps, { film: order.film, layout }, call);
  const { spec, adjustments } = filmSpecOf(order.film, layout, { fileOf, narration });
  const bare = planFilm({ spec, ...(await readFilmSources(deps, spec, call)) });
  const drawn = await drawWords(deps, { film: order.film, layout, plan: bare }, call);
  const plan = await addTrack(deps, { film: order.film, layout, plan: drawn }, call);
  const { output: outputPath, overwrite, onProgress } = order;
  const film = await composeFilm(
    deps,
    { plan, outputPath, overwrite, ...(onProgress === undefined ? {} : { onProgress }) },
    call,
  );
  const cues = joinedCues(filmCues(order.film, layout));
  return { film, cues, adjustments: [...adjustments, ...plan.adjustments] };
}

export interface DrawnFilm {
  readonly film: FilmPlan;
  readonly layout: FilmLayout;
  readonly plan: RenderPlan;
}

/** Draws captions into the pictures, where the plan asks for that. */
export async function drawWords(
  deps: CaptionDeps,
  { film, layout, plan }: DrawnFilm,
  call: CallOptions,
): Promise<RenderPlan> {
  if (film.captions !== 'burn') return plan;
  const { spoken, shown } = filmCues(film, layout);
  let drawn = plan;
  for (const cues of [spoken, shown])
    if (cues.length > 0) drawn = (await addCaptions(deps, drawn, captionOrder(film, cues, true), call)).plan;
  return drawn;
}

async function addTrack(
  deps: CaptionDeps,
  { film, layout, plan }: DrawnFilm,
  call: CallOptions,
): Promise<RenderPlan> {
  if (film.captions === 'burn' || film.captions === 'off') return plan;
  const cues = joinedCues(filmCues(film, layout));
  if (cues.length === 0) return plan;
  return (await addCaptions(deps, plan, captionOrder(film, cues, false), call)).plan;
}

function captionOrder({ language }: FilmPlan, cues: readonly Cue[], burn: boolean) {
  const text = formatSrt(cues);
  return { file: 'captions', text, burn, language: trackLanguages[language ?? ''] ?? 'und', style: {} };
}

/** ISO 639-2 for the languages that scripts are in. */
const trackLanguages: Readonly<Record<string, string>> = { ko: 'kor', en: 'eng', ja: 'jpn', zh: 'zho' };

/** The error of a film that is not made: what is missing, and why. Undefined when nothing is. */
export function missingError({ clips, missing }: FilmScriptResult): AivideoError | undefined {
  const [first] = missing;
  if (first === undefined) return undefined;
  const names = missing.map(({ shot }) => shot).join(', ');
  const counted = `${missing.length} of ${clips.shots.length} shots`;
  return new AivideoError(
    'run-partial',
    `The film is not made: ${counted} are missing (${names}): ${first.reason}`,
    {
      cause: first.error?.cause,
      details: { run: clips.run, film: true, missing: missing.map(({ shot }) => shot) },
    },
  );
}
