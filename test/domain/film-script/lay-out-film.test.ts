import { describe, expect, it } from 'vitest';
import { filmCues, joinedCues } from '../../../src/domain/film-script/film-cues.js';
import { filmSpecOf } from '../../../src/domain/film-script/film-spec-of.js';
import { layOutFilm } from '../../../src/domain/film-script/lay-out-film.js';
import { twoScenes } from './plan-of-film.js';

const layout = layOutFilm(twoScenes);

describe('layOutFilm', () => {
  it('counts every start from the start of the film, and lets a scene run on under the next', () => {
    const places = layout.shots.map(({ name, startsAt, frames, transition }) => [
      name,
      startsAt,
      frames,
      transition,
    ]);

    expect(places).toEqual([
      ['1.1', 0, 72, 'cut'],
      ['1.2', 72, 73 + 12, 'fade'],
      ['2.1', 145, 48, 'cut'],
    ]);
    expect(layout.frames).toBe(193);
  });

  it('gives a transition no more than half of the shot that it leads to', () => {
    const { shots, frames } = layOutFilm({ ...twoScenes, transitionSeconds: 5 });

    expect(shots.map(({ transitionFrames }) => transitionFrames)).toEqual([0, 24, 0]);
    expect(frames).toBe(193);
  });
});

describe('filmCues', () => {
  it('has each caption at its time in the film', () => {
    const { spoken, shown } = filmCues(twoScenes, layout);

    expect(spoken.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [500, 2500],
      [3000, 5000],
    ]);
    expect(shown).toEqual([{ startMs: 500, endMs: 2000, text: '1999', place: 'top' }]);
  });

  it('joins both kinds into one track without two captions at a time', () => {
    expect(joinedCues(filmCues(twoScenes, layout))).toEqual([
      { startMs: 500, endMs: 2000, text: '1999\nThe sea.' },
      { startMs: 2000, endMs: 2500, text: 'The sea.' },
      { startMs: 3000, endMs: 5000, text: 'And\na gull.' },
    ]);
  });
});

describe('filmSpecOf', () => {
  const files = (durationSeconds: number) => (shot: string) => ({ path: `/${shot}.mp4`, durationSeconds });

  it('takes of every clip as many frames as its place has', () => {
    const { spec, adjustments } = filmSpecOf(twoScenes, layout, { fileOf: files(5) });

    expect(adjustments).toEqual([]);
    expect(spec.clips).toEqual([
      { file: '/1.1.mp4', duration: 3, title: 'A beach', transition: 'cut' },
      { file: '/1.2.mp4', duration: 85 / 24, title: 'A beach', transition: 'fade', transitionDuration: 0.5 },
      { file: '/2.1.mp4', duration: 2, title: '2', transition: 'cut' },
    ]);
  });

  it('slows a short clip by a quarter at most, holds its end, and says so', () => {
    const { spec, adjustments } = filmSpecOf({ ...twoScenes, fitTime: 'slow' }, layout, {
      fileOf: files(2.5),
    });

    expect(spec.clips[0]).toMatchObject({ speed: 2.5 / 3, duration: 3 });
    expect(spec.clips[1]).toMatchObject({ speed: 0.8, hold: true });
    expect(spec.clips[2]).not.toHaveProperty('speed');
    expect(adjustments.map(({ option, used }) => [option, used])).toEqual([
      ['shot 1.1', 'slowed to 83 %'],
      ['shot 1.2', 'slowed to 80 %, its last picture held for 0.42 s'],
    ]);
  });
});
