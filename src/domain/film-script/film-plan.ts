import * as z from 'zod';
import { choice, fileName, flag, seconds } from '../film/spec-values.js';
import { parseFrameRate } from '../timeline/frame-rate.js';
import { transitionNames } from '../timeline/transitions.js';
import { timeFits } from './divide-scene.js';

/** How captions go into a film: as a track, drawn into the pictures, or not at all. */
export const captionManners = ['soft', 'burn', 'off'] as const;

export type CaptionManner = (typeof captionManners)[number];

/** The first key of a plan file, and what makes a YAML or JSON file one. */
export const planVersion = 'plan/1';

const words = (most: number) =>
  z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty' })
    .max(most, { error: `must have at most ${most.toLocaleString('en-US')} characters` });

const lineSchema = z.strictObject({
  text: words(20_000).describe('What is said.'),
  speaker: words(200).exactOptional().describe('Who says it; default: the narrator.'),
  from: seconds(0, 36_000).describe('Seconds from the start of the scene.'),
  to: seconds(0, 36_000),
  file: fileName
    .exactOptional()
    .describe('A recording of it; a path that is not absolute starts at the plan.'),
});

const captionSchema = z.strictObject({
  text: words(2000).describe('Lines as they are shown.'),
  from: seconds(0, 36_000).describe('Seconds from the start of the scene.'),
  to: seconds(0, 36_000),
  place: choice(['top', 'middle', 'bottom']).exactOptional().describe('Default `bottom`.'),
});

const shotSchema = z.strictObject({
  prompt: words(20_000).describe('What the model is told.'),
  negativePrompt: words(20_000).exactOptional().describe('What should not be seen.'),
  seconds: seconds(0.04, 3600).describe('For how long it is seen in the film.'),
  seed: z
    .int({ error: 'must be a whole number from 0 to 4294967295' })
    .min(0, { error: 'must be from 0 to 4294967295' })
    .max(2 ** 32 - 1, { error: 'must be from 0 to 4294967295' })
    .exactOptional()
    .describe('Another seed makes another take; default: one that follows from the prompt.'),
  model: words(200).exactOptional().describe('Where it is not the model of the film.'),
  simulation: words(5000).exactOptional().describe('Simulated instead of generated.'),
  price: words(500).exactOptional().describe('As it was when the plan was written; not read.'),
});

const sceneSchema = z.strictObject({
  scene: z.int({ error: 'must be the number of the scene' }).min(1, { error: 'must be 1 or more' }),
  heading: words(500).exactOptional().describe('Title of its chapter.'),
  shots: z
    .array(shotSchema, { error: 'must be a list of shots' })
    .min(1, { error: 'must have at least one shot' }),
  narration: z.array(lineSchema, { error: 'must be a list of lines' }).exactOptional(),
  captions: z.array(captionSchema, { error: 'must be a list of captions' }).exactOptional(),
  transition: choice(transitionNames)
    .exactOptional()
    .describe('To the next scene; default: as for the film.'),
});

/** The plan file (`plan.yaml`). An `error` text continues the name of the key. */
export const filmPlanSchema = z.strictObject({
  aivideo: z.literal(planVersion, { error: `must be \`${planVersion}\`` }),
  title: words(500).exactOptional(),
  language: words(20).exactOptional().describe('Of the words: `ko`, `en`.'),
  model: words(200).describe('Makes the shots: alias, `owner/name` or `local/draft`.'),
  size: z
    .string({ error: 'must be a size such as 1280x720' })
    .regex(/^[1-9]\d{1,3}x[1-9]\d{1,3}$/, { error: 'must be a size such as 1280x720' })
    .describe('Pixels of the film.'),
  fps: z
    .union([z.number(), z.string()], { error: 'must be a rate such as 24 or 30000/1001' })
    .refine((value) => parseFrameRate(String(value)) !== undefined, {
      error: 'must be a rate from 1 to 240 such as 24, 29.97 or 30000/1001',
    })
    .describe('Frames per second of the film.'),
  style: words(2000).exactOptional().describe('In all prompts already; not read.'),
  fitTime: choice(timeFits)
    .exactOptional()
    .describe('Where a clip is shorter than its shot; default `trim`.'),
  transition: choice(transitionNames).exactOptional().describe('Between scenes; default `cut`.'),
  transitionSeconds: seconds(0, 10).exactOptional().describe('Default 0.5.'),
  captions: choice(captionManners)
    .exactOptional()
    .describe('Default `soft`: a track that can be turned off.'),
  narrate: words(200)
    .exactOptional()
    .describe('Speaks the lines that have no `file`: `auto`, a program, a speech model, or `NAME:VOICE`.'),
  voices: z
    .record(z.string(), words(200), { error: 'must be a list of speakers and their voices' })
    .exactOptional()
    .describe('Voices of speakers by their names; the others have that of the narrator.'),
  clipSound: flag().exactOptional().describe('Whether the sound of the clips is heard; default true.'),
  makeMusic: words(2000)
    .exactOptional()
    .describe('Music in words, made by a music model where no file is given.'),
  music: fileName
    .exactOptional()
    .describe('Under the whole film; a path that is not absolute starts at the plan.'),
  price: words(500).exactOptional().describe('As it was when the plan was written; not read.'),
  scenes: z
    .array(sceneSchema, { error: 'must be a list of scenes' })
    .min(1, { error: 'must have at least one scene' })
    .max(1000, { error: 'must have at most 1,000 scenes' }),
});

/** A film before it is made: everything that decides it, as people can edit it. Paths are absolute once it is read. */
export type FilmPlan = Readonly<z.output<typeof filmPlanSchema>>;

export type PlannedScene = FilmPlan['scenes'][number];

export type ScriptShot = PlannedScene['shots'][number];

export type PlannedLine = NonNullable<PlannedScene['narration']>[number];

export type PlannedCaption = NonNullable<PlannedScene['captions']>[number];

/** One shot with its place in the plan. */
export interface PlacedShot {
  /** `2.1`: the first shot of the second entry of `scenes`. */
  readonly name: string;
  /** Index of its scene. */
  readonly scene: number;
  /** Index within its scene. */
  readonly index: number;
  readonly shot: ScriptShot;
}

/** Every shot of a film in order. Names follow the numbers of the scenes; a number that comes twice is told apart. */
export function shotsOf({ scenes }: FilmPlan): readonly PlacedShot[] {
  const seen = new Map<number, number>();
  return scenes.flatMap(({ scene: number, shots }, scene) => {
    const before = seen.get(number) ?? 0;
    seen.set(number, before + shots.length);
    return shots.map((shot, index) => ({ name: `${number}.${before + index + 1}`, scene, index, shot }));
  });
}

/** Seconds of a scene in the film: those of its shots. */
export function sceneSeconds({ shots }: PlannedScene): number {
  return shots.reduce((sum, shot) => sum + shot.seconds, 0);
}
