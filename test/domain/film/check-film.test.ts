import { describe, expect, it } from 'vitest';
import { checkFilm } from '../../../src/domain/film/check-film.js';
import { filmJsonSchema } from '../../../src/domain/film/film-json-schema.js';

describe('checkFilm', () => {
  it('takes a film with all that can be asked', () => {
    const film = {
      $schema: './film.schema.json',
      size: '1280x720',
      fps: 29.97,
      clips: ['a.mp4', { file: 'b.png', duration: 4, move: 'out', transition: 'wipeleft' }],
      music: { file: 'song.mp3', volume: 0.5 },
      captions: 'words.srt',
      loudness: -14,
      codec: 'hevc',
    };

    expect(checkFilm(film)).toHaveProperty('spec.size', '1280x720');
  });

  it.each([
    [[], 'A film file must hold keys and values'],
    [{}, 'Film key `clips` must be a list of clips'],
    [{ clips: [] }, 'Film key `clips` must name at least one clip, got `[]`'],
    [{ clips: ['a'], fsp: 3 }, 'Film key `fsp` is unknown'],
    [{ clips: ['a', { file: 'b', zoom: 2 }] }, 'Film key `clips[1].zoom` is unknown'],
    [
      { clips: ['a', { file: 'b', volume: -1 }] },
      'Film key `clips[1].volume` must be a number from 0 to 10, got `-1`',
    ],
    [
      { clips: ['a'], fps: 'fast' },
      'Film key `fps` must be a rate from 1 to 240 such as 24, 29.97 or 30000/1001, got `"fast"`',
    ],
    [{ clips: ['a'], loudness: 3 }, 'Film key `loudness` must be from -40 to -5 LUFS, got `3`'],
  ])('says what is wrong in %j', (film, message) => {
    expect(checkFilm(film)).toMatchObject({ problem: { message } });
  });
});

describe('filmJsonSchema', () => {
  it('describes every key, for editors', () => {
    const { properties, additionalProperties } = filmJsonSchema();

    expect(Object.keys(properties ?? {})).toContain('transitionDuration');
    expect(additionalProperties).toBe(false);
  });
});
