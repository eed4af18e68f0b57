import { captionStyle, captionsSpec } from '../../domain/film/captions-spec.js';
import { paintingsOf } from '../../domain/hybrid/composite-segments.js';
import type { HybridSpec } from '../../domain/hybrid/hybrid-spec.js';
import { type HybridFrame, planComposite } from '../../domain/hybrid/plan-hybrid.js';
import { planSequence } from '../../domain/hybrid/plan-sequence.js';
import type { Painting } from '../../domain/layouts/frame/arrangement.js';
import type { Key, PaintedPicture } from '../../domain/timeline/composite-segment.js';
import type { FilmSounds } from '../../domain/timeline/plan-sound.js';
import type { RenderPlan } from '../../domain/timeline/render-plan.js';
import type { HybridMedia } from '../../ports/hybrid-media.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { addCaptions, type CaptionDeps, type CaptionedFilm } from '../film/add-captions.js';
import { makePart } from '../film/make-part.js';

export interface HybridPlanDeps extends CaptionDeps {
  readonly media: HybridMedia;
  /** The text of a caption file. */
  readText(path: string): Promise<string>;
}

export interface HybridPlanOrder {
  readonly spec: HybridSpec;
  readonly frame: HybridFrame;
  readonly sounds: FilmSounds;
  readonly key?: Key;
  readonly name: string;
  readonly chapterNames?: readonly string[];
}

/** Plans a hybrid film whose files are all there, with its captions. Nothing is rendered but the drawn letters and frames. */
export async function makeHybridPlan(
  deps: HybridPlanDeps,
  order: HybridPlanOrder,
  call: CallOptions,
): Promise<CaptionedFilm> {
  const plan = await planPictures(deps, order, call);
  const { captions } = order.spec;
  if (captions === undefined) return { plan, cues: [] };
  const asked = captionsSpec(captions);
  const { file, burn = false, language = 'und' } = asked;
  const text = await deps.readText(file);
  return addCaptions(deps, plan, { file, text, burn, language, style: captionStyle(asked) }, call);
}

async function planPictures(
  deps: HybridPlanDeps,
  order: HybridPlanOrder,
  call: CallOptions,
): Promise<RenderPlan> {
  const { spec, frame, sounds } = order;
  const { arrangement } = frame;
  if (arrangement === undefined) return planSequence({ spec, frame, sounds });
  const painted = new Map<string, PaintedPicture>();
  for (const painting of paintingsOf(arrangement)) {
    call.signal.throwIfAborted();
    painted.set(JSON.stringify(painting), await makePainting(deps, painting));
  }
  const pictureOf = (painting: Painting) => painted.get(JSON.stringify(painting)) ?? { path: '', sha256: '' };
  const { parallel } = deps.engine;
  return planComposite({ ...order, frame: { ...frame, arrangement }, pictureOf, parallel });
}

/** What was painted before is taken again. */
async function makePainting(
  { cache, files, media }: HybridPlanDeps,
  painting: Painting,
): Promise<PaintedPicture> {
  const key = cache.key(JSON.stringify(['painting 1', painting]));
  const path = (await cache.find(key)) ?? (await makePart({ cache }, key, (to) => media.paint(painting, to)));
  return { path, sha256: await files.sha256(path) };
}
