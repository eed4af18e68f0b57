import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { AivideoError } from '../../../domain/errors.js';
import type { MediaEngine } from '../../../ports/media-engine.js';
import { type FindFfmpegOptions, findFfmpeg } from '../find-ffmpeg.js';
import { checkEncoder } from './check-encoder.js';
import { contactSheet } from './contact-sheet.js';
import { joinFilm } from './join-film.js';
import { audioRecipe, renderAudio } from './render-audio.js';
import { renderSegment, segmentRecipe } from './render-segment.js';
import { stillSize } from './still-size.js';
import { videoTraits } from './video-traits.js';

/** Films by ffmpeg. */
export function createMediaEngine(options: FindFfmpegOptions): MediaEngine {
  let found: Promise<string> | undefined;
  const ffmpeg = (): Promise<string> => {
    found ??= findFfmpeg(options).then(({ path }) => path);
    return found;
  };
  return {
    parallel: availableParallelism(),
    version: async ({ signal }) => ffmpegVersion(await ffmpeg(), signal),
    stillSize: async (path, format, { signal }) => stillSize(await ffmpeg(), { path, format, signal }),
    videoTraits,
    segmentRecipe,
    renderSegment: async (plan, output, { signal }) =>
      renderSegment(await ffmpeg(), plan, { ...output, signal }),
    audioRecipe,
    renderAudio: async (plan, path, { signal }) => renderAudio(await ffmpeg(), plan, { path, signal }),
    paintCaption: async (cue, picture, path) =>
      (await import('./paint-caption.js')).paintCaption(cue, picture, path),
    paintCard: async (card, size, path) => (await import('./paint-caption.js')).paintCard(card, size, path),
    undrawable: async (text) => (await import('../../canvas/fonts.js')).uncoveredCharacters(text),
    checkEncoder: async (settings, { signal }) => checkEncoder(await ffmpeg(), settings, signal),
    joinFilm: async (request, call) => joinFilm(await ffmpeg(), request, call),
    contactSheet: async (request, { signal }) => contactSheet(await ffmpeg(), { ...request, signal }),
  };
}

/** The first two lines: the version and the compiler. Two builds of one version may code differently. */
async function ffmpegVersion(path: string, signal: AbortSignal): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['-version'], { signal, windowsHide: true });
    return stdout.split('\n').slice(0, 2).join('\n').trim();
  } catch (cause) {
    signal.throwIfAborted();
    throw new AivideoError('ffmpeg-missing', `The ffmpeg \`${path}\` can not be run`, { cause });
  }
}
