import { expectedFromInput } from '../../domain/check/expected-clip.js';
import { judgeClip } from '../../domain/check/judge-clip.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import type { PlannedShot } from '../../domain/run/plan.js';
import type { Clip } from '../../domain/run/run-event.js';
import type { ClipMeasurer } from '../../ports/clip-measurer.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { asAivideoError } from '../runs/error-record.js';

export interface JudgeDeps {
  /** Absent: clips are not looked at. */
  readonly measurer?: ClipMeasurer;
}

/** What a clip was made of. */
export interface JudgedWork {
  readonly shot: PlannedShot;
  readonly definition?: ModelDefinition;
}

/**
 * The clip with what is wrong with it. Never throws: a clip that is there is not lost because it could not be measured,
 * and says itself why it was not.
 */
export async function judgeDelivered(
  { measurer }: JudgeDeps,
  { shot, definition }: JudgedWork,
  clip: Clip,
  call: CallOptions,
): Promise<Clip> {
  const { path, media } = clip;
  if (measurer === undefined || media.video === undefined) return clip;
  try {
    const measurement = await measurer.measure(path, media, call);
    const expected = expectedFromInput(shot.input, definition?.options);
    return { ...clip, findings: judgeClip({ media, measurement, expected }) };
  } catch (error) {
    return { ...clip, unchecked: call.signal.aborted ? 'it was interrupted' : asAivideoError(error).message };
  }
}
