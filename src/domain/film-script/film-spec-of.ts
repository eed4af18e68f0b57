import type { Adjustment } from '../adjustment.js';
import type { ClipSpec, FilmSpec } from '../film/film-spec.js';
import { frameRateText, secondsOf } from '../timeline/frame-rate.js';
import type { FilmPlan } from './film-plan.js';
import { fitShot } from './fit-shot.js';
import type { FilmLayout, ShotPlace } from './lay-out-film.js';

/** The file of a shot. */
export interface ShotFile {
  /** Absolute. */
  readonly path: string;
  readonly durationSeconds: number;
}

export interface FilmFiles {
  /** Of a shot by its name. */
  fileOf(shot: string): ShotFile | undefined;
  /** All that is said in the film, as one file. */
  readonly narration?: string | undefined;
}

/** What `compose` is to do for a film plan: every clip at its place, for exactly as many frames as planned. */
export function filmSpecOf(
  plan: FilmPlan,
  layout: FilmLayout,
  { fileOf, narration }: FilmFiles,
): { readonly spec: FilmSpec; readonly adjustments: readonly Adjustment[] } {
  const adjustments: Adjustment[] = [];
  const clips = layout.shots.map((place): ClipSpec => {
    const file = fileOf(place.name);
    const needed = secondsOf(place.frames, layout.rate);
    const made = file?.durationSeconds ?? needed;
    const fitted = fitShot({ name: place.name, needed, made, timeFit: plan.fitTime ?? 'trim' });
    if (fitted.adjustment !== undefined) adjustments.push(fitted.adjustment);
    return {
      file: file?.path ?? '',
      duration: needed,
      ...(fitted.speed === 1 ? {} : { speed: fitted.speed }),
      ...(fitted.held === 0 ? {} : { hold: true }),
      title: titleOf(plan, place),
      ...joinOf(place, layout),
    };
  });
  const { width, height, rate } = layout;
  const spec: FilmSpec = {
    size: `${width}x${height}`,
    fps: frameRateText(rate),
    fit: 'cover',
    clips,
    ...(plan.title === undefined ? {} : { title: plan.title }),
    ...(plan.clipSound === false ? { audio: 'none' as const } : {}),
    ...(plan.music === undefined ? {} : { music: plan.music }),
    ...(narration === undefined ? {} : { narration }),
  };
  return { spec, adjustments };
}

/** The chapter that a shot belongs to: its scene. */
function titleOf({ scenes }: FilmPlan, { scene }: ShotPlace): string {
  const entry = scenes[scene];
  return (entry?.heading ?? `${entry?.scene ?? scene + 1}`).slice(0, 500);
}

function joinOf(
  { transition, transitionFrames }: ShotPlace,
  { rate }: FilmLayout,
): Pick<ClipSpec, 'transition' | 'transitionDuration'> {
  if (transition === 'cut') return { transition };
  return { transition, transitionDuration: secondsOf(transitionFrames, rate) };
}
