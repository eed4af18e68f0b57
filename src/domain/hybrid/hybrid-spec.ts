import * as z from 'zod';
import { filmSchema } from '../film/film-spec.js';
import { choice, factor, fileName, flag, numberWithin, seconds, text } from '../film/spec-values.js';
import { halves } from '../layouts/define-layout.js';
import { alignments, hexColor } from '../layouts/frame/boxes.js';
import { corners } from '../layouts/frame/layout-options.js';
import { layouts } from '../layouts/index.js';
import { blendModes } from '../timeline/composite-segment.js';
import { fits } from '../timeline/fit-picture.js';
import { transitionNames } from '../timeline/transitions.js';
import { fillings } from './filling.js';
import { lengthNames } from './film-length.js';

/** How the background of a simulation is found. */
export const keyNames = ['auto', 'alpha', 'chroma', 'color', 'luma'] as const;

/** Which halves are heard. */
export const heardHalves = ['both', 'simulation', 'ai', 'none'] as const;

const share = numberWithin(0, 1, 'a part');

const regionSchema = z.strictObject({
  half: choice(halves),
  left: share.describe('Part of the frame, 0 to 1; so are all lengths of a region.'),
  top: share,
  width: share,
  height: share,
  fit: choice(fits).exactOptional(),
  rounded: numberWithin(0, 2000, 'a number of pixels').exactOptional(),
  border: numberWithin(0, 200, 'a number of pixels').exactOptional(),
  borderColor: hex().exactOptional(),
  key: flag().exactOptional().describe('See through the background of the simulation.'),
  dim: share.exactOptional(),
  label: text().exactOptional(),
  moves: z
    .array(z.strictObject({ at: seconds(0, 36_000), left: share, top: share }))
    .exactOptional()
    .describe('Where it is later on.'),
});

const layoutSchema = z.strictObject({
  regions: z
    .array(regionSchema, { error: 'must be a list of regions' })
    .min(1, { error: 'must have a region at least' })
    .max(20, { error: 'must have at most 20 regions' })
    .describe('From back to front.'),
});

/** Those that are called by name. */
export const layoutNames = layouts.map(({ name }) => name).filter((name) => name !== 'custom');

const fillSchema = z.strictObject({
  simulation: choice(fillings).exactOptional(),
  ai: choice(fillings).exactOptional(),
});

const oneOrMore = <Entry extends z.ZodType>(entry: Entry) => z.union([entry, z.array(entry).min(1).max(100)]);

/** The film file of `hybrid`, and what its options come to. An `error` text continues the name of the key. */
export const hybridSchema = z.strictObject({
  ...filmSchema.omit({
    ...{ clips: true, fit: true, audio: true, stillDuration: true, titleCard: true, endCard: true },
  }).shape,
  simulation: oneOrMore(text())
    .exactOptional()
    .describe('A video, several in order, or what `aivideo simulate` takes.'),
  prompt: oneOrMore(z.string().min(1).max(5000))
    .exactOptional()
    .describe('What the AI half shows; several go to the chapters in turn.'),
  ai: oneOrMore(fileName)
    .exactOptional()
    .describe('A video or an image instead of a prompt; several in order.'),
  layout: z
    .union([choice(layoutNames), layoutSchema], {
      error: `must be one of ${layoutNames.join(', ')}, or \`regions\``,
    })
    .exactOptional()
    .describe('Default `side-by-side`.'),
  length: z
    .union([choice(lengthNames), seconds(0.04, 36_000)], {
      error: `must be one of ${lengthNames.join(', ')}, or seconds`,
    })
    .exactOptional()
    .describe('Of the film; default: the simulation.'),
  fill: z
    .union([choice(fillings), fillSchema], { error: `must be one of ${fillings.join(', ')}` })
    .exactOptional()
    .describe('What the shorter half does; by itself the AI half loops, and the simulation holds.'),
  chapters: z
    .array(seconds(0, 36_000))
    .max(1000)
    .exactOptional()
    .describe('Seconds at which chapters of the simulation begin.'),
  simulationStart: seconds(0, 36_000)
    .exactOptional()
    .describe('Seconds of the simulation that are left out.'),
  aiStart: seconds(0, 36_000).exactOptional().describe('Seconds of the AI half that are left out.'),
  audio: choice(heardHalves).exactOptional().describe('Which halves are heard; default `both`.'),
  simulationVolume: factor().exactOptional(),
  aiVolume: factor().exactOptional(),
  first: choice(halves).exactOptional().describe('The half on the left, above, or that is the large one.'),
  ratio: numberWithin(0.1, 0.9, 'a part').exactOptional().describe('Of the frame, for the first half.'),
  align: choice(alignments).exactOptional(),
  gap: numberWithin(0, 1000, 'a number of pixels').exactOptional(),
  labels: z.tuple([z.string().max(200), z.string().max(200)], { error: 'must be two texts' }).exactOptional(),
  labelPlace: choice(['over', 'under']).exactOptional(),
  background: hex().exactOptional(),
  border: numberWithin(0, 200, 'a number of pixels').exactOptional(),
  borderColor: hex().exactOptional(),
  rounded: numberWithin(0, 2000, 'a number of pixels').exactOptional(),
  pipSize: numberWithin(0.05, 0.9, 'a part').exactOptional().describe("Of the frame's width."),
  corner: choice(corners).exactOptional(),
  moves: z.array(z.strictObject({ at: seconds(0, 36_000), corner: choice(corners) })).exactOptional(),
  key: choice(keyNames).exactOptional(),
  keyColor: hex().exactOptional(),
  keyTolerance: share.exactOptional(),
  keySoftness: share.exactOptional(),
  dim: share.exactOptional(),
  mode: choice(blendModes).exactOptional(),
  amount: share.exactOptional(),
  direction: choice(['horizontal', 'vertical']).exactOptional(),
  split: z
    .union([share, z.literal('sweep'), z.array(z.strictObject({ at: seconds(0, 36_000), share })).min(1)], {
      error: 'must be a part from 0 to 1, `sweep`, or a list of `at` and `share`',
    })
    .exactOptional(),
  reveals: z
    .array(seconds(0, 36_000))
    .min(1)
    .exactOptional()
    .describe('Seconds at which the halves change places.'),
  aiFit: choice(fits).exactOptional(),
  simulationFit: choice(fits).exactOptional(),
  transition: z
    .enum(transitionNames, { error: 'must be one of those that `aivideo compose --transitions` lists' })
    .exactOptional()
    .describe('With `reveal` and `sequence`.'),
});

/** A hybrid film as it was asked for. */
export type HybridSpec = Readonly<z.output<typeof hybridSchema>>;

/** An entry that may be one or several, as a list. */
export function listed<Entry>(entry: Entry | readonly Entry[] | undefined): readonly Entry[] {
  if (entry === undefined) return [];
  return Array.isArray(entry) ? entry : [entry as Entry];
}

function hex() {
  const error = 'must be a colour such as `#ffcc00`';
  return z
    .string({ error })
    .refine((value) => hexColor(value) !== undefined, { error })
    .transform((value) => hexColor(value) ?? value);
}
