import type { Adjustment } from '../domain/adjustment.js';
import type { Cue } from '../domain/captions/cue.js';
import type { JsonObject } from '../domain/json.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import { secondsOf } from '../domain/timeline/frame-rate.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { Film } from './compose-film.js';
import { type ComposeScriptOrder, composeScript, type FilmDeps } from './compose-script.js';
import { filesOf, type MissingShot, makeFilmClips, makeStandIns, missingShots } from './film-clips.js';
import type { ClipsResult } from './generate-clips.js';
import type { MakeClipDeps } from './make-clip.js';
import type { RenderAhead } from './render-ahead.js';

export interface FilmScriptDeps {
  /** Makes the clips. */
  readonly run: MakeClipDeps;
  readonly film: FilmDeps;
  /** Told of the run's events by whoever opened it. */
  readonly ahead?: RenderAhead;
}

export interface FilmScriptOrder extends ComposeScriptOrder {
  /** Of `planFilmShots`. */
  readonly clips: ClipPlan;
  /** What the user asked, to know the same command again. */
  readonly request?: JsonObject;
  /** Enough to go on with the run in another process. */
  readonly goal?: JsonObject;
  /** What takes the place of a shot that can not be made. Default: without it there is no film. */
  readonly standIn?: (shot: string) => PlannedShot | undefined;
}

/** What has become of a film. */
export interface FilmScriptResult {
  readonly clips: ClipsResult;
  /** Absent when shots are missing and nothing takes their place. */
  readonly film?: Film;
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
  order: FilmScriptOrder,
  call: CallOptions,
): Promise<FilmScriptResult> {
  const { recorder } = deps.run;
  const clips = await makeFilmClips(deps, order, call);
  const missing = missingShots(clips);
  const standIns =
    missing.length === 0 ? undefined : await makeStandIns(deps, order, { clips, missing }, call);
  if (missing.length > 0 && standIns === undefined) {
    if (clips.state.end === undefined) await recorder.note({ type: 'run-end', state: 'partial' });
    return {
      clips: { ...clips, state: recorder.state() ?? clips.state },
      missing,
      cues: [],
      adjustments: [],
    };
  }
  const composed = await composeScript(deps.film, order, { fileOf: filesOf(clips, standIns) }, call);
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
  return { clips: { ...clips, state: recorder.state() ?? clips.state }, missing, ...composed };
}
