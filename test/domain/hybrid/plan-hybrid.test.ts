import { describe, expect, it } from 'vitest';
import { chooseKey } from '../../../src/domain/hybrid/choose-key.js';
import type { HybridSpec } from '../../../src/domain/hybrid/hybrid-spec.js';
import { planComposite, planHybridFrame } from '../../../src/domain/hybrid/plan-hybrid.js';
import { planSequence } from '../../../src/domain/hybrid/plan-sequence.js';
import type { FilmSource } from '../../../src/domain/timeline/film-source.js';
import type { RenderPlan } from '../../../src/domain/timeline/render-plan.js';
import { sourceOfFilm } from '../timeline/source-of-film.js';

/** As Manim makes them: 15 s at 60 fps. */
const manim = sourceOfFilm({ path: '/s.mp4', sha256: 's', fps: 60, durationSeconds: 15, hasAudio: false });

/** As Zeroscope makes them: 24 frames at 8 fps. */
const zeroscope = sourceOfFilm({
  ...{ path: '/a.mp4', sha256: 'a', width: 576, height: 320, fps: 8, durationSeconds: 3 },
});

function frameOf(spec: HybridSpec, sources: { simulation?: FilmSource[]; ai?: FilmSource[] } = {}) {
  const { simulation = [manim], ai = [zeroscope] } = sources;
  return planHybridFrame({ spec, sources: { simulation, ai }, madeToFit: [] });
}

function planOf(
  spec: HybridSpec,
  sources: { simulation?: FilmSource[]; ai?: FilmSource[] } = {},
): RenderPlan {
  const frame = frameOf(spec, sources);
  const { arrangement } = frame;
  if (arrangement === undefined) return planSequence({ spec, frame, sounds: {} });
  const pictureOf = ({ kind }: { kind: string }) => ({ path: `/${kind}.png`, sha256: kind });
  return planComposite({
    spec,
    frame: { ...frame, arrangement },
    sounds: {},
    name: 's',
    pictureOf,
    parallel: 2,
  });
}

describe('the plan of a hybrid film', () => {
  it('takes the higher rate and the larger picture, and says so', () => {
    const { format, adjustments } = frameOf({});

    expect(format).toMatchObject({ width: 1280, height: 720, rate: { numerator: 60, denominator: 1 } });
    expect(adjustments).toEqual([
      {
        ...{ option: 'fps', kind: 'rounded', asked: 'simulation 60, AI 8', used: 60 },
        reason: 'the higher of the two',
      },
      {
        ...{ option: 'size', kind: 'rounded', asked: 'simulation 1280x720, AI 576x320', used: '1280x720' },
        reason: 'after the larger of the two',
      },
    ]);
  });

  it('is as long as the simulation, and is cut into segments that are its frames', () => {
    const { frames, samples, segments } = planOf({});

    expect(frames).toBe(900);
    expect(samples).toBe(720_000);
    expect(segments.map(({ startsAt, frames: length }) => [startsAt, length])).toEqual([
      [0, 346],
      [346, 277],
      [623, 277],
    ]);
  });

  it.each([
    ['ai', 180],
    ['longest', 900],
    ['shortest', 180],
    [4, 240],
  ] as const)('is as long as `--length %s` says', (length, frames) => {
    expect(planOf({ length }).frames).toBe(frames);
  });

  it('cuts short loops into short segments, so that few files are open at once', () => {
    const { segments } = planOf({ fps: 30 }, { ai: [sourceOfFilm({ fps: 30, durationSeconds: 0.2 })] });

    const pieces = segments.map((segment) =>
      segment.kind === 'composite' ? (segment.composite.scene.layers[1]?.pieces.length ?? 0) : 0,
    );
    expect(Math.max(...pieces)).toBeLessThanOrEqual(10);
    expect(segments.reduce((sum, { frames }) => sum + frames, 0)).toBe(450);
  });

  it('slows a half within limits, and says where the rest is held', () => {
    const { clips, adjustments } = planOf({ fill: 'slow', fps: 30 });

    expect(clips[1]?.stretch).toEqual({ frames: 180, of: 90 });
    expect(adjustments.at(-1)).toMatchObject({ option: 'fill ai', kind: 'clamped', used: '6 s' });
  });

  it('gives each AI clip its chapter of the simulation', () => {
    const { clips, chapters } = planOf(
      { chapters: [0, 4, 9.5] },
      { ai: [zeroscope, sourceOfFilm({ sha256: 'b' }), sourceOfFilm({ sha256: 'c' })] },
    );

    expect(clips.slice(1).map(({ startsAt, frames }) => [startsAt, frames])).toEqual([
      [0, 240],
      [240, 330],
      [570, 330],
    ]);
    expect(chapters.map(({ fromFrame }) => fromFrame)).toEqual([0, 240, 570]);
  });

  it('takes the files of sections as chapters', () => {
    const section = (seconds: number) => ({ ...manim, durationSeconds: seconds });

    const { frames, chapters } = planOf(
      {},
      { simulation: [section(2), section(5)], ai: [zeroscope, zeroscope] },
    );

    expect(frames).toBe(420);
    expect(chapters.map(({ fromFrame }) => fromFrame)).toEqual([0, 120]);
  });

  it('refuses chapters and starts in which the halves share no time', () => {
    expect(() => planOf({ chapters: [0, 20] })).toThrow(
      /The halves share no time in chapter 2: it begins at 20 s, and the simulation ends at 15 s/,
    );
    expect(() => planOf({ aiStart: 3 })).toThrow(
      /The halves share no time: the AI half starts at 3 s but lasts 3 s/,
    );
    expect(() => planOf({ chapters: [0, 5, 5] })).toThrow(/one after the other: 5 s follows 5 s/);
  });

  it('tells of options that the layout has no use for', () => {
    expect(frameOf({ layout: 'pip', ratio: 0.7 }).adjustments[0]).toMatchObject({
      ...{ option: 'ratio', kind: 'unsupported', reason: 'layout `pip` has no use for it' },
    });
  });

  it('mixes the sound of both halves, or plays one of them alone', () => {
    const loud = { simulation: [{ ...manim, hasAudio: true }] };

    expect(planOf({}, loud).audio).toMatchObject({ clips: [{ clip: 1 }], alongside: expect.any(Array) });
    expect(planOf({ audio: 'simulation' }, loud).audio).toEqual({
      clips: [expect.objectContaining({ clip: 1 })],
    });
    expect(planOf({ audio: 'none' }, loud).audio).toBeUndefined();
  });

  it('lets the halves take turns, chapter by chapter', () => {
    const { clips, frames } = planOf({ layout: 'sequence', chapters: [0, 6], fps: 30 });

    expect(
      clips.map(({ source, skippedFrames, frames: length }) => [source.sha256, skippedFrames, length]),
    ).toEqual([
      ['a', 0, 45],
      ['s', 0, 180],
      ['a', 45, 45],
      ['s', 180, 270],
    ]);
    expect(frames).toBe(540);
  });
});

describe('the key of a simulation', () => {
  const opaque = { path: '/s.mp4' };

  it('is the transparency of the file where it has any', () => {
    expect(chooseKey({}, { path: '/s.mov', transparency: 'prores' }, '#000000')).toEqual({ kind: 'alpha' });
    expect(() => chooseKey({ key: 'alpha' }, opaque, '#000000')).toThrow(/holds no transparency/);
  });

  it('is the hue of a green screen, and the colour of any other ground', () => {
    expect(chooseKey({}, opaque, '#00d000')).toMatchObject({ kind: 'chroma', color: '#00d000' });
    expect(chooseKey({}, opaque, '#000000')).toMatchObject({ kind: 'color', color: '#000000' });
    expect(chooseKey({}, opaque, '#ece6e2')).toMatchObject({ kind: 'color' });
    expect(chooseKey({ keyColor: '#0000ff', keyTolerance: 0.3 }, opaque, '#000000')).toMatchObject({
      ...{ kind: 'chroma', color: '#0000ff', tolerance: 0.3 },
    });
    expect(chooseKey({ key: 'luma', keyColor: '#ffffff' }, opaque, '#000000')).toMatchObject({
      kind: 'luma',
      level: 1,
    });
  });
});
