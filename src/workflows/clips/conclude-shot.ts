import { isUsable } from '../../domain/check/finding.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { Clip, NextTake } from '../../domain/run/run-event.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { RunRecorder } from '../runs/run-recorder.js';
import { type JudgeDeps, type JudgedWork, judgeDelivered } from './judge-delivered.js';

export interface ConcludeDeps extends JudgeDeps {
  readonly files: ClipFiles;
  readonly randomness: Randomness;
  readonly recorder: RunRecorder;
}

export interface ConcludedWork extends JudgedWork {
  readonly plan: ClipPlan;
  readonly overwrite: boolean;
}

/**
 * Looks at a clip that has been delivered and records what follows from it in one event: the shot is done, or the clip
 * is kept and another take is to be made. Nothing can come between the two.
 */
export async function concludeShot(
  deps: ConcludeDeps,
  work: ConcludedWork,
  delivered: Clip,
  call: CallOptions,
): Promise<Clip> {
  const clip = await judgeDelivered(deps, work, delivered, call);
  const { shot } = clip;
  const next = call.signal.aborted ? undefined : await nextTake(deps, work, clip);
  await deps.recorder.note(
    next === undefined ? { type: 'shot-end', shot, clip } : { type: 'shot-retake', shot, clip, next },
  );
  return clip;
}

/** Undefined when the clip is good, when there have been as many takes as asked for, and without a seed to change. */
async function nextTake(deps: ConcludeDeps, work: ConcludedWork, clip: Clip): Promise<NextTake | undefined> {
  const { shot, seed } = work.shot;
  const before = deps.recorder.state()?.shots.get(shot)?.takes?.length ?? 0;
  if (isUsable(clip.findings ?? []) || seed === undefined || before >= (work.plan.retakes ?? 0))
    return undefined;
  const number = before + 2;
  const planned = work.plan.shots.find((candidate) => candidate.shot === shot)?.output ?? work.shot.output;
  return {
    number,
    seed: deps.randomness.seed(),
    output: await freeName(deps.files, planned, { number, ...work }),
  };
}

/** `NAME-take2.mp4` beside the first take; never over a file that is there, unless that was asked for. */
async function freeName(
  files: ClipFiles,
  output: string,
  { number, overwrite }: { readonly number: number; readonly overwrite: boolean },
): Promise<string> {
  const named = (suffix: string) => output.replace(/(\.[^./\\]+)?$/, (extension) => `-${suffix}${extension}`);
  const first = named(`take${number}`);
  if (overwrite) return first;
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? first : named(`take${number}-${copy}`);
    if (!(await files.exists(name))) return name;
  }
}
