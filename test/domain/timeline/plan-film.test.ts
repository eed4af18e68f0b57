import { describe, expect, it } from 'vitest';
import type { FilmSpec } from '../../../src/domain/film/film-spec.js';
import { planFilm, withAdditions } from '../../../src/domain/timeline/plan-film.js';
import { sourceOfFilm } from './source-of-film.js';

const two: FilmSpec = {
  clips: ['/clips/a.mp4', '/clips/b.mp4'],
  transition: 'fade',
  transitionDuration: 0.25,
};
const sources = [sourceOfFilm(), sourceOfFilm({ path: '/clips/b.mp4', sha256: 'b2', hasAudio: false })];

describe('planFilm', () => {
  it('cuts two clips and a fade into segments', () => {
    const plan = planFilm({ spec: two, sources, sounds: {} });

    expect([plan.frames, plan.samples]).toEqual([42, 84_000]);
    expect(plan.segments.map(({ overlays, ...segment }) => segment)).toMatchInlineSnapshot(`
      [
        {
          "clip": 1,
          "frames": 18,
          "fromFrame": 0,
          "kind": "body",
          "startsAt": 0,
        },
        {
          "clip": 1,
          "frames": 6,
          "fromFrame": 18,
          "kind": "window",
          "nextClip": 2,
          "startsAt": 18,
          "transition": "fade",
        },
        {
          "clip": 2,
          "frames": 12,
          "fromFrame": 6,
          "kind": "body",
          "startsAt": 24,
        },
        {
          "clip": 2,
          "frames": 6,
          "fromFrame": 18,
          "kind": "body",
          "startsAt": 36,
        },
      ]
    `);
    expect(plan.audio).toMatchInlineSnapshot(`
      {
        "clips": [
          {
            "clip": 1,
            "fadeIn": 0,
            "fadeOut": 12000,
            "samples": 48000,
            "startsAt": 0,
            "volume": 1,
          },
        ],
      }
    `);
    expect(plan.chapters).toMatchInlineSnapshot(`
      [
        {
          "endFrame": 21,
          "fromFrame": 0,
          "title": "sea",
        },
        {
          "endFrame": 42,
          "fromFrame": 21,
          "title": "b",
        },
      ]
    `);
  });

  it('keeps all segments when a clip is added, but for the end that becomes a transition', () => {
    const three = { ...two, clips: [...two.clips, '/clips/c.mp4'] };
    const before = planFilm({ spec: two, sources, sounds: {} });

    const after = planFilm({ spec: three, sources: [...sources, sourceOfFilm()], sounds: {} });

    const [tail, ...kept] = before.segments.toReversed();
    expect(tail).toMatchObject({ kind: 'body', frames: 6 });
    expect(after.segments.slice(0, kept.length)).toEqual(kept.toReversed());
    expect(after.segments[kept.length]).toMatchObject({ kind: 'window', startsAt: tail?.startsAt });
  });

  it('divides a long clip into segments of 10 s', () => {
    const plan = planFilm({
      spec: { clips: ['/a.mp4'] },
      sources: [sourceOfFilm({ durationSeconds: 25 })],
      sounds: {},
    });

    expect(plan.segments.map(({ frames }) => frames)).toEqual([240, 240, 120]);
  });

  it('copies clips that are coded alike and only follow each other, until something is asked of their pictures', () => {
    const packets = { codec: 'h264' as const, configuration: 'c', frames: 24, reorderedFrames: 2 };
    const alike = [sourceOfFilm({ packets }), sourceOfFilm({ packets })];
    const kinds = (spec: Partial<FilmSpec>, from = alike) =>
      planFilm({ spec: { clips: ['/a.mp4', '/b.mp4'], ...spec }, sources: from, sounds: {} }).segments.map(
        ({ kind }) => kind,
      );

    expect(kinds({})).toEqual(['copy', 'copy']);
    expect(kinds({ crf: 20 })).toEqual(['body', 'body']);
    expect(kinds({ size: '640x360' })).toEqual(['body', 'body']);
    expect(kinds({ fps: 25 })).toEqual(['body', 'body']);
    expect(kinds({ transition: 'fade' })).toEqual(['body', 'window', 'body']);
    const other = sourceOfFilm({ packets: { ...packets, configuration: 'd' } });
    expect(kinds({}, [sourceOfFilm({ packets }), other])).toEqual(['body', 'body']);
  });

  it('renders copied clips after all when captions are drawn on them, each segment with those it shows', () => {
    const packets = { codec: 'h264' as const, configuration: 'c', frames: 24, reorderedFrames: 2 };
    const plan = planFilm({
      spec: { clips: ['/a.mp4', '/b.mp4'] },
      sources: [sourceOfFilm({ packets }), sourceOfFilm({ packets })],
      sounds: {},
    });
    const overlay = { path: '/c.png', sha256: 'c3', fromFrame: 20, endFrame: 24, left: 0, top: 0 };

    const drawn = withAdditions(plan, { overlays: [overlay] });

    expect(drawn.segments.map(({ kind, overlays }) => [kind, overlays.length])).toEqual([
      ['body', 1],
      ['body', 0],
    ]);
  });

  it('shortens a transition that its neighbours have no room for, and says so', () => {
    const spec: FilmSpec = {
      clips: ['/a.mp4', '/b.mp4', '/c.mp4'],
      transition: 'fade',
      transitionDuration: 0.5,
    };
    const short = sourceOfFilm({ durationSeconds: 0.5 });

    const plan = planFilm({ spec, sources: [sourceOfFilm(), short, sourceOfFilm()], sounds: {} });

    expect(plan.segments.map(({ kind, frames }) => [kind, frames])).toEqual([
      ['body', 18],
      ['window', 6],
      ['window', 6],
      ['body', 6],
      ['body', 12],
    ]);
    expect(plan.adjustments.map(({ kind, asked, used }) => [kind, asked, used])).toEqual([
      ['clamped', '0.5 s', '0.25 s'],
      ['clamped', '0.5 s', '0.25 s'],
    ]);
  });

  it.each([1, 2, 8, 32, 100])('covers each frame and sample once with %i clips and fades', (count) => {
    const spec: FilmSpec = { ...two, clips: Array.from({ length: count }, () => '/a.mp4') };
    const clip = sourceOfFilm({ fps: 23.976, durationSeconds: (24 * 1001) / 24_000 });

    const plan = planFilm({ spec, sources: spec.clips.map(() => clip), sounds: {} });

    const frames = count * 24 - (count - 1) * 6;
    expect([plan.frames, plan.samples]).toEqual([frames, frames * 2002]);
    let at = 0;
    for (const { startsAt, frames: length } of plan.segments) {
      expect(startsAt).toBe(at);
      at += length;
    }
    expect(at).toBe(frames);
    const last = plan.audio?.clips.at(-1);
    expect((last?.startsAt ?? 0) + (last?.samples ?? 0)).toBe(plan.samples);
  });

  it('never lets frames and samples drift apart at 29.97 over a thousand clips', () => {
    const clip = sourceOfFilm({ fps: 29.97, durationSeconds: 1001 / 1000 });
    const spec: FilmSpec = { clips: Array.from({ length: 1000 }, () => '/a.mp4') };

    const plan = planFilm({ spec, sources: spec.clips.map(() => clip), sounds: {} });

    expect([plan.frames, plan.samples]).toEqual([30_000, 48_048_000]);
    expect(plan.audio?.clips.at(-1)).toMatchObject({ startsAt: 47_999_952, samples: 48_048 });
  });

  it('says when nothing is left of a clip', () => {
    const spec: FilmSpec = { clips: [{ file: '/a.mp4', start: 2 }] };

    expect(() => planFilm({ spec, sources: [sourceOfFilm()], sounds: {} })).toThrow(
      'Nothing is left of clip 1: it starts at 2 s but lasts 1 s',
    );
  });
});
