import type { WrittenPrompts } from '../prompts/scene-prompts.js';
import { divideScene, type TimeFit } from './divide-scene.js';
import {
  type FilmPlan,
  type PlannedCaption,
  type PlannedScene,
  planVersion,
  type ScriptShot,
} from './film-plan.js';
import { shotSeed } from './shot-seed.js';
import { splitCues } from './split-cues.js';
import type { TimedScene } from './time-scenes.js';

/** What holds for a film as a whole. */
export type FilmManner = Omit<FilmPlan, 'aivideo' | 'scenes' | 'price'>;

export interface DivideOrder {
  readonly scenes: readonly TimedScene[];
  readonly manner: FilmManner;
  /** Longest clip that a model makes, in seconds; `undefined` stands for the model of the film. */
  longestClip(model: string | undefined): number;
}

/** Seconds of each shot of each scene. A scene that is simulated is one shot. */
export function divideScenes({ scenes, manner, longestClip }: DivideOrder): readonly (readonly number[])[] {
  const timeFit: TimeFit = manner.fitTime ?? 'trim';
  return scenes.map(({ scene, seconds }, index) => {
    if (scene.simulation !== undefined) return [seconds];
    const longest = longestClip(scene.given?.model);
    const overlap = index === scenes.length - 1 ? 0 : overlapSeconds(manner);
    return divideScene({ seconds, longestClip: longest, overlap, timeFit });
  });
}

/** Seconds for which a scene runs on under the next. */
export function overlapSeconds({ transition, transitionSeconds }: FilmManner): number {
  return transition === undefined || transition === 'cut' ? 0 : (transitionSeconds ?? 0.5);
}

export interface AssembleOrder {
  readonly scenes: readonly TimedScene[];
  /** Of `divideScenes`. */
  readonly lengths: readonly (readonly number[])[];
  readonly prompts: WrittenPrompts;
  readonly manner: FilmManner;
  /** Default 0. */
  readonly seed?: number | undefined;
}

/** The plan of a film from what was found out about its scenes. The same order gives the same plan. */
export function assemblePlan({ scenes, lengths, prompts, manner, seed = 0 }: AssembleOrder): FilmPlan {
  const written = new Map(prompts.scenes.map((entry) => [entry.scene, entry.shots]));
  const used = new Map<string, number>();
  const seedFor = (prompt: string) => {
    const again = used.get(prompt) ?? 0;
    used.set(prompt, again + 1);
    return shotSeed(prompt, { film: seed, again });
  };
  return {
    aivideo: planVersion,
    ...manner,
    scenes: scenes.map((timed, index) => {
      const shots = (lengths[index] ?? []).map((seconds, shot): ScriptShot => {
        const { prompt = timed.scene.heading ?? '', negativePrompt } =
          written.get(timed.scene.number)?.[shot] ?? {};
        return planShot(timed, { seconds, prompt, negativePrompt, seedFor });
      });
      return planScene(timed, shots);
    }),
  };
}

interface ShotWords {
  readonly seconds: number;
  readonly prompt: string;
  readonly negativePrompt: string | undefined;
  seedFor(prompt: string): number;
}

function planShot(
  { scene }: TimedScene,
  { seconds, prompt, negativePrompt, seedFor }: ShotWords,
): ScriptShot {
  const negative = scene.given?.negativePrompt ?? negativePrompt;
  return {
    prompt,
    ...(negative === undefined ? {} : { negativePrompt: negative }),
    seconds,
    seed: scene.given?.seed ?? seedFor(prompt),
    ...(scene.given?.model === undefined ? {} : { model: scene.given.model }),
    ...(scene.simulation === undefined ? {} : { simulation: scene.simulation }),
  };
}

function planScene({ scene, spoken, shown }: TimedScene, shots: ScriptShot[]): PlannedScene {
  const narration = spoken.map((line) => ({ ...line }));
  const captions: PlannedCaption[] = [
    ...shown.map((text): PlannedCaption => ({ ...text, place: 'top' })),
    ...spoken.flatMap((line) => splitCues(line).map(inMilliseconds)),
  ];
  captions.sort((one, other) => one.from - other.from);
  return {
    scene: scene.number,
    ...(scene.heading === undefined ? {} : { heading: scene.heading }),
    shots,
    ...(narration.length === 0 ? {} : { narration }),
    ...(captions.length === 0 ? {} : { captions }),
  };
}

function inMilliseconds({ text, from, to }: PlannedCaption): PlannedCaption {
  return { text, from: Math.round(from * 1000) / 1000, to: Math.round(to * 1000) / 1000 };
}
