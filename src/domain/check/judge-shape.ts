import { type Finding, finding } from './finding.js';
import type { ClipToJudge } from './judge-clip.js';

/** Models round lengths to their own steps (81 frames for 5 s at 16 fps): less than this is no other length. */
const lengthShare = 0.05;
const lengthSeconds = 0.1;

/** 29.97 is 30000/1001, and containers round time stamps: rates that differ less are the same rate. */
const rateShare = 0.005;

/** Length, size and rate against what was expected. */
export function judgeShape(clip: ClipToJudge): readonly Finding[] {
  return [...judgeLength(clip), ...judgeSize(clip), ...judgeRate(clip)];
}

/** Judged is the picture: sound that goes on after the last frame makes no clip longer. */
function judgeLength({ measurement, expected }: ClipToJudge): Finding[] {
  const { frames, pictureSeconds } = measurement;
  const { durationSeconds: seconds } = expected;
  const wanted = seconds === undefined ? expected.frames : seconds;
  if (wanted === undefined) return frames === 1 ? [finding('short', 'it is a single frame')] : [];
  const unit = seconds === undefined ? 'frames' : 's';
  const found = seconds === undefined ? frames : pictureSeconds;
  const slack = Math.max(wanted * lengthShare, seconds === undefined ? 1 : lengthSeconds) + 1e-6;
  const words = `${shown(found)} ${unit} instead of ${shown(wanted)} ${unit}`;
  if (wanted - found > slack) return [finding('short', words)];
  return found - wanted > slack ? [finding('long', words)] : [];
}

function judgeSize({ media: { video }, expected }: ClipToJudge): Finding[] {
  const { width, height } = expected;
  if (video === undefined || width === undefined || height === undefined) return [];
  if (video.width === width && video.height === height) return [];
  return [finding('size', `${video.width}x${video.height} instead of ${width}x${height}`)];
}

function judgeRate({ media: { video }, expected: { fps } }: ClipToJudge): Finding[] {
  // One frame has no rate.
  if (video === undefined || fps === undefined || video.frames < 2) return [];
  if (Math.abs(video.fps - fps) <= fps * rateShare) return [];
  return [finding('rate', `${shown(video.fps)} fps instead of ${shown(fps)} fps`)];
}

function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}
