import type { FilmSource } from '../../../src/domain/timeline/film-source.js';

/** A source as the tests of plans want it: one second of 1280x720 at 24 fps with sound. */
export function sourceOfFilm(changes: Partial<FilmSource> = {}): FilmSource {
  return {
    path: '/clips/sea.mp4',
    sha256: 'a1',
    kind: 'video',
    format: 'mp4',
    width: 1280,
    height: 720,
    fps: 24,
    durationSeconds: 1,
    hasAudio: true,
    isColorTagged: true,
    ...changes,
  };
}
