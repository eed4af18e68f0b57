import { AivideoError } from '../../domain/errors.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import type { JsonObject } from '../../domain/json.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { RunState } from '../../domain/run/reduce.js';
import { filmDeps } from '../../services/film-services.js';
import type { Services } from '../../services/services.js';
import type { FilmProgress } from '../../workflows/compose-film.js';
import { createRenderAhead } from '../../workflows/film/render-ahead.js';
import { type FilmScriptResult, filmScript, type SideWork } from '../../workflows/film-script.js';
import { openRun } from '../../workflows/runs/open-run.js';
import { createFilmProgress, type FilmProgressView } from '../compose/film-progress.js';
import type { CliContext } from '../context.js';
import { createProgress } from '../render/create-progress.js';
import { type DriveOptions, withOptions } from '../runs/drive-run.js';
import { standInsFor } from './stand-ins.js';

/** A film to be made: anew, or where an earlier process has left it. */
export interface FilmRunOrder {
  readonly film: FilmPlan;
  readonly clips: ClipPlan;
  /** Absolute. */
  readonly output: string;
  readonly request?: JsonObject | undefined;
  readonly goal: JsonObject;
  readonly earlier?: RunState | undefined;
  readonly side?: SideWork | undefined;
  /** Absolute. */
  readonly clipsFolder: string;
  /** Put drafts where shots are missing. */
  readonly standIns?: boolean | undefined;
}

/** Opens the run of a film, shows its progress, carries it out, and lets go of it. */
export async function driveFilm(
  context: CliContext,
  services: Services,
  order: FilmRunOrder,
  options: DriveOptions,
): Promise<FilmScriptResult> {
  const { film, clips, clipsFolder, output, request, goal, earlier, standIns, side } = order;
  const deps = await filmDeps(services);
  const ahead = createRenderAhead(deps, context);
  const simulate = { ...deps, renderer: await services.simulationRenderer() };
  const shown = await createProgress(context, clips, () => renderedText(ahead.fraction()));
  const standIn =
    standIns === true ? await standInsFor(context, services, { plan: film, clips: clipsFolder }) : undefined;
  const ofFilm = filmView(context, () => shown.stop());
  try {
    const sinks = [shown, ahead];
    const run = await openRun(services, clips.provider, {
      sinks,
      noCache: options.noCache,
      run: earlier?.run,
    });
    try {
      return await filmScript(
        { run: withOptions(run.deps, clips, options), film: deps, ahead, simulate },
        {
          ...{
            film,
            clips,
            clipsFolder,
            output,
            goal,
            overwrite: options.overwrite,
            onProgress: ofFilm.update,
          },
          ...(request === undefined ? {} : { request }),
          ...(standIn === undefined ? {} : { standIn }),
          ...(side === undefined ? {} : { side }),
        },
        { signal: context.signal },
      );
    } catch (error) {
      throw ofRun(error, run.deps.recorder.run);
    } finally {
      await run.release();
    }
  } finally {
    shown.stop();
    await ofFilm.stop();
  }
}

/** What is rendered of the film while its clips are made. */
function renderedText(fraction: number): string | undefined {
  return fraction === 0 ? undefined : `film ${Math.floor(fraction * 100)} % rendered`;
}

/** What goes wrong once the clips are there leaves a run that can be gone on with. */
function ofRun(error: unknown, run: string): unknown {
  if (!(error instanceof AivideoError)) return error;
  const { code, message, cause, retryable, details } = error;
  return new AivideoError(code, message, { cause, retryable, details: { left: 1, ...details, run } });
}

/** The film's own progress, which takes the place of that of the clips when it begins. */
function filmView(context: CliContext, onBegin: () => void) {
  let view: Promise<FilmProgressView> | undefined;
  return {
    update(progress: FilmProgress) {
      if (view === undefined) onBegin();
      view ??= createFilmProgress(context);
      void view.then((shown) => shown.update(progress));
    },
    stop: async () => (await view)?.stop(),
  };
}
