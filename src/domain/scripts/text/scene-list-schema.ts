import * as z from 'zod';
import { headShape } from './wishes.js';

const mostSeconds = 3600;
const seconds = `must be a number of seconds from 0.1 to ${mostSeconds}`;
const words = z.string({ error: 'must be text' }).trim().min(1, { error: 'must not be empty' });

/** Text, or a list of texts. */
const lines = z.union(
  [words.transform((text) => [text]), z.array(words, { error: 'must be text or a list of texts' })],
  {
    error: 'must be text or a list of texts',
  },
);

const said = z.strictObject(
  {
    speaker: words.exactOptional(),
    manner: words.exactOptional().describe('How it is said.'),
    text: words,
  },
  { error: 'must hold `speaker` and `text`' },
);

/** One scene of a list. An `error` text continues the name of the key. */
const sceneSchema = z.strictObject(
  {
    heading: words.exactOptional(),
    place: words.exactOptional(),
    time: words.exactOptional().describe('Hour of the day.'),
    interior: z.boolean({ error: 'must be `true` or `false`' }).exactOptional(),
    action: lines.exactOptional().describe('What happens and is seen.'),
    visual: lines.exactOptional().describe('What the picture must show.'),
    caption: lines.exactOptional().describe('To be read on the screen.'),
    narration: lines.exactOptional(),
    dialogue: z
      .array(z.union([words, said], { error: 'must hold `speaker` and `text`' }), {
        error: 'must be a list of `speaker` and `text`',
      })
      .exactOptional(),
    music: lines.exactOptional(),
    effect: lines.exactOptional(),
    simulation: words.exactOptional().describe('Simulated instead of generated.'),
    prompt: words.exactOptional().describe('In place of one that is written for it.'),
    negativePrompt: words.exactOptional(),
    seconds: z
      .number({ error: seconds })
      .min(0.1, { error: seconds })
      .max(mostSeconds, { error: seconds })
      .exactOptional(),
    model: words.exactOptional(),
    seed: z
      .int({ error: 'must be a whole number from 0 to 4294967295' })
      .min(0, { error: 'must be a whole number from 0 to 4294967295' })
      .max(4_294_967_295, { error: 'must be a whole number from 0 to 4294967295' })
      .exactOptional(),
  },
  { error: 'must be a scene' },
);

export type ListedScene = z.infer<typeof sceneSchema>;

const entry = z.union([words, sceneSchema], { error: 'must be text or a scene' });
const scenes = z
  .array(entry, { error: 'must be a list of scenes' })
  .min(1, { error: 'must hold at least one scene' });

export const sceneListSchema = z.strictObject({ ...headShape, scenes });

export type SceneList = z.infer<typeof sceneListSchema>;

export const sceneKeys: readonly string[] = Object.keys(sceneSchema.shape);
export const listKeys: readonly string[] = Object.keys(sceneListSchema.shape);
export const saidKeys: readonly string[] = Object.keys(said.shape);
