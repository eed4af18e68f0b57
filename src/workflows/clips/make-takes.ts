import type { PlannedShot } from '../../domain/run/plan.js';
import type { ShotRecord } from '../../domain/run/reduce.js';
import type { Clip, NextTake } from '../../domain/run/run-event.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { JobEndError } from '../jobs/end-error.js';
import { asAivideoError, errorRecord } from '../runs/error-record.js';
import { type ClipJob, type MakeClipDeps, makeClip } from './make-clip.js';
import { makeSideFile } from './make-side-file.js';

/**
 * Makes the clip of a shot, and as many further takes with other seeds as its findings call for and the plan allows.
 * Goes on where the journal says that it stands. A further take that fails, or that the budget does not allow, leaves
 * the shot with the take before it.
 */
export async function makeTakes(deps: MakeClipDeps, work: ClipJob, call: CallOptions): Promise<Clip> {
  if (work.shot.kind !== undefined && work.shot.kind !== 'clip') return makeSideFile(deps, work, call);
  for (;;) {
    const { next, takes = [] } = recordOf(deps, work) ?? {};
    try {
      const clip = await makeClip(deps, { ...work, shot: shotOf(work.shot, next) }, call);
      // Another take has been decided on when the shot has no clip now.
      if (recordOf(deps, work)?.clip !== undefined) return clip;
    } catch (error) {
      const kept = takes.at(-1);
      if (kept === undefined || staysOpen(error, call)) throw error;
      await keepTake(deps, kept, error);
      return kept;
    }
  }
}

function recordOf({ recorder }: MakeClipDeps, { shot }: ClipJob): ShotRecord | undefined {
  return recorder.state()?.shots.get(shot.shot);
}

function shotOf(shot: PlannedShot, next: NextTake | undefined): PlannedShot {
  if (next === undefined) return shot;
  const { seed, output } = next;
  return { ...shot, seed, output, input: { ...shot.input, seed } };
}

/** A job that still runs, or may, is not given up for an earlier take: `resume` goes on with it. */
function staysOpen(error: unknown, { signal }: CallOptions): boolean {
  return signal.aborted || ['jobs-pending', 'job-unknown'].includes(asAivideoError(error).code);
}

async function keepTake({ recorder }: MakeClipDeps, clip: Clip, thrown: unknown): Promise<void> {
  const cost = thrown instanceof JobEndError ? { cost: thrown.cost } : {};
  const error = errorRecord(asAivideoError(thrown));
  await recorder.note({ type: 'shot-keep', shot: clip.shot, clip, error, ...cost });
}
