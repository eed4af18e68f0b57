import type { FilmPlan } from './film-plan.js';

/** The same plan with every path in it changed: made absolute when it is read, relative to its folder when it is written. */
export function withPlanPaths(plan: FilmPlan, change: (path: string) => string): FilmPlan {
  return {
    ...plan,
    ...(plan.music === undefined ? {} : { music: change(plan.music) }),
    scenes: plan.scenes.map(({ narration, ...scene }) => ({
      ...scene,
      ...(narration === undefined
        ? {}
        : {
            narration: narration.map((line) => ({
              ...line,
              ...(line.file === undefined ? {} : { file: change(line.file) }),
            })),
          }),
    })),
  };
}
