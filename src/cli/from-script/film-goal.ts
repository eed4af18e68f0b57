import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import { type FilmPlan, filmPlanSchema } from '../../domain/film-script/film-plan.js';
import type { JsonObject } from '../../domain/json.js';
import type { FilmPaths } from './film-paths.js';
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
  allowMissing: z.boolean(),
});

/** What the clips of a run are for: enough to make the film in another process. */
export type FilmGoal = Readonly<z.output<typeof goalSchema>>;

export interface GoalOrder {
  readonly plan: FilmPlan;
  readonly paths: FilmPaths;
  readonly allowMissing: boolean;
  readonly input: FilmInput;
}

export function filmGoal({ plan, paths, allowMissing, input }: GoalOrder): FilmGoal {
  const { film, folder } = paths;
  const captions = plan.captions === 'off' ? [] : [...paths.captions];
  const source = input.path === undefined ? {} : { source: input.path };
  const planFile = input.kind === 'plan' ? source : { planFile: paths.plan };
  return { kind: 'film', plan, film, folder, captions, allowMissing, ...planFile };
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
