import type { MediaDetails } from '../clips/media-details.js';
import type { ClipMeasurement, Span } from './clip-measurement.js';
import type { ExpectedClip } from './expected-clip.js';
import { type Finding, finding } from './finding.js';
import { judgeEnds } from './judge-ends.js';
import { judgeShape } from './judge-shape.js';
import { judgeSound } from './judge-sound.js';

/** A clip as it was read and measured, and as it should be. */
export interface ClipToJudge {
  readonly media: MediaDetails;
  readonly measurement: ClipMeasurement;
  readonly expected: ExpectedClip;
}

/** From this share on a fault is the clip, not a part of it. */
const wholeShare = 0.5;

/** Shorter stretches are cuts and pauses: the least length that blackdetect and freezedetect report on their own. */
const partSeconds = 2;

/** Frames that may be missing at the decoder: streams cut in the middle start with some that can not be shown. */
const lostShare = 0.02;

/** Everything that is wrong with a clip, the gravest first. The same measurement always gives the same findings. */
export function judgeClip(clip: ClipToJudge): readonly Finding[] {
  const { measurement, expected } = clip;
  const pictures = [...judgeBlack(measurement), ...judgeStill(measurement)];
  const isBlack = pictures.some(({ kind }) => kind === 'black');
  return [
    ...judgePackets(clip),
    ...pictures,
    ...judgeShape(clip),
    ...judgeSound(measurement.sound, expected),
    ...(isBlack ? [] : judgeEnds(measurement)),
  ].sort((one, other) => rank(one) - rank(other));
}

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}

function judgePackets({ media, measurement }: ClipToJudge): Finding[] {
  const { frames, complaints } = measurement;
  const promised = media.video?.frames ?? 0;
  const lost = promised - frames;
  const isLossy = frames === 0 || lost > Math.max(1, promised * lostShare);
  const [example] = complaints.examples;
  if (!isLossy && example === undefined) return [];
  const counts = isLossy ? [`${frames} of ${promised} frames can be decoded`] : [];
  const words = example === undefined ? [] : [`the decoder complains ${times(complaints.count)}: ${example}`];
  return [finding('broken', [...counts, ...words].join('; '))];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function judgeBlack({ black, pictureSeconds }: ClipMeasurement): Finding[] {
  const sum = sumOf(black);
  if (sum > 0 && sum >= pictureSeconds * wholeShare)
    return [finding('black', `${shown(sum)} of ${shown(pictureSeconds)} s are black`)];
  return longParts(black).map((part) => finding('black-part', `black ${stretch(part)}`));
}

/** Black frames stand still too; that is no second fault. */
function judgeStill({ black, still, pictureSeconds }: ClipMeasurement): Finding[] {
  const visible = still.filter((span) => !black.some((dark) => covers(dark, span)));
  const sum = sumOf(visible);
  if (sum > 0 && sum >= pictureSeconds * wholeShare)
    return [finding('frozen', `the picture stands still for ${shown(sum)} of ${shown(pictureSeconds)} s`)];
  return longParts(visible).map((part) =>
    finding('frozen-part', `the picture stands still ${stretch(part)}`),
  );
}

/** Half of the stretch or more. */
function covers(outer: Span, inner: Span): boolean {
  const shared = Math.min(outer.toSeconds, inner.toSeconds) - Math.max(outer.fromSeconds, inner.fromSeconds);
  return shared >= (inner.toSeconds - inner.fromSeconds) / 2;
}

function longParts(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ fromSeconds, toSeconds }) => toSeconds - fromSeconds >= partSeconds - 1e-6);
}

function sumOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromSeconds, toSeconds }) => sum + toSeconds - fromSeconds, 0);
}

function stretch({ fromSeconds, toSeconds }: Span): string {
  return `from ${shown(fromSeconds)} to ${shown(toSeconds)} s`;
}

function shown(seconds: number): string {
  return String(Math.round(seconds * 100) / 100);
}
