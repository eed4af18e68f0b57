import type { Adjustment } from '../domain/adjustment.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { AivideoError } from '../domain/errors.js';
import { type ExtensionGoal, goalJson, pieceShot } from '../domain/extend/extension-goal.js';
import { type NewSound, newSound } from '../domain/extend/plan-extended-film.js';
import type { JsonObject } from '../domain/json.js';
import type { ModelDefinition } from '../domain/models/define-model.js';
import { sumPrices } from '../domain/models/estimate-price.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import type { Clip } from '../domain/run/run-event.js';
import { secondsOf } from '../domain/timeline/frame-rate.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { MakeClipDeps } from './clips/make-clip.js';
import type { ComposeDeps, Film, FilmProgress } from './compose-film.js';
import { type FittedPiece, fitPiece, type Tail } from './extension/fit-piece.js';
import { joinExtendedFilm } from './extension/join-extended-film.js';
import { type ClipReadingDeps, type ExtendedClip, findExtendedClip } from './extension/read-extended-clip.js';
import { type StartFrameDeps, writeStartFrame } from './extension/start-frame.js';
import { type ClipsResult, generateClips } from './generate-clips.js';

export interface ExtendDeps {
  /** Makes the pieces. */
  readonly run: MakeClipDeps;
  /** Looks at clips and joins them. */
  readonly film: ComposeDeps & ClipReadingDeps & StartFrameDeps;
}

export interface ExtendOrder {
  readonly goal: ExtensionGoal;
  /** What is common to all pieces. */
  readonly plan: ClipPlan;
  readonly definition?: ModelDefinition;
  /** What the user asked, to know the same command again. */
  readonly request?: JsonObject;
  /** Absolute folder for the frames that pieces start from. */
  readonly framesFolder: string;
  onProgress?(progress: FilmProgress): void;
}

/** Where two parts meet. */
export interface ExtensionJoin {
  /** The film's frame that is the first of the new part. */
  readonly frame: number;
  readonly difference: FittedPiece['difference'];
}

/** What has become of a chain. Without a film, a piece is missing, and `pieces` says why. */
export interface Extension {
  readonly pieces: ClipsResult;
  readonly film?: Film;
  readonly joins: readonly ExtensionJoin[];
  readonly sound: NewSound;
  readonly adjustments: readonly Adjustment[];
}

/**
 * Makes a clip longer: piece after piece, each from the last good frame of what there is, and then the film of all. One run: what
 * is there already is not made again. Errors: those of clips and films, `input-invalid` when the clip has changed meanwhile.
 */
export async function extendClip(
  deps: ExtendDeps,
  order: ExtendOrder,
  call: CallOptions,
): Promise<Extension> {
  try {
    return await extend(deps, order, call);
  } catch (error) {
    await noteEnd(deps, error, call);
    throw error;
  }
}

/** A run that was begun says how it ended; where it can be gone on with as it is, it stays open. */
async function noteEnd({ run }: ExtendDeps, error: unknown, { signal }: CallOptions): Promise<void> {
  const isBroken = error instanceof AivideoError && error.code === 'media-unreadable';
  if (run.recorder.state() === undefined || !(signal.aborted || isBroken)) return;
  await run.recorder.note({ type: 'run-end', state: signal.aborted ? 'interrupted' : 'partial' });
}

async function extend(deps: ExtendDeps, order: ExtendOrder, call: CallOptions): Promise<Extension> {
  const { goal } = order;
  const clip = await readUnchanged(deps, goal, call);
  const { pieces, fitted } = await makeChain(deps, order, clip, call);
  const placed = fitted.map(({ piece }) => piece);
  const result = {
    joins: joinsOf(goal, fitted),
    sound: newSound({ source: clip.source, pieces: placed }),
    adjustments: missingLength(goal, fitted),
  };
  if (fitted.length < goal.pieces.length) return { ...result, pieces };
  const parts = { ...order, source: clip.source, pieces: placed };
  const film = await joinExtendedFilm({ ...deps.film, exists: deps.run.files.exists }, parts, call);
  await deps.run.recorder.note({ type: 'run-end', state: 'done' });
  const state = deps.run.recorder.state() ?? pieces.state;
  return { ...result, pieces: { ...pieces, state }, film };
}

/** The clip as it was when the run began. */
async function readUnchanged(
  { film }: ExtendDeps,
  { clip: { path, sha256 }, keptFrames }: ExtensionGoal,
  call: CallOptions,
): Promise<ExtendedClip> {
  const clip = await findExtendedClip(film, path, call);
  if (clip.source.sha256 === sha256) return { ...clip, keptFrames };
  throw new AivideoError('input-invalid', `\`${path}\` has changed since it was begun to be extended`, {
    details: { path },
  });
}

interface Chain {
  readonly pieces: ClipsResult;
  readonly fitted: readonly FittedPiece[];
}

/** Each piece needs the last frame of the one before, so they are made one by one; the plan grows with each. */
async function makeChain(
  deps: ExtendDeps,
  order: ExtendOrder,
  clip: ExtendedClip,
  call: CallOptions,
): Promise<Chain> {
  const { goal } = order;
  const shots: PlannedShot[] = [];
  const fitted: FittedPiece[] = [];
  let start: Tail = { clip: clip.clip, format: clip.format, frame: clip.keptFrames - 1 };
  let pieces: ClipsResult | undefined;
  for (const index of goal.pieces.keys()) {
    shots.push(await nextShot(deps, order, { index, start }, call));
    pieces = await makeShots(deps, order, shots, call);
    const made = clipOf(pieces, index);
    if (made === undefined) break;
    const piece = await fitPiece(
      deps.film,
      { ...wantedOf(goal, fitted), goal, path: made.path, start },
      call,
    );
    fitted.push(piece);
    start = piece.tail;
  }
  if (pieces === undefined) throw new AivideoError('bug', 'A chain has no pieces');
  return { pieces, fitted };
}

async function nextShot(
  { film, run }: ExtendDeps,
  { goal, framesFolder, plan }: ExtendOrder,
  { index, start }: { readonly index: number; readonly start: Tail },
  call: CallOptions,
): Promise<PlannedShot> {
  const startFrame = await writeStartFrame(film, { ...start, folder: framesFolder }, call);
  const { input } = goal.pieces[index] ?? {};
  const identity = [plan.provider, plan.modelRef, plan.version ?? '', startFrame.name, input ?? {}];
  const name = film.cache.key(canonicalJson(identity)).slice(0, 8);
  const output = `${goal.piecesFolder}/piece-${index + 1}-${name}.mp4`;
  await run.files.checkTarget(output);
  return pieceShot(goal, index, { startFrame, output });
}

function makeShots(
  { run }: ExtendDeps,
  { goal, plan, definition, request }: ExtendOrder,
  shots: readonly PlannedShot[],
  call: CallOptions,
): Promise<ClipsResult> {
  const price = sumPrices(shots.map((shot) => shot.price));
  const options = {
    plan: { ...plan, shots: [...shots], price },
    ...(definition === undefined ? {} : { definition }),
    ...(request === undefined ? {} : { request }),
    ...{ command: 'extend', goal: goalJson(goal), isPart: true, overwrite: true },
  };
  return generateClips(run, options, call);
}

function clipOf({ shots }: ClipsResult, index: number): Clip | undefined {
  const result = shots[index];
  return result?.ok === true ? result.clip : undefined;
}

/** Frames that are wanted of the next piece: what earlier ones have lacked is made good as far as it goes. */
function wantedOf(
  { pieces, frames, keptFrames }: ExtensionGoal,
  fitted: readonly FittedPiece[],
): { readonly wanted?: number; readonly isLast: boolean } {
  const isLast = fitted.length === pieces.length - 1;
  if (frames === undefined) return { isLast };
  const there = sumFrames(fitted);
  if (isLast) return { wanted: frames - keptFrames - there, isLast };
  const planned = pieces.slice(0, fitted.length + 1).reduce((sum, piece) => sum + (piece.frames ?? 0), 0);
  return { wanted: planned - there, isLast };
}

function sumFrames(fitted: readonly FittedPiece[]): number {
  return fitted.reduce((sum, { piece }) => sum + piece.frames, 0);
}

function joinsOf({ keptFrames }: ExtensionGoal, fitted: readonly FittedPiece[]): readonly ExtensionJoin[] {
  return fitted.map(({ difference }, index) => ({
    frame: keptFrames + sumFrames(fitted.slice(0, index)),
    difference,
  }));
}

/** Models make clips that are a little shorter than they say; a frozen picture at the end would hide it. */
function missingLength(
  { frames, keptFrames, rate, pieces }: ExtensionGoal,
  fitted: readonly FittedPiece[],
): readonly Adjustment[] {
  const there = keptFrames + sumFrames(fitted);
  if (frames === undefined || fitted.length < pieces.length || there >= frames) return [];
  const shown = (count: number) => `${Math.round(secondsOf(count, rate) * 100) / 100} s`;
  const reason = 'the pieces are shorter than the model says';
  return [{ option: 'length', kind: 'clamped', asked: shown(frames), used: shown(there), reason }];
}
