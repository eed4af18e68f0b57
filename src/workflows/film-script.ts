import type { Adjustment } from '../domain/adjustment.js';
import type { Cue } from '../domain/captions/cue.js';
import type { FilmPlan } from '../domain/film-script/film-plan.js';
import type { ShotFile } from '../domain/film-script/film-spec-of.js';
import type { JsonObject } from '../domain/json.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import { secondsOf } from '../domain/timeline/frame-rate.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { MakeClipDeps } from './clips/make-clip.js';
import type { Film } from './compose-film.js';
import type { RenderAhead } from './film/render-ahead.js';
import type { ClipsResult } from './generate-clips.js';
import { type ComposeScriptOrder, composeScript, type FilmDeps } from './script/compose-script.js';
import {
  filesOf,
  filmCommand,
  type MissingShot,
  makeFilmClips,
  makeStandIns,
  missingShots,
} from './script/film-clips.js';
import { makeSideShots, sideFiles } from './script/film-voices.js';
import { type SimulateDeps, simulateShots } from './script/simulate-shots.js';

export interface FilmScriptDeps {
  /** Makes the clips. */
  readonly run: MakeClipDeps;
  readonly film: FilmDeps;
  /** Draws simulated shots; needed only where a plan has some. */
  readonly simulate?: SimulateDeps;
  /** Told of the run's events by whoever opened it. */
  readonly ahead?: RenderAhead;
}

export interface FilmScriptOrder extends ComposeScriptOrder {
  /** Of `planFilmShots`. */
  readonly clips: ClipPlan;
  /** Absolute. */
  readonly clipsFolder: string;
  /** What the user asked, to know the same command again. */
  readonly request?: JsonObject;
  /** Enough to go on with the run in another process. */
  readonly goal?: JsonObject;
  /** Voices and music that are made before. */
  readonly side?: SideWork;
  /** What takes the place of a shot that can not be made. Default: without it there is no film. */
  readonly standIn?: (shot: string) => PlannedShot | undefined;
}

/** Jobs that decide what the clips of a film are. */
export interface SideWork {
  readonly shots: readonly PlannedShot[];
  /** The film and its clips once the voices are there. */
  replan(files: ReturnType<typeof sideFiles>): Promise<Pick<FilmScriptOrder, 'film' | 'clips'>>;
}

/** What has become of a film. */
export interface FilmScriptResult {
  readonly clips: ClipsResult;
  /** Absent when shots are missing and nothing takes their place. */
  readonly film?: Film;
  /** As it was made: with the lengths of what was spoken. */
  readonly plan?: FilmPlan;
  /** Why it is not there; in a film that is there they are stand-ins. */
  readonly missing: readonly MissingShot[];
  /** As they are in the film. */
  readonly cues: readonly Cue[];
  readonly adjustments: readonly Adjustment[];
}

/**
 * Makes the film of a plan in one run: its clips side by side, then the film, which is there when the run ends. Without
 * all clips there is no film, and what is missing is told. Errors: those of `composeFilm`.
 */
export async function filmScript(
  deps: FilmScriptDeps,
  asked: FilmScriptOrder,
  call: CallOptions,
): Promise<FilmScriptResult> {
  const { recorder } = deps.run;
  const ready = await makeSide(deps, asked, call);
  if ('failed' in ready) return { ...nothingMade(ready.failed), missing: missingShots(ready.failed) };
  const order = { ...asked, ...ready };
  deps.ahead?.begin(order.film);
  const drawn = new Map<string, ShotFile>();
  const drawing = drawSimulations(deps, order, { call, drawn });
  drawing.catch(() => undefined);
  const clips = await makeFilmClips(deps, order, call);
  const missing = missingShots(clips);
  const standIns =
    missing.length === 0 ? undefined : await makeStandIns(deps, order, { clips, missing }, call);
  if (missing.length > 0 && standIns === undefined) {
    if (clips.state.end === undefined) await recorder.note({ type: 'run-end', state: 'partial' });
    return { ...nothingMade({ ...clips, state: recorder.state() ?? clips.state }), missing };
  }
  await drawing;
  const fileOfClip = filesOf(clips, standIns);
  const fileOf = (shot: string) => drawn.get(shot) ?? fileOfClip(shot);
  const composed = await composeScript(deps.film, order, { fileOf }, call);
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
  await recorder.note({ type: 'run-end', state: missing.length === 0 ? 'done' : 'partial' });
  const made = { ...clips, state: recorder.state() ?? clips.state };
  return { plan: order.film, clips: made, missing, ...composed };
}

interface Drawing {
  readonly call: CallOptions;
  readonly drawn: Map<string, ShotFile>;
}

/** Simulations need nobody else: they are drawn while the clips are made. */
async function drawSimulations(
  { simulate, ahead }: FilmScriptDeps,
  { film, clipsFolder }: FilmScriptOrder,
  { call, drawn }: Drawing,
): Promise<void> {
  if (simulate === undefined) return;
  const onShot = (shot: string, file: ShotFile) => {
    drawn.set(shot, file);
    ahead?.add(shot, file);
  };
  await simulateShots(simulate, { film, folder: clipsFolder, onShot }, call);
}

/** What is to be made once voices and music are there. */
async function makeSide(
  { run }: FilmScriptDeps,
  order: FilmScriptOrder,
  { signal }: CallOptions,
): Promise<Pick<FilmScriptOrder, 'film' | 'clips'> | { readonly failed: ClipsResult }> {
  const { side, film, clips } = order;
  if (side === undefined || side.shots.length === 0) return { film, clips };
  const made = await makeSideShots(run, order, { signal, command: filmCommand });
  if (made.shots.some(({ ok }) => !ok)) return { failed: made };
  const next = await side.replan(sideFiles(made));
  const { shots } = made.state.plan;
  const names = new Set(shots.map(({ shot }) => shot));
  const grown = [...shots, ...next.clips.shots.filter(({ shot }) => !names.has(shot))];
  return { film: next.film, clips: { ...next.clips, shots: grown } };
}

function nothingMade(clips: ClipsResult): Pick<FilmScriptResult, 'clips' | 'cues' | 'adjustments'> {
  return { clips, cues: [], adjustments: [] };
}
