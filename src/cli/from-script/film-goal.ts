import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import { type FilmPlan, filmPlanSchema } from '../../domain/film-script/film-plan.js';
import type { JsonObject } from '../../domain/json.js';
import type { FilmPaths } from './film-paths.js';
import type { FromScriptFlags } from './from-script-flags.js';
import type { FilmInput } from './read-input.js';

const goalSchema = z.object({
  kind: z.literal('film'),
  plan: filmPlanSchema,
  film: z.string(),
  folder: z.string(),
  captions: z.array(z.string()),
  /** Where the plan is written; absent where the film is made from a plan. */
  planFile: z.string().exactOptional(),
  /** The plan file that was handed in. */
  source: z.string().exactOptional(),
  /** Where it is drawn; absent where nothing is collected. */
  storyboard: z.string().exactOptional(),
  allowMissing: z.boolean(),
  /** A speech model speaks before the clips are made. */
  voices: z.boolean(),
  /** Options of the clips that are not in the plan. */
  flags: z.object({
    draft: z.boolean().exactOptional(),
    resolution: z.string().exactOptional(),
    retakes: z.number().exactOptional(),
    deadline: z.number().exactOptional(),
  }),
});

/** What the clips of a run are for: enough to make the film in another process. */
export type FilmGoal = Readonly<z.output<typeof goalSchema>>;

export interface GoalOrder {
  readonly plan: FilmPlan;
  readonly paths: FilmPaths;
  readonly flags: FromScriptFlags;
  readonly voices: boolean;
  readonly input: FilmInput;
}

export function filmGoal({ plan, paths, flags, voices, input }: GoalOrder): FilmGoal {
  const { film, folder } = paths;
  const { draft, resolution, retakes, deadline } = flags;
  const clipFlags = {
    ...(draft === undefined ? {} : { draft }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(retakes === undefined ? {} : { retakes }),
    ...(deadline === undefined ? {} : { deadline }),
  };
  const storyboard = flags.outDir === undefined ? {} : { storyboard: paths.storyboard };
  const allowMissing = flags.allowMissing === true;
  const captions = plan.captions === 'off' ? [] : [...paths.captions];
  const source = input.path === undefined ? {} : { source: input.path };
  const planFile = input.kind === 'plan' ? source : { planFile: paths.plan };
  return {
    kind: 'film',
    plan,
    film,
    folder,
    captions,
    allowMissing,
    voices,
    flags: clipFlags,
    ...planFile,
    ...storyboard,
  };
}

/** As the journal keeps it. */
export function goalJson(goal: FilmGoal): JsonObject {
  return z.record(z.string(), z.json()).parse(goal);
}

/** Errors: `run-unknown` where another version of aivideo has written it. */
export function readGoal(run: string, goal: JsonObject | undefined): FilmGoal {
  const parsed = goalSchema.safeParse(goal);
  if (parsed.success) return parsed.data;
  throw new AivideoError(
    'run-unknown',
    `Run \`${run}\` makes a film that this version of aivideo can not read`,
    {
      cause: parsed.error,
      details: { run },
    },
  );
}
