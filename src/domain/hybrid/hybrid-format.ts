import type { Adjustment } from '../adjustment.js';
import type { FilmSpec } from '../film/film-spec.js';
import { chooseFormat } from '../timeline/choose-format.js';
import type { FilmSource } from '../timeline/film-source.js';
import { framesPerSecond } from '../timeline/frame-rate.js';
import type { FilmFormat } from '../timeline/render-plan.js';

/** What is known of a half before a film is made of it; a part is unknown while it is still to be made. */
export type HalfFacts = Pick<FilmSource, 'width' | 'height' | 'fps' | 'durationSeconds' | 'kind'>;

/** Nothing larger or faster is made of halves that nobody asked to be. */
const largestSide = 1920;
const fastestRate = 60;

/** What a film has whose halves have no size of their own. */
const usualSize = { width: 1280, height: 720 };
const usualRate = 30;

export type FormatWishes = Pick<
  FilmSpec,
  'size' | 'aspect' | 'fps' | 'codec' | 'crf' | 'preset' | 'quality' | 'encoder'
>;

/**
 * The frame, rate and encoder of a hybrid film: as asked, else the higher rate and the larger pictures of both halves. Halves that
 * differ are told of.
 */
export function hybridFormat(
  wishes: FormatWishes,
  halves: { readonly simulation: readonly HalfFacts[]; readonly ai: readonly HalfFacts[] },
  layoutAspect: string | undefined,
): { readonly format: FilmFormat; readonly adjustments: readonly Adjustment[] } {
  const both = [...halves.simulation, ...halves.ai];
  const videos = both.filter(({ kind }) => kind === 'video');
  // Photographs are larger than any film.
  const all = videos.length === 0 ? both : videos;
  const largest = all.reduce((best, half) => (area(half) > area(best) ? half : best), all[0] ?? usualSize);
  const scale = Math.min(1, largestSide / Math.max(largest.width, largest.height));
  const fastest = Math.max(0, ...all.map(({ fps }) => fps));
  const stand: FilmSource = {
    ...{ path: '', sha256: '', kind: 'video', format: 'mp4', hasAudio: false, isColorTagged: true },
    width: largest.width * scale,
    height: largest.height * scale,
    fps: Math.min(fastestRate, fastest === 0 ? usualRate : fastest),
    durationSeconds: 1,
  };
  const aspect = wishes.aspect ?? (wishes.size === undefined ? layoutAspect : undefined);
  const spec: FilmSpec = { ...wishes, clips: ['film'], ...(aspect === undefined ? {} : { aspect }) };
  const { format, adjustments } = chooseFormat(spec, [stand]);
  return {
    format,
    adjustments: [...adjustments, ...rateNote(wishes, halves, format), ...sizeNote(wishes, halves, format)],
  };
}

function area({ width, height }: { readonly width: number; readonly height: number }): number {
  return width * height;
}

type Halves = Parameters<typeof hybridFormat>[1];

function rateNote(
  { fps }: FormatWishes,
  { simulation, ai }: Halves,
  { rate }: FilmFormat,
): readonly Adjustment[] {
  const [one, other] = [rateOf(simulation), rateOf(ai)];
  if (fps !== undefined || one === undefined || other === undefined || one === other) return [];
  const reason = one > 60 || other > 60 ? 'no film needs more' : 'the higher of the two';
  const asked = `simulation ${one}, AI ${other}`;
  return [{ option: 'fps', kind: 'rounded', asked, used: Number(framesPerSecond(rate).toFixed(3)), reason }];
}

function rateOf(half: readonly HalfFacts[]): number | undefined {
  const rates = half.filter(({ kind }) => kind === 'video').map(({ fps }) => fps);
  return rates.length === 0 ? undefined : Number(Math.max(...rates).toFixed(3));
}

function sizeNote(
  { size }: FormatWishes,
  { simulation, ai }: Halves,
  format: FilmFormat,
): readonly Adjustment[] {
  const [one] = simulation;
  const [other] = ai;
  if (size !== undefined || one === undefined || other?.kind !== 'video') return [];
  if (one.width === other.width && one.height === other.height) return [];
  const asked = `simulation ${one.width}x${one.height}, AI ${other.width}x${other.height}`;
  const used = `${format.width}x${format.height}`;
  return [{ option: 'size', kind: 'rounded', asked, used, reason: 'after the larger of the two' }];
}
