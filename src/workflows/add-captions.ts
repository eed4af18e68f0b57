import type { Adjustment } from '../domain/adjustment.js';
import { type CaptionFrames, captionFrames } from '../domain/captions/caption-frames.js';
import { formatSrt } from '../domain/captions/format-captions.js';
import { parseCaptions } from '../domain/captions/parse-captions.js';
import { withAdditions } from '../domain/timeline/plan-film.js';
import type { Overlay, RenderPlan } from '../domain/timeline/render-plan.js';
import type { ClipFiles } from '../ports/clip-files.js';
import type { CallOptions } from '../ports/video-provider.js';
import type { PartDeps } from './film-parts.js';

export interface CaptionDeps extends PartDeps {
  readonly files: Pick<ClipFiles, 'sha256'>;
}

export interface CaptionOrder {
  /** SubRip or WebVTT. */
  readonly text: string;
  /** Drawn into the pictures, instead of a track that can be turned off. */
  readonly burn: boolean;
  /** ISO 639-2. */
  readonly language: string;
}

/** Adds captions to a plan. Those after the film's end are left out. Errors: `captions-invalid`. */
export async function addCaptions(
  deps: CaptionDeps,
  plan: RenderPlan,
  order: CaptionOrder,
  call: CallOptions,
): Promise<RenderPlan> {
  const { cues, adjustments } = parseCaptions(order.text);
  const timed = captionFrames(cues, plan.format.rate);
  const seen = timed.filter(({ startFrame }) => startFrame < plan.frames);
  const notes: readonly Adjustment[] = [
    ...adjustments.map(({ line, message }): Adjustment => {
      return { option: 'captions', kind: 'rounded', asked: `line ${line}`, reason: message };
    }),
    ...late(timed.length - seen.length),
  ];
  const additions = order.burn
    ? { overlays: await paintAll(deps, plan, seen, call) }
    : { captions: { text: formatSrt(seen.map(({ cue }) => cue)), language: order.language } };
  const whole = seen.length === 0 ? plan : withAdditions(plan, additions);
  return { ...whole, adjustments: [...plan.adjustments, ...notes] };
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

async function paintAll(
  deps: CaptionDeps,
  plan: RenderPlan,
  seen: readonly CaptionFrames[],
  call: CallOptions,
): Promise<readonly Overlay[]> {
  const overlays: Overlay[] = [];
  for (const { cue, startFrame, endFrame } of seen) {
    call.signal.throwIfAborted();
    const path = await painted(deps, plan, cue);
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
  { format }: RenderPlan,
  cue: CaptionFrames['cue'],
): Promise<string> {
  const { width, height } = format;
  const key = cache.key(JSON.stringify(['caption 1', cue.text, cue.place ?? null, width, height]));
  const found = await cache.find(key);
  if (found !== undefined) return found;
  const part = await cache.begin(key);
  try {
    await engine.paintCaption(cue, { width, height }, part.path);
    return await part.keep();
  } finally {
    await part.discard();
  }
}
