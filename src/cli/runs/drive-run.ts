import type { JsonObject } from '../../domain/json.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { RunState } from '../../domain/run/reduce.js';
import type { Services } from '../../services/services.js';
import type { MakeClipDeps } from '../../workflows/clips/make-clip.js';
import { type ClipsResult, generateClips } from '../../workflows/generate-clips.js';
import { openRun } from '../../workflows/runs/open-run.js';
import { runLimits } from '../../workflows/runs/run-limits.js';
import type { CliContext } from '../context.js';
import { createProgress } from '../render/create-progress.js';

/** How a run is driven, whoever drives it. */
export interface DriveOptions {
  readonly overwrite: boolean;
  readonly keepJobs: boolean;
  readonly detach: boolean;
  readonly retryUnknown: boolean;
  readonly noCache: boolean;
  /** Stop waiting after this long; jobs go on. */
  readonly timeoutSeconds?: number | undefined;
}

/** A run to be driven: a plan for a new one, or one with a history. */
export interface RunOrder {
  readonly plan: ClipPlan;
  readonly definition?: ModelDefinition | undefined;
  readonly request?: JsonObject | undefined;
  readonly earlier?: RunState | undefined;
  /** Who starts it. Default `generate`. */
  readonly command?: string;
}

/** Opens a run, shows its progress, carries it out, and lets go of it. */
export async function driveRun(
  context: CliContext,
  services: Services,
  order: RunOrder,
  options: DriveOptions,
): Promise<ClipsResult> {
  const { plan, definition, request, earlier, command } = order;
  const progress = await createProgress(context, plan);
  try {
    const run = await openRun(services, plan.provider, {
      sinks: [progress],
      noCache: options.noCache,
      run: earlier?.run,
    });
    try {
      return await generateClips(
        withOptions(run.deps, plan, options),
        {
          plan,
          overwrite: options.overwrite,
          ...(definition === undefined ? {} : { definition }),
          ...(request === undefined ? {} : { request }),
          ...(command === undefined ? {} : { command }),
        },
        { signal: context.signal },
      );
    } finally {
      await run.release();
    }
  } finally {
    progress.stop();
  }
}

/** What makes clips, driven as it was asked. */
export function withOptions(deps: MakeClipDeps, plan: ClipPlan, options: DriveOptions): MakeClipDeps {
  return {
    ...deps,
    ...runLimits(deps, plan, options.timeoutSeconds),
    keepJobs: options.keepJobs,
    detach: options.detach,
    retryUnknown: options.retryUnknown,
  };
}
