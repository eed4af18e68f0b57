import { type ExtensionGoal, wholePlan } from '../../domain/extend/extension-goal.js';
import type { JsonObject } from '../../domain/json.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { RunState } from '../../domain/run/reduce.js';
import type { Services } from '../../services/services.js';
import { type Extension, extendClip } from '../../workflows/extend-clip.js';
import { extensionFilmDeps, framesFolder } from '../../workflows/extension/extension-parts.js';
import { openRun } from '../../workflows/runs/open-run.js';
import { createFilmProgress, type FilmProgressView } from '../compose/film-progress.js';
import type { CliContext } from '../context.js';
import { createProgress } from '../render/create-progress.js';
import { type DriveOptions, withOptions } from '../runs/drive-run.js';

/** A chain to be driven: a new one, or one with a history. */
export interface ExtensionOrder {
  readonly goal: ExtensionGoal;
  readonly plan: ClipPlan;
  readonly definition?: ModelDefinition | undefined;
  readonly request?: JsonObject | undefined;
  readonly earlier?: RunState | undefined;
}

/** Opens a run, shows the progress of its pieces and then of the film, and lets go of it. */
export async function driveExtension(
  context: CliContext,
  services: Services,
  order: ExtensionOrder,
  options: DriveOptions,
): Promise<Extension> {
  const { goal, plan, definition, request, earlier } = order;
  const progress = await createProgress(context, wholePlan(plan, goal));
  const film = await createLateView(context, () => progress.stop());
  try {
    const { noCache } = options;
    const run = await openRun(services, plan.provider, { sinks: [progress], noCache, run: earlier?.run });
    try {
      const deps = {
        run: withOptions(run.deps, plan, options),
        film: await extensionFilmDeps(services),
      };
      const known = {
        ...(definition === undefined ? {} : { definition }),
        ...(request === undefined ? {} : { request }),
      };
      const folder = { framesFolder: framesFolder(services) };
      return await extendClip(deps, { goal, plan, ...known, ...folder, onProgress: film.update }, context);
    } finally {
      await run.release();
    }
  } finally {
    progress.stop();
    await film.stop();
  }
}

/** The view of the film appears when there is something to see of it, in the place of that of the pieces. */
async function createLateView(context: CliContext, onAppear: () => void) {
  let view: Promise<FilmProgressView> | undefined;
  return {
    update(progress: Parameters<FilmProgressView['update']>[0]): void {
      if (view === undefined) onAppear();
      view ??= createFilmProgress(context);
      void view.then((shown) => shown.update(progress));
    },
    stop: async () => (await view)?.stop(),
  };
}
