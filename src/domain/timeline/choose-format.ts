import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import type { FilmSpec } from '../film/film-spec.js';
import { chooseEncoder, type EncoderSettings, presetProblem } from './encoder-settings.js';
import type { FilmSource } from './film-source.js';
import type { PictureSize } from './fit-picture.js';
import { type FrameRate, nearestFrameRate, parseFrameRate } from './frame-rate.js';
import type { FilmFormat } from './render-plan.js';

/** Of a film of stills alone. */
const stillRate: FrameRate = { numerator: 24, denominator: 1 };

/** Pixels of the longer side of a film that has the size of a still. */
const stillSide = 1920;

/** Faster sources are screen recordings and slow motion: no film needs more. */
const fastestRate = 60;

/** The frame, rate and encoder of a film: as asked, else as its first clip has them. */
export function chooseFormat(
  spec: FilmSpec,
  sources: readonly FilmSource[],
): { readonly format: FilmFormat; readonly adjustments: readonly Adjustment[] } {
  const encoder = chooseEncoder(spec);
  checkEncoder(spec, encoder);
  const { size, adjustments } = chooseSize(spec, sources);
  return { format: { ...size, rate: chooseRate(spec, sources), encoder }, adjustments };
}

function checkEncoder(spec: FilmSpec, encoder: EncoderSettings): void {
  const problem = encoderProblem(spec, encoder);
  if (problem !== undefined)
    throw new AivideoError('usage-invalid', problem, { details: { command: 'compose' } });
}

function encoderProblem({ codec, preset }: FilmSpec, encoder: EncoderSettings): string | undefined {
  const { hardware, crf } = encoder;
  // x264 and x265 would take more for 51 without a word.
  if (encoder.codec !== 'av1' && crf > 51)
    return `\`crf\` must be from 0 to 51 for \`${encoder.codec}\`, got \`${crf}\``;
  if (hardware === undefined) {
    const problem = presetProblem(encoder.codec, encoder.preset);
    return problem && `\`preset\` ${problem}, got \`${encoder.preset}\``;
  }
  if (codec !== undefined && codec !== encoder.codec)
    return `\`encoder\` \`${hardware}\` makes ${encoder.codec}, but \`codec\` is \`${codec}\``;
  return preset && `\`preset\` \`${preset}\` is for software, but \`encoder\` is \`${hardware}\``;
}

function chooseRate({ fps }: FilmSpec, sources: readonly FilmSource[]): FrameRate {
  if (fps !== undefined) return parseFrameRate(String(fps)) ?? stillRate;
  const first = sources.find(({ kind }) => kind === 'video');
  return first === undefined ? stillRate : nearestFrameRate(Math.min(first.fps, fastestRate));
}

function chooseSize(
  spec: FilmSpec,
  sources: readonly FilmSource[],
): { readonly size: PictureSize; readonly adjustments: readonly Adjustment[] } {
  const asked = askedSize(spec, sources);
  const size = { width: even(asked.width), height: even(asked.height) };
  if (spec.size === undefined || (size.width === asked.width && size.height === asked.height))
    return { size, adjustments: [] };
  const used = `${size.width}x${size.height}`;
  const reason = 'widths and heights of films are even';
  return { size, adjustments: [{ option: 'size', kind: 'rounded', asked: spec.size, used, reason }] };
}

function askedSize({ size, aspect }: FilmSpec, sources: readonly FilmSource[]): PictureSize {
  const [width, height] = size?.split('x').map(Number) ?? [];
  if (width !== undefined && height !== undefined) return { width, height };
  const first = sizeOf(sources.find(({ kind }) => kind === 'video') ?? sources[0]);
  const [wide, high] = aspect?.split(':').map(Number) ?? [];
  if (wide === undefined || high === undefined) return first;
  const shape = wide / high;
  // The longer side stays: a wide clip made tall keeps its sharpness and takes no more pixels.
  const longer = Math.max(first.width, first.height);
  return shape >= 1
    ? { width: longer, height: Math.round(longer / shape) }
    : { width: Math.round(longer * shape), height: longer };
}

function sizeOf(source: FilmSource | undefined): PictureSize {
  if (source === undefined) return { width: stillSide, height: 1080 };
  const { width, height, kind } = source;
  const scale = kind === 'still' ? Math.min(1, stillSide / Math.max(width, height)) : 1;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The nearest even number of at least 16, the smallest block that all encoders take. */
function even(length: number): number {
  return Math.max(16, Math.round(length / 2) * 2);
}
