import { type FindingKind, failingFindings } from '../../domain/check/finding.js';
import { AivideoError } from '../../domain/errors.js';
import { shotsOf } from '../../domain/film-script/film-plan.js';
import type { ShotFile } from '../../domain/film-script/film-spec-of.js';
import { type ClipPlan, type PlannedShot, planOf } from '../../domain/run/plan.js';
import type { Clip } from '../../domain/run/run-event.js';
import { needsWork } from '../../domain/run/run-progress.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { FilmScriptDeps, FilmScriptOrder } from '../film-script.js';
import { type ClipsResult, generateClips, type ShotResult } from '../generate-clips.js';

/** A shot without a clip that can be used. */
export interface MissingShot {
  readonly shot: string;
  readonly reason: string;
  /** What kept its clip from being made; absent where there is one that can not be used. */
  readonly error?: AivideoError;
}

export interface MissingShots {
  readonly clips: ClipsResult;
  readonly missing: readonly MissingShot[];
}

/** Every shot of a film without a clip that can be used. */
export function missingShots({ shots, plan }: ClipsResult): readonly MissingShot[] {
  return shots.flatMap((shot) => missingShot(shot, plan));
}

/** Makes the clips of a film, side by side; what they are made for is rendered meanwhile. */
export async function makeFilmClips(
  { run, ahead }: FilmScriptDeps,
  { film, clips: plan, request, goal }: FilmScriptOrder,
  call: CallOptions,
): Promise<ClipsResult> {
  const asked = { ...(request === undefined ? {} : { request }), ...(goal === undefined ? {} : { goal }) };
  const names = new Set(shotsOf(film).map(({ name }) => name));
  try {
    const only = ({ shot }: PlannedShot) => names.has(shot);
    const making = { plan, only, overwrite: true, command: filmCommand, isPart: true, ...asked };
    return await generateClips(run, making, call);
  } finally {
    await ahead?.settle();
  }
}

/** The command in the records of runs that make films of scripts. */
export const filmCommand = 'from-script';

/** What a film can not use. A clip that is too short has its last picture held. */
const useless: readonly FindingKind[] = ['broken', 'black', 'frozen'];

/** A shot that has failed, or whose clip can not be used. Drafts are as they are drawn. */
function missingShot(result: ShotResult, plan: ClipPlan): readonly MissingShot[] {
  if (!result.ok) return [{ shot: result.shot, reason: result.error.message, error: result.error }];
  const planned = plan.shots.find(({ shot }) => shot === result.shot);
  const [fault] = failingFindings(result.clip.findings ?? [], useless);
  if (fault === undefined || planned === undefined || planOf(plan, planned).draft) return [];
  return [{ shot: result.shot, reason: `its clip can not be used: ${fault.message}` }];
}

/**
 * Draws what takes the place of missing shots, in the same run. Undefined when one of them may still come, or has no
 * stand-in.
 */
export async function makeStandIns(
  { run }: FilmScriptDeps,
  { clips: plan, standIn }: FilmScriptOrder,
  { clips, missing }: MissingShots,
  call: CallOptions,
): Promise<ReadonlyMap<string, Clip> | undefined> {
  const records = missing.map(({ shot }) => clips.state.shots.get(shot));
  const mayCome = records.some((record) => record !== undefined && needsWork(record));
  const drafts = missing.flatMap(({ shot }) => standIn?.(shot) ?? []);
  if (mayCome || call.signal.aborted || drafts.length < missing.length) return undefined;
  const names = new Map(drafts.map((draft, index) => [draft.shot, missing[index]?.shot ?? '']));
  const grown = { ...plan, shots: [...plan.shots.filter(({ shot }) => !names.has(shot)), ...drafts] };
  const only = ({ shot }: PlannedShot) => names.has(shot);
  const made = await generateClips(run, { plan: grown, only, overwrite: true, isPart: true }, call);
  if (made.shots.some(({ ok }) => !ok)) return undefined;
  return new Map(made.shots.flatMap((shot) => (shot.ok ? [[names.get(shot.shot) ?? '', shot.clip]] : [])));
}

/** The file of each shot: its clip, or what stands in for it. */
export function filesOf(
  { shots }: ClipsResult,
  standIns: ReadonlyMap<string, Clip> | undefined,
): (shot: string) => ShotFile | undefined {
  const files = new Map(
    shots.flatMap((shot) => {
      const clip = standIns?.get(shot.shot) ?? (shot.ok ? shot.clip : undefined);
      if (clip === undefined) return [];
      return [[shot.shot, { path: clip.path, durationSeconds: clip.media.durationSeconds }] as const];
    }),
  );
  return (shot) => files.get(shot);
}

/** The error of a film that is not made: what is missing, and why. Undefined when nothing is. */
export function missingError(
  { clips, missing }: MissingShots,
  planFile: string | undefined,
): AivideoError | undefined {
  const [first] = missing;
  if (first === undefined) return undefined;
  const names = missing.map(({ shot }) => shot).join(', ');
  const counted = `${missing.length} of ${clips.shots.length} shots`;
  return new AivideoError(
    'run-partial',
    `The film is not made: ${counted} are missing (${names}): ${first.reason}`,
    {
      cause: first.error?.cause,
      details: {
        run: clips.run,
        left: left(clips),
        film: true,
        ...(planFile === undefined ? {} : { plan: planFile }),
        missing: missing.map(({ shot }) => shot),
      },
    },
  );
}

/** Shots that a resume could still bring. */
function left({ state }: ClipsResult): number {
  return [...state.shots.values()].filter(needsWork).length;
}
