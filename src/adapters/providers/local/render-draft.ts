import { chooseDraftScene } from '../../../domain/drafts/choose-draft-scene.js';
import { createDraftPainter } from '../../../domain/drafts/create-draft-painter.js';
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
  const [{ createCanvas }, { registerFonts }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('../../canvas/fonts.js'),
  ]);
  await registerFonts();
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
  const { width, height, fps, frames } = draft;
  const scene = chooseDraftScene(draft.prompt, draft.seed);
  const paint = createDraftPainter(scene, {
    width,
    height,
    durationSeconds: frames / fps,
    createLayer: createCanvas,
  });
  return drawFrames();

  async function* drawFrames(): AsyncGenerator<Uint8Array> {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    for (let frame = 0; frame < frames; frame += 1) {
      // Lets timers, signals and other jobs of this process have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      onFrame(frame);
      paint(context, frame / fps);
      yield canvas.data();
    }
  }
}
