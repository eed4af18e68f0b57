import * as z from 'zod';
import { AivideoError } from '../errors.js';
import type { JsonObject } from '../json.js';
import type { Attachment, ClipPlan, PlannedShot } from '../run/plan.js';
import type { Price } from '../run/price.js';
import type { FrameRate } from '../timeline/frame-rate.js';

/** One piece before it is known which picture it starts from. */
export interface PlannedPiece {
  /** What the model gets besides the start image. */
  readonly input: JsonObject;
  readonly seed?: number;
  readonly price: Price;
  /** Seconds of the clip that the model will make, where that is known. */
  readonly seconds?: number;
  /** Frames of the film that are taken of it, at most. Absent: all. */
  readonly frames?: number;
}

/** A clip made longer, as a value: the run keeps it, so that another process can go on to the finished film. */
export interface ExtensionGoal {
  readonly kind: 'extension';
  readonly clip: { readonly path: string; readonly sha256: string };
  /** Absolute path of the film. */
  readonly output: string;
  readonly overwrite: boolean;
  /** Absolute folder of the pieces. */
  readonly piecesFolder: string;
  /** Of the film. */
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  /** Frames of the clip as a film shows them, and how many of them stay. */
  readonly clipFrames: number;
  readonly keptFrames: number;
  /** Frames that the film is to have. Absent: as many as come together. */
  readonly frames?: number;
  /** The model's own input for the start image. */
  readonly imageInput: string;
  readonly pieces: readonly PlannedPiece[];
}

/** The folder of the pieces of a film: beside it, under its name. */
export function piecesFolder(output: string): string {
  return `${output.replace(/\.[^./\\]+$/, '')}-pieces`;
}

const goalSchema = z.custom<ExtensionGoal>(
  (value) =>
    z
      .looseObject({ kind: z.literal('extension'), pieces: z.array(z.looseObject({})).min(1) })
      .safeParse(value).success,
);

/** The goal that a run of `extend` was started with. Errors: `run-unknown` for one of another program version. */
export function readExtensionGoal(run: string, goal: JsonObject | undefined): ExtensionGoal {
  const parsed = goalSchema.safeParse(goal);
  if (parsed.success) return parsed.data;
  throw new AivideoError('run-unknown', `The journal of run \`${run}\` does not say what was to be extended`);
}

/** The goal as the journal keeps it. */
export function goalJson(goal: ExtensionGoal): JsonObject {
  return z.record(z.string(), z.json()).parse(goal);
}

/** What a piece starts from, and where it goes. */
export interface PiecePlace {
  readonly startFrame: Attachment['file'];
  /** Absolute path of the finished clip. */
  readonly output: string;
}

/** The shot that makes a piece, once it is known which picture it starts from. */
export function pieceShot(
  { pieces, imageInput }: ExtensionGoal,
  index: number,
  { startFrame, output }: PiecePlace,
): PlannedShot {
  const piece = pieces[index];
  if (piece === undefined) throw new AivideoError('bug', `The chain has no piece ${index + 1}`);
  const { input, seed, price } = piece;
  return {
    shot: String(index + 1),
    input: { ...input, [imageInput]: `@${startFrame.path}` },
    attachments: [{ input: imageInput, file: startFrame }],
    ...(seed === undefined ? {} : { seed }),
    price,
    output,
  };
}

/** The plan as it will be when all pieces are known, for showing how far things are. */
export function wholePlan(plan: ClipPlan, goal: ExtensionGoal): ClipPlan {
  const shots = goal.pieces.map(({ input, price }, index): PlannedShot => {
    const shot = String(index + 1);
    const known = plan.shots.find((planned) => planned.shot === shot);
    return known ?? { shot, input, attachments: [], price, output: `${goal.piecesFolder}/${shot}.mp4` };
  });
  return { ...plan, shots };
}
