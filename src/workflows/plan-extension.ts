import type { Adjustment } from '../domain/adjustment.js';
import { AivideoError } from '../domain/errors.js';
import type { ExtensionGoal, PlannedPiece } from '../domain/extend/extension-goal.js';
import { madeLength } from '../domain/extend/made-length.js';
import { ownPrompt } from '../domain/extend/own-prompt.js';
import { type PlannedLength, planLengths } from '../domain/extend/plan-lengths.js';
import { type AskedLength, readLengthWish } from '../domain/extend/read-length-wish.js';
import type { CommonOptions } from '../domain/models/common-options.js';
import { sumPrices } from '../domain/models/estimate-price.js';
import type { ClipPlan, PlannedShot } from '../domain/run/plan.js';
import type { Price } from '../domain/run/price.js';
import { framesPerSecond } from '../domain/timeline/frame-rate.js';
import type { FrameReader } from '../ports/frame-reader.js';
import type { SegmentCache } from '../ports/segment-cache.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { ChosenModel } from './choose-model.js';
import { type ClipRequest, type PlanDeps, type PlannedClips, planClips } from './plan-clips.js';
import { type ClipReadingDeps, type ExtendedClip, readExtendedClip } from './read-extended-clip.js';
import { type StartFrameDeps, writeStartFrame } from './start-frame.js';

export interface ExtensionDeps extends PlanDeps, ClipReadingDeps, StartFrameDeps {
  /** Names what a seed follows from. */
  readonly cache: Pick<SegmentCache, 'key'>;
  readonly files: PlanDeps['files'];
  readonly frames: FrameReader;
  readonly randomness: PlanDeps['randomness'];
}

/** What a user asks of `extend`. */
export interface ExtensionRequest extends Omit<ClipRequest, 'options' | 'inputs' | 'count' | 'target'> {
  /** Absolute path of the clip. */
  readonly clip: string;
  /** Default: the clip's own, where it says. */
  readonly prompt?: string;
  /** Of the first piece; counted up. Default: one that follows from the clip. */
  readonly seed?: number;
  readonly resolution?: string;
  readonly length: AskedLength;
  /** Absolute path of the film. */
  readonly output: string;
  /** Absolute folder for the frames that pieces start from. */
  readonly framesFolder: string;
}

/** A chain of clips, planned and priced, and what the user should hear of it. */
export interface PlannedExtension {
  readonly goal: ExtensionGoal;
  /** What is common to all pieces; it has no shots yet. */
  readonly plan: ClipPlan;
  readonly model: ChosenModel;
  /** Of the whole chain. */
  readonly price: Price;
  readonly warnings: readonly string[];
}

/** Takes over where nobody names a model: cheap, fast, and true to its start image. */
const defaultModel = 'wan-2.2-i2v';

/** Chains of so many pieces drift visibly. */
const longChain = 3;

/**
 * Plans how a clip becomes longer: all pieces are known, checked and priced before anything is paid.
 * Errors: `usage-invalid`, `input-file-*`, `media-unreadable`, `model-*`, `prompt-*`, `output-exists`, `token-missing`.
 */
export async function planExtension(
  deps: ExtensionDeps,
  request: ExtensionRequest,
  call: CallOptions,
): Promise<PlannedExtension> {
  await checkOutput(deps, request);
  const clip = await readExtendedClip(deps, request.clip, call);
  const { rate } = clip.format;
  const clipFrames = clip.clip.frames;
  const { wish, frames } = readLengthWish(request.length, {
    ...{ path: request.clip, rate, clipFrames, keptFrames: clip.keptFrames },
  });
  const piece = await planPiece(deps, request, clip, call);
  const { model, options, imageInput } = piece;
  const preset = request.modelInputs?.(model.name) ?? {};
  const make = (asked?: number) => madeLength(model, { options, preset }, asked);
  const lengths = planLengths({ wish, rate, model: model.name, make });
  const pieces = await Promise.all(
    lengths.map((length, index) => finishPiece(deps, piece, { length, index }, call)),
  );
  const goal: ExtensionGoal = {
    kind: 'extension',
    clip: { path: clip.source.path, sha256: clip.source.sha256 },
    output: request.output,
    overwrite: request.overwrite,
    piecesFolder: piecesFolder(request.output),
    ...{ width: clip.format.width, height: clip.format.height, rate },
    ...{ clipFrames, keptFrames: clip.keptFrames },
    ...(frames === undefined ? {} : { frames }),
    imageInput,
    pieces,
  };
  const price = sumPrices(pieces.map((planned) => planned.price));
  return { goal, plan: piece.plan, model, price, warnings: warningsOf(request, { piece, goal, price }) };
}

async function checkOutput({ files }: ExtensionDeps, { output, overwrite }: ExtensionRequest): Promise<void> {
  if (!overwrite && (await files.exists(output)))
    throw new AivideoError('output-exists', `\`${output}\` is already there`, { details: { path: output } });
  await files.checkTarget(output);
}

/** Beside the film, under its name. */
function piecesFolder(output: string): string {
  return `${output.replace(/\.[^./\\]+$/, '')}-pieces`;
}

/** What all pieces have in common. */
interface CommonPiece {
  readonly request: ClipRequest;
  readonly options: CommonOptions;
  readonly plan: ClipPlan;
  readonly model: ChosenModel;
  readonly imageInput: string;
  readonly seed: number;
  readonly warnings: readonly string[];
}

/** Chooses the model with the first start frame at hand, and finds out all but the length. */
async function planPiece(
  deps: ExtensionDeps,
  request: ExtensionRequest,
  clip: ExtendedClip,
  call: CallOptions,
): Promise<CommonPiece> {
  const { format, source, keptFrames } = clip;
  const folder = request.framesFolder;
  const image = await writeStartFrame(deps, { ...clip, frame: keptFrames - 1, folder }, call);
  const prompt = request.prompt ?? ownPrompt(source.provenance);
  const seed = request.seed ?? Number.parseInt(deps.cache.key(`${source.sha256} ${prompt}`).slice(0, 7), 16);
  const options: CommonOptions = {
    ...(prompt === undefined ? {} : { prompt }),
    ...(request.resolution === undefined
      ? { width: format.width, height: format.height }
      : { resolution: request.resolution }),
    image: image.path,
    seed,
  };
  const clipRequest = clipRequestOf(request, options);
  const planned = await planClips(deps, clipRequest, call);
  const isLocal = planned.plan.provider === 'local';
  // The draft engine draws at any rate: that of the film needs no conversion.
  const fps = isLocal ? { fps: Math.round(framesPerSecond(format.rate)) } : {};
  const withRate = { ...options, ...fps };
  return {
    request: { ...clipRequest, options: withRate },
    options: withRate,
    plan: { ...planned.plan, shots: [], adjustments: adjustmentsOf(planned, request) },
    model: planned.model,
    imageInput: imageInputOf(planned),
    seed,
    warnings: planned.warnings,
  };
}

function clipRequestOf(request: ExtensionRequest, options: CommonOptions): ClipRequest {
  const { clip, prompt, seed, resolution, length, output, framesFolder, model, ...shared } = request;
  const chosen = model ?? (shared.hasToken || shared.draft === 'never' ? defaultModel : undefined);
  return {
    ...shared,
    ...(chosen === undefined ? {} : { model: chosen }),
    options,
    inputs: [],
    count: 1,
    // Pieces are named by what they start from: one that is there is the same one.
    overwrite: true,
    target: { kind: 'file', path: `${piecesFolder(output)}/piece.mp4` },
  };
}

function imageInputOf({ plan, model }: PlannedClips): string {
  const [attachment] = plan.shots[0]?.attachments ?? [];
  if (attachment !== undefined) return attachment.input;
  throw new AivideoError('model-incapable', `\`${model.name}\` takes no start image`, {
    details: { model: model.name },
  });
}

/** What the user has not asked for himself is no adjustment. */
const ownOptions = ['width', 'height', 'size', 'aspect', 'fps', 'frames', 'duration'];

function adjustmentsOf(
  { plan }: PlannedClips,
  { seed, resolution }: ExtensionRequest,
): readonly Adjustment[] {
  const own = [
    ...ownOptions,
    ...(seed === undefined ? ['seed'] : []),
    ...(resolution === undefined ? ['resolution'] : []),
  ];
  return plan.adjustments.filter(({ option }) => !own.includes(option));
}

/** The input of one piece, checked and priced, with a seed of its own. */
async function finishPiece(
  deps: ExtensionDeps,
  { request, options, seed, imageInput }: CommonPiece,
  { length, index }: { readonly length: PlannedLength; readonly index: number },
  call: CallOptions,
): Promise<PlannedPiece> {
  const { askedSeconds: durationSeconds, seconds, frames } = length;
  const asked = {
    ...options,
    seed: (seed + index) % 2 ** 32,
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
  };
  const { plan } = await planClips(deps, { ...request, options: asked }, call);
  const [shot] = plan.shots;
  if (shot === undefined) throw new AivideoError('bug', `Piece ${index + 1} has not been planned`);
  return {
    input: without(shot, imageInput),
    ...(shot.seed === undefined ? {} : { seed: shot.seed }),
    price: shot.price,
    ...(seconds === undefined ? {} : { seconds }),
    ...(frames === undefined ? {} : { frames }),
  };
}

function without({ input }: PlannedShot, key: string): PlannedPiece['input'] {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== key));
}

interface WarnedPlan {
  readonly piece: CommonPiece;
  readonly goal: ExtensionGoal;
  readonly price: Price;
}

function warningsOf({ maxCostUsd }: ExtensionRequest, { piece, goal, price }: WarnedPlan): readonly string[] {
  const { length } = goal.pieces;
  const most = price.kind === 'estimate' ? price.highUsd : 0;
  return [
    ...piece.warnings,
    ...(length < longChain
      ? []
      : [
          `warning: ${length} pieces, each from the last frame of the one before: faces, colours and details drift on the way`,
        ]),
    ...(maxCostUsd === undefined || most <= maxCostUsd
      ? []
      : [`warning: the whole chain may cost $${most.toFixed(2)}, and it stops at $${maxCostUsd.toFixed(2)}`]),
  ];
}
