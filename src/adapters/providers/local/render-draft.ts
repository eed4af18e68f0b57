import { readFile } from 'node:fs/promises';
import { inputError } from '../../../domain/clips/file-error.js';
import { chooseDraftScene } from '../../../domain/drafts/choose-draft-scene.js';
import { createDraftPainter } from '../../../domain/drafts/create-draft-painter.js';
import { createPicturePainter } from '../../../domain/drafts/create-picture-painter.js';
import type { Painter } from '../../../domain/drafts/stage.js';
import type { DrawingImage } from '../../../domain/drawing/drawing-context.js';
import { AivideoError } from '../../../domain/errors.js';
import { encodeFrames } from '../../ffmpeg/encode-frames.js';
import type { DraftInput } from './draft-request.js';

export interface RenderDraftOptions {
  readonly ffmpegPath: string;
  /** Absolute path of the MP4. */
  readonly outputPath: string;
  readonly signal: AbortSignal;
  /** Called before each picture is drawn, with the number of those that are done. */
  readonly onFrame: (framesDone: number) => void;
}

/** Draws a draft picture by picture into an MP4; only one picture is held at a time. Errors: those of `encodeFrames`. */
export async function renderDraft(draft: DraftInput, options: RenderDraftOptions): Promise<void> {
  const prepared = prepareFrames(draft, options);
  // An error while preparing is thrown where the frames are taken.
  prepared.catch(() => {});
  await encodeFrames({
    ffmpegPath: options.ffmpegPath,
    frames: unwrap(prepared),
    pixelFormat: 'rgba',
    width: draft.width,
    height: draft.height,
    fps: draft.fps,
    outputPath: options.outputPath,
    signal: options.signal,
  });
}

async function* unwrap(prepared: Promise<AsyncIterable<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* await prepared;
}

/** Layers are painted while ffmpeg starts: it is another process. */
async function prepareFrames(
  draft: DraftInput,
  { signal, onFrame }: RenderDraftOptions,
): Promise<AsyncIterable<Uint8Array>> {
  const [canvas, { registerFonts }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('../../canvas/fonts.js'),
  ]);
  const { createCanvas } = canvas;
  await registerFonts();
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
  const { width, height, fps, frames } = draft;
  const paint = await createPainter(draft, canvas);
  signal.throwIfAborted();
  return drawFrames();

  async function* drawFrames(): AsyncGenerator<Uint8Array> {
    const frameCanvas = createCanvas(width, height);
    const context = frameCanvas.getContext('2d');
    for (let frame = 0; frame < frames; frame += 1) {
      // Lets timers, signals and other jobs of this process have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      onFrame(frame);
      paint(context, frame / fps);
      yield frameCanvas.data();
    }
  }
}

type Canvas = typeof import('@napi-rs/canvas');

/** A picture goes before the words: it is what they have led to so far. */
async function createPainter(draft: DraftInput, { createCanvas, loadImage }: Canvas): Promise<Painter> {
  const { width, height, fps, frames, prompt = '', seed, image } = draft;
  if (image !== undefined)
    return createPicturePainter({ image: await readPicture(image, loadImage), width, height, seed });
  const durationSeconds = frames / fps;
  const picture = { width, height, durationSeconds, createLayer: createCanvas };
  return createDraftPainter(chooseDraftScene(prompt, seed), picture);
}

async function readPicture(path: string, loadImage: Canvas['loadImage']): Promise<DrawingImage> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw inputError(path, error);
  });
  try {
    const image = await loadImage(bytes);
    if (image.width > 0 && image.height > 0) return image;
  } catch {
    // What the decoder says is in terms of its own.
  }
  throw new AivideoError('input-file-unsupported', `\`${path}\` can not be read as a picture`, {
    details: { path },
  });
}
