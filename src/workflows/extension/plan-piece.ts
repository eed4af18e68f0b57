import type { Adjustment } from '../../domain/adjustment.js';
import { AivideoError } from '../../domain/errors.js';
import { type PlannedPiece, piecesFolder } from '../../domain/extend/extension-goal.js';
import { ownPrompt } from '../../domain/extend/own-prompt.js';
import type { PlannedLength } from '../../domain/extend/plan-lengths.js';
import type { CommonOptions } from '../../domain/models/common-options.js';
import type { ClipPlan, PlannedShot } from '../../domain/run/plan.js';
import { framesPerSecond } from '../../domain/timeline/frame-rate.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { ChosenModel } from '../clips/choose-model.js';
import { type ClipRequest, type PlannedClips, planClips } from '../plan-clips.js';
import type { ExtensionDeps, ExtensionRequest } from './extension-request.js';
import type { ExtendedClip } from './read-extended-clip.js';
import { writeStartFrame } from './start-frame.js';

/** Takes over where nobody names a model: cheap, fast, and true to its start image. */
const defaultModel = 'wan-2.2-i2v';

/** What all pieces have in common. */
export interface CommonPiece {
  readonly request: ClipRequest;
  readonly options: CommonOptions;
  readonly plan: ClipPlan;
  readonly model: ChosenModel;
  readonly imageInput: string;
  readonly seed: number;
  readonly warnings: readonly string[];
}

/** Chooses the model with the first start frame at hand, and finds out all but the length. */
export async function planCommonPiece(
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
export async function planPiece(
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
