import type { Adjustment } from '../../domain/adjustment.js';
import { canonicalJson } from '../../domain/canonical-json.js';
import { type CaptionFrames, captionFrames } from '../../domain/captions/caption-frames.js';
import type { CaptionStyle } from '../../domain/captions/caption-style.js';
import type { Cue, ParsedCaptions } from '../../domain/captions/cue.js';
import { formatSrt } from '../../domain/captions/format-captions.js';
import { parseCaptions } from '../../domain/captions/parse-captions.js';
import { AivideoError } from '../../domain/errors.js';
import type { PictureSize } from '../../domain/timeline/fit-picture.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import { withAdditions } from '../../domain/timeline/plan-film.js';
import type { Overlay, RenderPlan } from '../../domain/timeline/render-plan.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { PartDeps } from './film-parts.js';
import { makePart } from './make-part.js';
import { undrawnLetters } from './undrawn-letters.js';

export interface CaptionDeps extends PartDeps {
  readonly files: Pick<ClipFiles, 'sha256'>;
}

export interface CaptionOrder {
  /** Where they come from, for messages. */
  readonly file: string;
  /** SubRip or WebVTT. */
  readonly text: string;
  /** Drawn into the pictures, instead of a track that can be turned off. */
  readonly burn: boolean;
  /** ISO 639-2. */
  readonly language: string;
  /** Of drawn captions; what is left out is as usual. */
  readonly style: Partial<CaptionStyle>;
}

/** A plan and the captions that are seen in it. */
export interface CaptionedFilm {
  readonly plan: RenderPlan;
  readonly cues: readonly Cue[];
}

/**
 * Adds captions to a plan. Those after the film's end are left out, and none is longer than the film.
 * Errors: `captions-invalid`.
 */
export async function addCaptions(
  deps: CaptionDeps,
  plan: RenderPlan,
  order: CaptionOrder,
  call: CallOptions,
): Promise<CaptionedFilm> {
  const { cues, adjustments } = readCaptions(order);
  const timed = captionFrames(cues, plan.format.rate);
  const seen = timed
    .filter(({ startFrame }) => startFrame < plan.frames)
    .map((frames) => ({ ...frames, cue: endedWith(plan, frames.cue) }));
  const shown = seen.map(({ cue }) => cue);
  const notes: readonly Adjustment[] = [
    ...adjustments.map(({ line, message }): Adjustment => {
      return { option: 'captions', kind: 'rounded', asked: `line ${line}`, reason: message };
    }),
    ...late(timed.length - seen.length),
    ...undrawn(order),
    ...(order.burn ? await undrawnLetters(deps, 'captions', shown.map(({ text }) => text).join('')) : []),
  ];
  const additions = order.burn
    ? { overlays: await paintAll(deps, { plan, seen, style: order.style }, call) }
    : { captions: { text: formatSrt(shown), language: order.language } };
  const whole = seen.length === 0 ? plan : withAdditions(plan, additions);
  return { plan: { ...whole, adjustments: [...plan.adjustments, ...notes] }, cues: shown };
}

/** Errors name the file. */
function readCaptions({ file, text }: CaptionOrder): ParsedCaptions {
  try {
    return parseCaptions(text);
  } catch (error) {
    if (!(error instanceof AivideoError)) throw error;
    const { code, message, details } = error;
    throw new AivideoError(code, `\`${file}\`: ${message}`, { details: { ...details, path: file } });
  }
}

function endedWith({ frames, format }: RenderPlan, cue: Cue): Cue {
  const lastMs = Math.floor(secondsOf(frames, format.rate) * 1000);
  return cue.endMs <= lastMs ? cue : { ...cue, endMs: Math.max(cue.startMs + 1, lastMs) };
}

function late(count: number): readonly Adjustment[] {
  if (count === 0) return [];
  return [
    {
      option: 'captions',
      kind: 'unsupported',
      asked: `${count} cues`,
      reason: 'they begin after the film ends',
    },
  ];
}

/** How a track looks is for the player to say. */
function undrawn({ burn, style }: CaptionOrder): readonly Adjustment[] {
  const [asked] = Object.keys(style);
  if (burn || asked === undefined) return [];
  const reason = 'the player decides how a track of captions looks; `--burn-captions` draws them';
  return [{ option: 'caption style', kind: 'unsupported', asked: { ...style }, reason }];
}

interface Painting {
  readonly plan: RenderPlan;
  readonly seen: readonly CaptionFrames[];
  readonly style: Partial<CaptionStyle>;
}

async function paintAll(
  deps: CaptionDeps,
  { plan, seen, style }: Painting,
  call: CallOptions,
): Promise<readonly Overlay[]> {
  const overlays: Overlay[] = [];
  for (const { cue, startFrame, endFrame } of seen) {
    call.signal.throwIfAborted();
    const path = await painted(deps, { cue, style }, plan.format);
    overlays.push({
      path,
      sha256: await deps.files.sha256(path),
      fromFrame: startFrame,
      endFrame: Math.min(endFrame, plan.frames),
      left: 0,
      top: 0,
    });
  }
  return overlays;
}

/** A picture that was painted before is taken again. */
async function painted(
  { engine, cache }: CaptionDeps,
  { cue, style }: { readonly cue: CaptionFrames['cue']; readonly style: Partial<CaptionStyle> },
  { width, height }: PictureSize,
): Promise<string> {
  const look = canonicalJson({ ...style });
  const key = cache.key(JSON.stringify(['caption 2', cue.text, cue.place ?? null, width, height, look]));
  const found = await cache.find(key);
  if (found !== undefined) return found;
  return makePart({ cache }, key, (path) => engine.paintCaption(cue, { width, height, style }, path));
}
