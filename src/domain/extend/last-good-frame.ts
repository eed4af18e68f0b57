import type { FrameLight } from './frame-light.js';

/** How long a fade to black may take, in seconds (as in judging the ends of clips: about a second). */
const longestFade = 1.5;

/** With less than this share of the light before it, a frame that black follows is on its way there. */
const wholeShare = 0.9;

/** From this share on, nothing of a fade is seen. */
const unfadedShare = 0.97;

/** A frame with less than this share of the light before it is faded. */
const fadedShare = 0.6;

/** A scene that is as dark as this has no light that could be faded. */
const darkestBody = 0.06;

/**
 * The last frame that something can be continued from: not black, and not on its way there. Counted from 0; undefined when all
 * is black. A scene that is dark all along is taken as it is.
 */
export function lastGoodFrame(lights: readonly FrameLight[], fps: number): number | undefined {
  const last = lights.findLastIndex(({ isBlack }) => !isBlack);
  if (last < 0) return undefined;
  const end = last < lights.length - 1 ? wholeShare : fadedShare;
  const from = Math.max(0, last - Math.ceil(longestFade * fps));
  const tail = lights.slice(from, last + 1).map(({ brightness }) => brightness);
  const body = Math.max(...tail);
  const outermost = tail.at(-1) ?? 0;
  if (body < darkestBody || outermost >= body * end) return last;
  const whole = tail.findLastIndex((light) => light >= body * unfadedShare);
  return falls(tail.slice(whole), body) ? from + whole : last;
}

/** Light goes steadily, over at least three frames; a lamp that is switched off, a flash or a cut is no fade. */
function falls(tail: readonly number[], body: number): boolean {
  const drops = tail.slice(1).map((light, index) => (tail[index] ?? 0) - light);
  const fall = (tail[0] ?? 0) - (tail.at(-1) ?? 0);
  return drops.length >= 2 && drops.every((drop) => drop >= -body * 0.03 && drop <= fall * 0.6);
}
