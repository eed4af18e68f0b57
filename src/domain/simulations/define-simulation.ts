import type * as z from 'zod';
import type { JsonObject } from '../json.js';
import type { Bilingual } from './language.js';
import { readParameters } from './parameters/read-parameters.js';
import type { ColorName } from './stage/palette.js';
import type { Painter, Stage } from './stage/stage.js';

/** A moment that something begins at: a chapter of the video, and a place for `hybrid` to change. */
export interface Beat {
  /** Seconds from the beginning; the first is 0. */
  readonly seconds: number;
  readonly name: Bilingual;
}

/** A formula that is shown beside the simulation. */
export interface Equation {
  /** TeX, as in `E = \tfrac12 m v^2`; texts in `\text{...}` are Latin. */
  readonly tex: string;
  /** Default `ink`. Take the color of the curve or body that it tells about. */
  readonly color?: ColorName;
}

/** A word or some words by which free text calls a kind; with parameters that the word means. */
export type Alias = string | readonly [words: string, parameters: JsonObject];

/**
 * A kind of simulation: parameters become what is drawn at any time.
 *
 * The rules:
 * - One file in `kinds/`, named after the kind, and one line in `kinds/index.ts`; parts of a large one in `kinds/NAME/`.
 * - `prepare` does everything that is the same for all frames: it computes, lays out and paints what stands still into
 *   `stage.createLayer`. The painter that it returns is pure: the same `seconds` gives the same picture, whatever was
 *   painted before. Motion without a closed form is a `createTrajectory` (`motion/`): a fixed step, whatever the frame rate.
 * - Randomness comes from `createRandom(seed, ...)` of `domain/drawing`, with `seed` a parameter.
 * - A painter draws inside `stage.area` (and `stage.side`, with `frame: 'side'`). Background, title and equations are
 *   painted for it. It never fills the whole area: the background may be transparent, or an AI video.
 * - Sizes are shares of `stage.size`: curves 0.006 (`strokes.curve`), letters `letters.label`. Texts are drawn by
 *   `write` (`drawing/write.ts`), formulas by `drawFormula`. Words pass through `stage.say`.
 * - It looks right at 1280x720, 720x1280 and 160x90, from 1 s to 10 minutes, in both themes and languages.
 */
export interface SimulationDefinition<Shape extends z.core.$ZodShape> {
  /** In kebab-case; also what is written on the command line. */
  readonly name: string;
  /** Shown above the picture unless the user names another. */
  readonly title: Bilingual;
  /** Where the parameters make a better title. */
  titleOf?(parameters: z.output<z.ZodObject<Shape>>): Bilingual;
  /** One line for `simulate --list`. */
  readonly description: string;
  /** English and Korean words that call it in free text, lower case; longer ones count more. The name itself is one. */
  readonly aliases: readonly Alias[];
  /**
   * Keys in camelCase; each value is made by a function of `parameters/parameters.ts` and has a usual value, so that every
   * kind runs without any. Keys must differ from the options of `simulate` (a test tells).
   */
  readonly parameters: z.ZodObject<Shape, z.core.$strict>;
  /** Checks what one parameter alone can not tell. Errors: `simulation-invalid` by `parameterError`. */
  check?(parameters: z.output<z.ZodObject<Shape>>): void;
  /** `whole`: equations go above; `side`: they go to a column at the right (below, in a tall picture) with room for readouts. */
  readonly frame: 'whole' | 'side';
  /** What is shown when the user asks for no other equations; none by default. */
  equations?(parameters: z.output<z.ZodObject<Shape>>): readonly Equation[];
  /** Formulas that the painter draws itself with `stage.formula`. */
  symbols?(parameters: z.output<z.ZodObject<Shape>>): readonly Equation[];
  /** What is seen, in English and without numbers that change: one or two sentences, used as a prompt for AI video. */
  describe(parameters: z.output<z.ZodObject<Shape>>): string;
  /** In order, the first at 0, all before the end. */
  beats(parameters: z.output<z.ZodObject<Shape>>, seconds: number): readonly Beat[];
  prepare(parameters: z.output<z.ZodObject<Shape>>, stage: Stage): Painter;
}

/** A kind whose parameters have been read. */
export interface OpenSimulation {
  readonly name: string;
  readonly title: Bilingual;
  readonly frame: 'whole' | 'side';
  readonly equations: readonly Equation[];
  readonly symbols: readonly Equation[];
  readonly description: string;
  beats(seconds: number): readonly Beat[];
  prepare(stage: Stage): Painter;
}

/** A kind as the registry holds it: what its parameters are is its own business. */
export interface Simulation {
  readonly name: string;
  readonly title: Bilingual;
  readonly description: string;
  readonly aliases: readonly Alias[];
  readonly parameters: z.ZodObject;
  /** Reads parameters, in camelCase or kebab-case. Errors: `simulation-invalid`. */
  open(parameters: JsonObject): OpenSimulation;
}

/** Makes an entry of the registry. */
export function defineSimulation<Shape extends z.core.$ZodShape>(
  definition: SimulationDefinition<Shape>,
): Simulation {
  const { name, title, description, aliases, parameters: schema, frame } = definition;
  return {
    name,
    title,
    description,
    aliases,
    parameters: schema,
    open(given) {
      const parameters = readParameters(schema, given, name);
      definition.check?.(parameters);
      return {
        name,
        title: definition.titleOf?.(parameters) ?? title,
        frame,
        equations: definition.equations?.(parameters) ?? [],
        symbols: definition.symbols?.(parameters) ?? [],
        description: definition.describe(parameters),
        beats: (seconds) => definition.beats(parameters, seconds),
        prepare: (stage) => definition.prepare(parameters, stage),
      };
    },
  };
}
