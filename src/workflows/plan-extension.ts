import { AivideoError } from '../domain/errors.js';
import { type ExtensionGoal, piecesFolder } from '../domain/extend/extension-goal.js';
import { madeLength } from '../domain/extend/made-length.js';
import { planLengths } from '../domain/extend/plan-lengths.js';
import { readLengthWish } from '../domain/extend/read-length-wish.js';
import { sumPrices } from '../domain/models/estimate-price.js';
import type { ClipPlan } from '../domain/run/plan.js';
import type { Price } from '../domain/run/price.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { ChosenModel } from './clips/choose-model.js';
import type { ExtensionDeps, ExtensionRequest } from './extension/extension-request.js';
import { type CommonPiece, planCommonPiece, planPiece } from './extension/plan-piece.js';
import { readExtendedClip } from './extension/read-extended-clip.js';

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
  const piece = await planCommonPiece(deps, request, clip, call);
  const { model, options, imageInput } = piece;
  const preset = request.modelInputs?.(model.name) ?? {};
  const make = (asked?: number) => madeLength(model, { options, preset }, asked);
  const lengths = planLengths({ wish, rate, model: model.name, make });
  const pieces = await Promise.all(
    lengths.map((length, index) => planPiece(deps, piece, { length, index }, call)),
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
