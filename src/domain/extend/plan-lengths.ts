import { AivideoError } from '../errors.js';
import { type FrameRate, framesIn, framesPerSecond, secondsOf } from '../timeline/frame-rate.js';

/** How much is to be added. */
export type LengthWish =
  /** So many frames of the film in all; in so many pieces, or in as few as the model allows. */
  | { readonly kind: 'frames'; readonly frames: number; readonly times?: number }
  /** So many pieces, each as long as the model makes them by itself. */
  | { readonly kind: 'times'; readonly times: number };

/** The clip that a model makes when it is asked for a length. */
export interface MadeLength {
  readonly seconds: number;
  /** Frames per second, where the model tells. */
  readonly fps?: number;
}

/** What a model makes of a length in seconds, or without one; undefined when nobody can say before. */
export type MakeLength = (askedSeconds?: number) => MadeLength | undefined;

/** One piece of a chain. */
export interface PlannedLength {
  /** What the model is asked for. Absent: what it makes by itself. */
  readonly askedSeconds?: number;
  /** Of the clip that the model makes. */
  readonly seconds?: number;
  /** Frames of the film that are taken of it, at most. Absent: all. */
  readonly frames?: number;
}

export interface LengthRequest {
  readonly wish: LengthWish;
  readonly rate: FrameRate;
  /** For messages. */
  readonly model: string;
  readonly make: MakeLength;
}

/** Longer chains than this show nothing any more of what they began with. */
const mostPieces = 60;

/** More than any model makes at once, in seconds. */
const beyondAll = 4000;

/** Frames per second of a model that does not tell. */
const assumedFps = 24;

/**
 * Divides what is to be added into clips that the model can make: as long as it makes them, the last one as short as will do.
 * The first frame of each is the last one before it, and is left out. Errors: `model-incapable`, `usage-invalid`.
 */
export function planLengths(request: LengthRequest): readonly PlannedLength[] {
  const { wish } = request;
  if ((wish.times ?? 0) > mostPieces) throw tooMany(wish.times ?? 0);
  return wish.kind === 'times' ? ownLengths(request, wish.times) : fittedLengths(request, wish);
}

/** Frames of a film for which the first frame of a clip is seen. */
export function doubledFrames(rate: FrameRate, clipFps: number): number {
  return Math.max(1, Math.round(framesPerSecond(rate) / clipFps));
}

function ownLengths({ make, rate }: LengthRequest, times: number): readonly PlannedLength[] {
  const made = make();
  const piece = made === undefined ? {} : { seconds: made.seconds, frames: usableFrames(made, rate) };
  return Array.from({ length: times }, () => piece);
}

function fittedLengths(
  request: LengthRequest,
  { frames, times }: Extract<LengthWish, { kind: 'frames' }>,
): readonly PlannedLength[] {
  const { rate } = request;
  const pieces: PlannedLength[] = [];
  for (let left = frames; left > 0; ) {
    if (pieces.length === mostPieces) throw tooMany(`more than ${mostPieces}`);
    const share = Math.ceil(left / Math.max(1, (times ?? 0) - pieces.length));
    const { made, isEnough } = lengthFor(request, share);
    const usable = usableFrames(made, rate);
    if (usable < 1) throw tooShort(request, made);
    // What the last one lacks is not worth another; what the others lack, the next ones bring.
    const taken = isEnough && share === left ? share : Math.min(usable, share);
    pieces.push({ askedSeconds: made.seconds, seconds: made.seconds, frames: taken });
    left -= taken;
  }
  return pieces;
}

interface FoundLength {
  readonly made: MadeLength;
  readonly isEnough: boolean;
}

/**
 * The shortest clip that holds so many new frames, or the longest one that there is. A clip that holds them but for the frame that
 * is left out is taken where the next one is much longer: models make a frame more or less than they say.
 */
function lengthFor(request: LengthRequest, frames: number): FoundLength {
  const longest = known(request, request.make(beyondAll));
  const doubled = doubledFrames(request.rate, longest.fps ?? assumedFps);
  const whole = shortest(request, frames, longest);
  const nearly = shortest(request, Math.max(1, frames - doubled), longest);
  if (nearly === undefined) return { made: longest, isEnough: false };
  return { made: whole === undefined || isWaste(whole, nearly) ? nearly : whole, isEnough: true };
}

/** Whether a longer clip costs noticeably more than a shorter one: half a second and a tenth. */
function isWaste(longer: MadeLength, shorter: MadeLength): boolean {
  return longer.seconds > Math.max(shorter.seconds * 1.1, shorter.seconds + 0.5);
}

function shortest(request: LengthRequest, frames: number, longest: MadeLength): MadeLength | undefined {
  const { rate, make } = request;
  const holds = (made: MadeLength) => usableFrames(made, rate) >= frames;
  if (!holds(longest)) return undefined;
  let [low, high] = [0, longest.seconds];
  let best = longest;
  const first = secondsOf(frames + doubledFrames(rate, longest.fps ?? assumedFps), rate);
  for (let asked = Math.min(first, high); high - low > 0.001; asked = (low + high) / 2) {
    const made = known(request, make(asked));
    if (holds(made)) {
      best = made;
      high = asked;
    } else low = asked;
  }
  return best;
}

function known({ model }: LengthRequest, made: MadeLength | undefined): MadeLength {
  if (made !== undefined) return made;
  throw new AivideoError(
    'model-incapable',
    `How long a clip of \`${model}\` will be is not known before it is made: say how many, with \`--times\``,
    { details: { model } },
  );
}

function usableFrames({ seconds, fps = assumedFps }: MadeLength, rate: FrameRate): number {
  return framesIn(seconds, rate) - doubledFrames(rate, fps);
}

function tooShort({ model }: LengthRequest, { seconds }: MadeLength): AivideoError {
  return new AivideoError(
    'model-incapable',
    `Nothing is left of a clip of \`${model}\`, ${seconds} s long, without its first frame`,
    { details: { model } },
  );
}

function tooMany(count: number | string): AivideoError {
  return new AivideoError(
    'usage-invalid',
    `That takes ${count} pieces, and a chain has ${mostPieces} at most: ask for less at a time`,
    { details: { command: 'extend' } },
  );
}
