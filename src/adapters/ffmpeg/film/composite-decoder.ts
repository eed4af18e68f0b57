import type { FilmSource } from '../../../domain/timeline/film-source.js';

/** Options of an input by which its transparency is read: ffmpeg's own decoders of VP8 and VP9 do not see it. */
export function transparentDecoder({ transparency }: FilmSource): readonly string[] {
  if (transparency === 'vp8') return ['-c:v', 'libvpx'];
  return transparency === 'vp9' ? ['-c:v', 'libvpx-vp9'] : [];
}
