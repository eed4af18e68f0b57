import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { sceneSeconds } from '../../domain/film-script/film-plan.js';
import { speechModelOf, unspokenLines } from '../../domain/film-script/narration-texts.js';
import { shotSeed } from '../../domain/film-script/shot-seed.js';
import { sumPrices } from '../../domain/models/estimate-price.js';
import { planMusic } from '../../domain/narration/plan-music.js';
import { planSpeech } from '../../domain/narration/plan-speech.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';
import type { Clip } from '../../domain/run/run-event.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { MakeClipDeps } from '../clips/make-clip.js';
import type { FilmScriptOrder } from '../film-script.js';
import { type ClipsResult, generateClips } from '../generate-clips.js';
import type { Recordings } from './speak-lines.js';

export interface SideOrder {
  readonly plan: FilmPlan;
  /** Absolute; where the files go. */
  readonly folder: string;
  readonly deadlineSeconds: number;
  /** Voices come from a speech model. */
  readonly voices: boolean;
}

/** The jobs that a film needs before its clips: voices by a speech model, and music. Errors: `model-unknown`, `input-invalid`. */
export function planSideShots({ plan, folder, deadlineSeconds, voices }: SideOrder): readonly PlannedShot[] {
  const lines = voices ? unspokenLines(plan) : [];
  const speech =
    lines.length === 0
      ? []
      : planSpeech(
          lines.map(({ spoken }) => spoken),
          { model: speechModelOf(plan), folder, deadlineSeconds },
        );
  return [...speech, ...musicShots({ plan, folder, deadlineSeconds })];
}

function musicShots({ plan, folder, deadlineSeconds }: Omit<SideOrder, 'voices'>): readonly PlannedShot[] {
  const { makeMusic: prompt } = plan;
  if (prompt === undefined) return [];
  const seconds = plan.scenes.reduce((sum, scene) => sum + sceneSeconds(scene), 0);
  const seed = shotSeed(prompt, { film: 0, again: 0 });
  return [planMusic({ prompt, seconds, seed, folder, deadlineSeconds })];
}

/** Side jobs as a plan of their own, under the limits of the film's. */
export function sidePlan(clips: ClipPlan, shots: readonly PlannedShot[]): ClipPlan {
  return { ...clips, shots, price: sumPrices(shots.map(({ price }) => price)), adjustments: [] };
}

/** Makes the side jobs of a film; the run goes on after them. */
export async function makeSideShots(
  run: MakeClipDeps,
  { clips, side, request, goal }: Pick<FilmScriptOrder, 'clips' | 'side' | 'request' | 'goal'>,
  { command, signal }: CallOptions & { readonly command: string },
): Promise<ClipsResult> {
  const names = new Set(side?.shots.map(({ shot }) => shot));
  const asked = { ...(request === undefined ? {} : { request }), ...(goal === undefined ? {} : { goal }) };
  // On the way back into a run its plan has grown already, and stays as it is.
  const plan = run.recorder.state()?.plan ?? sidePlan(clips, side?.shots ?? []);
  const only = ({ shot }: PlannedShot) => names.has(shot);
  return generateClips(run, { plan, only, overwrite: true, command, isPart: true, ...asked }, { signal });
}

/** What was spoken and played, by the places that it has in the plan. */
export function sideFiles(result: ClipsResult): {
  readonly recordingOf: Recordings;
  readonly music?: string;
} {
  const clips = new Map(result.shots.flatMap((shot) => (shot.ok ? [[shot.shot, shot.clip] as const] : [])));
  const music = clips.get('music')?.path;
  return {
    recordingOf: (scene, line) => recordingOf(clips.get(`speech-${scene + 1}-${line + 1}`)),
    ...(music === undefined ? {} : { music }),
  };
}

function recordingOf(clip: Clip | undefined) {
  return clip === undefined ? undefined : { file: clip.path, seconds: clip.media.durationSeconds };
}
