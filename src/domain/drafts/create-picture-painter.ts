import type { DrawingImage } from '../drawing/drawing-context.js';
import { createRandom } from '../drawing/seeded-random.js';
import { paintDraftMark } from './draft-mark.js';
import type { Painter } from './stage.js';

export interface StillPicture {
  readonly image: DrawingImage;
  /** Of the frames, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Chooses where the view goes. */
  readonly seed: number;
}

/** How far the view ever goes in: a quarter of the picture's size. */
const mostZoom = 0.25;

/** Parts of the picture's size a second, once it moves. */
const zoomSpeed = 0.02;

/** Seconds in which the move gains its speed: it takes over from a picture that may have stood still. */
const startSeconds = 0.3;

/**
 * Goes on from a picture: at 0 s it is the picture itself, which covers the frame, and then the view moves slowly into it,
 * however long that lasts. Every frame is marked as a draft.
 */
export function createPicturePainter(picture: StillPicture): Painter {
  const { image, width, height, seed } = picture;
  const scale = Math.max(width / image.width, height / image.height);
  const seen = { width: width / scale, height: height / scale };
  const random = createRandom(seed, 'picture');
  const focus = { x: 0.5 + (random.next() - 0.5) * 0.5, y: 0.5 + (random.next() - 0.5) * 0.3 };
  const size = Math.sqrt(width * height);
  return (context, seconds) => {
    const part = 1 / (1 + zoomAt(seconds));
    const [sourceWidth, sourceHeight] = [seen.width * part, seen.height * part];
    const left = (image.width - seen.width) / 2 + (seen.width - sourceWidth) * focus.x;
    const top = (image.height - seen.height) / 2 + (seen.height - sourceHeight) * focus.y;
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, left, top, sourceWidth, sourceHeight, 0, 0, width, height);
    paintDraftMark(context, { width, height, size });
  };
}

/** Starts gently, then goes at an even pace, and never quite gets to its end. */
function zoomAt(seconds: number): number {
  const time = seconds < startSeconds ? seconds ** 2 / (2 * startSeconds) : seconds - startSeconds / 2;
  return mostZoom * (1 - Math.exp((-zoomSpeed * time) / mostZoom));
}
