import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import type { PlannedShot } from '../../domain/run/plan.js';
import type { Services } from '../../services/services.js';
import { planFilmShots } from '../../workflows/script/plan-film-shots.js';
import type { CliContext } from '../context.js';

/** Drafts that can take the place of a film's shots (`--allow-missing`); they say DRAFT in every frame. */
export async function standInsFor(
  context: CliContext,
  services: Services,
  { plan, clips }: { readonly plan: FilmPlan; readonly clips: string },
): Promise<(shot: string) => PlannedShot | undefined> {
  const { clock, randomness, settings } = services;
  const cache = await services.segmentCache();
  const deps = {
    files: await services.files(),
    ...{ clock, randomness, hash: (text: string) => cache.key(text) },
  };
  const { clips: drawn } = await planFilmShots(
    deps,
    {
      ...{
        plan,
        draft: true,
        hasToken: false,
        planOnly: true,
        options: {},
        clipsFolder: clips,
        concurrency: 1,
      },
      modelInputs: () => ({}),
      deadlineSeconds: () => settings.deadlineSeconds,
      priceUsd: () => undefined,
    },
    context,
  );
  const drafts = new Map(drawn.shots.map((shot) => [shot.shot, { ...shot, shot: `${shot.shot}-draft` }]));
  return (shot) => drafts.get(shot);
}
