import type { AivideoError } from '../../domain/errors.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { layOutFilm } from '../../domain/film-script/lay-out-film.js';
import type { PlannedShot } from '../../domain/run/plan.js';
import { spentOn } from '../../domain/run/spent.js';
import { frameRateText, secondsOf } from '../../domain/timeline/frame-rate.js';
import type { FilmScriptResult } from '../../workflows/film-script.js';
import { errorJson } from '../render/error-text.js';
import type { FilmGoal } from './film-goal.js';

export interface FilmJsonOrder {
  readonly plan: FilmPlan;
  readonly goal: FilmGoal;
  readonly warnings: readonly string[];
  readonly captions: readonly string[];
  readonly planFile: string | undefined;
  /** Pages. */
  readonly storyboard: readonly string[];
  readonly failure: AivideoError | undefined;
}

/** What `--json` prints of a film: scenes, shots, files and costs. */
export function filmJson(result: FilmScriptResult, order: FilmJsonOrder): object {
  const { clips, film, missing, adjustments } = result;
  const { plan, goal, warnings, captions, planFile, storyboard, failure } = order;
  const { state, plan: jobs } = clips;
  return {
    v: 1,
    ok: failure === undefined,
    run: clips.run,
    draft: jobs.draft,
    ...(film === undefined
      ? {}
      : { film: { path: film.path, ...filmFacts(plan), chapters: film.plan.chapters } }),
    folder: goal.folder,
    captions,
    ...(planFile === undefined ? {} : { plan: planFile }),
    ...(storyboard.length === 0 ? {} : { storyboard }),
    scenes: scenesJson(plan),
    shots: shotsJson(plan, jobs.shots).map((shot) => {
      const made = clips.shots.find((entry) => entry.shot === shot.shot);
      return made?.ok === true ? { ...shot, clip: made.clip } : shot;
    }),
    missing: missing.map(({ shot, reason, error }) => ({
      shot,
      reason,
      ...(error === undefined ? {} : { error: errorJson(error) }),
    })),
    adjustments: [...jobs.adjustments, ...adjustments],
    warnings,
    price: jobs.price,
    cost: spentOn(state),
    ...(failure === undefined ? {} : { error: errorJson(failure) }),
  };
}

/** Size, rate and length of a planned film. */
export function filmFacts(plan: FilmPlan) {
  const { width, height, rate, frames } = layOutFilm(plan);
  return { width, height, fps: frameRateText(rate), frames, durationSeconds: secondsOf(frames, rate) };
}

/** Scenes with their times in the film, in seconds. */
export function scenesJson(plan: FilmPlan): readonly object[] {
  const { shots, rate, frames } = layOutFilm(plan);
  return plan.scenes.map(({ scene, heading, narration = [], captions = [] }, index) => {
    const first = shots.find((shot) => shot.scene === index)?.startsAt ?? 0;
    const next = shots.find((shot) => shot.scene === index + 1)?.startsAt ?? frames;
    return {
      scene,
      ...(heading === undefined ? {} : { heading }),
      from: secondsOf(first, rate),
      to: secondsOf(next, rate),
      narration,
      captions,
    };
  });
}

/** Shots with their places in the film and what is asked of their models. */
export function shotsJson(plan: FilmPlan, planned: readonly PlannedShot[]) {
  const { shots, rate } = layOutFilm(plan);
  return shots.map(({ name, scene, startsAt, shot }) => {
    const job = planned.find((entry) => entry.shot === name);
    return {
      shot: name,
      scene: plan.scenes[scene]?.scene ?? scene + 1,
      from: secondsOf(startsAt, rate),
      seconds: shot.seconds,
      prompt: shot.prompt,
      ...(job === undefined
        ? {}
        : {
            model: job.own?.model,
            input: job.input,
            ...(job.seed === undefined ? {} : { seed: job.seed }),
            price: job.price,
          }),
    };
  });
}
