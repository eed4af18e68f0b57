import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedClip, ffmpeg, samples, toneLevel } from '../support/coded-clip.js';
import { composeInside, runInFolder } from '../support/compose-inside.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const second = 48_000;

/** Amplitude of a clip's tone in each of two channels: as mono it has all the power in one. */
const tone = 0.125 * Math.SQRT1_2;

/** A clip of `seconds` without sound, one of black with a tone, and files of sound. */
async function studio() {
  const cwd = await temporaryFolder();
  const at = (name: string) => join(cwd, name);
  return {
    cwd,
    at,
    clip: (name: string, seconds: number, hertz?: number) =>
      codedClip(at(name), { frames: seconds * 24, ...(hertz === undefined ? {} : { tone: hertz }) }),
    /** Sound by one of ffmpeg's formulas. */
    sound: (name: string, formula: string, seconds: number) =>
      ffmpeg('-f', 'lavfi', '-i', `aevalsrc='${formula}':d=${seconds}:s=48000`, at(name)),
  };
}

function levelAt(heard: Float32Array, seconds: number, hertz: number): number {
  const from = Math.round(seconds * second);
  return toneLevel(heard.slice(from, from + second / 5), hertz);
}

/** Integrated loudness (EBU R 128) of a film. */
async function loudnessOf(film: string): Promise<number> {
  const filter = 'ebur128=metadata=1:framelog=quiet,ametadata=print:key=lavfi.r128.I:file=-';
  const words = (await ffmpeg('-i', film, '-af', filter, '-f', 'null', '-')).toString();
  return Number([...words.matchAll(/lavfi\.r128\.I=(-?[\d.]+)/g)].at(-1)?.[1]);
}

describe('music under a film', () => {
  it('starts again until the film ends, comes and goes slowly, and goes down while somebody speaks', async () => {
    const { cwd, at, clip, sound } = await studio();
    await clip('silent.mp4', 6);
    await sound('music.wav', '0.4*sin(2*PI*1000*t)', 1.5);
    await sound('voice.wav', '0.5*sin(2*PI*300*t)*between(t,2,4)', 6);

    await composeInside(
      cwd,
      ...['silent.mp4', '--music', 'music.wav', '--music-volume', '0.5', '--narration', 'voice.wav'],
      ...['-o', 'film.mp4'],
    );

    const heard = await samples(at('film.mp4'));
    const music = (seconds: number) => levelAt(heard, seconds, 1000);
    expect(music(0)).toBeLessThan(0.06);
    expect(music(1.3)).toBeCloseTo(0.2 * Math.SQRT1_2, 1);
    expect(music(3)).toBeLessThan(0.4 * music(1.3));
    expect(music(3)).toBeGreaterThan(0.005);
    expect(music(3.9)).toBeLessThan(0.4 * music(1.3));
    expect(music(5.8)).toBeLessThan(0.05);
    expect(levelAt(heard, 3, 300)).toBeGreaterThan(0.3);
  });

  it('stays as loud with --no-duck, and is cut where the film ends', async () => {
    const { cwd, at, clip, sound } = await studio();
    await clip('tone.mp4', 4, 300);
    await sound('music.wav', '0.4*sin(2*PI*1000*t)', 9);

    await composeInside(
      cwd,
      ...['tone.mp4', '--music', 'music.wav', '--music-volume', '0.25', '--no-duck', '-o', 'film.mp4'],
    );

    const heard = await samples(at('film.mp4'));
    expect(levelAt(heard, 1.5, 1000)).toBeCloseTo(0.1 * Math.SQRT1_2, 2);
    expect(levelAt(heard, 1.5, 300)).toBeCloseTo(tone, 2);
  });

  it('is alone where the clips are not to be heard', async () => {
    const { cwd, at, clip, sound } = await studio();
    await clip('tone.mp4', 2, 300);
    await sound('music.wav', '0.4*sin(2*PI*1000*t)', 2);

    await composeInside(cwd, 'tone.mp4', '--audio', 'none', '--music', 'music.wav', '-o', 'film.mp4');

    const heard = await samples(at('film.mp4'));
    expect(levelAt(heard, 1, 300)).toBeLessThan(0.001);
    expect(levelAt(heard, 1, 1000)).toBeGreaterThan(0.05);
  });
});

describe('a narration', () => {
  it('that is longer than the film is cut, and that is said', async () => {
    const { cwd, clip, sound } = await studio();
    await clip('silent.mp4', 1);
    await sound('voice.wav', '0.5*sin(2*PI*300*t)', 3);

    const { stderr } = await runInFolder(
      cwd,
      'compose',
      'silent.mp4',
      '--narration',
      'voice.wav',
      '--dry-run',
    );

    expect(stderr).toContain(
      'adjusted: `narration` asked 3 s, used 1 s (the film is shorter than its narration)',
    );
  });
});

describe('the loudness of a film', () => {
  it.each([
    ['a quiet tone', '0.003*sin(2*PI*400*t)', -14],
    ['noise with knocks far above it', '0.02*(random(0)*2-1)+0.9*sin(2*PI*400*t)*lt(mod(t,0.5),0.01)', -16],
    ['half a loud second among quiet ones', '0.6*sin(2*PI*300*t)*lt(t,0.5)+0.02*sin(2*PI*500*t)', -14],
  ])('is what was asked for within half a unit: %s', async (_what, formula, loudness) => {
    const { cwd, at, clip, sound } = await studio();
    await clip('silent.mp4', 2);
    await sound('sound.wav', formula, 2);

    await composeInside(
      cwd,
      ...['silent.mp4', '--narration', 'sound.wav', '--loudness', String(loudness), '-o', 'film.mp4'],
    );

    expect(Math.abs((await loudnessOf(at('film.mp4'))) - loudness)).toBeLessThanOrEqual(0.5);
  });

  it('of silence is left as it is, and said to be none where there is no sound', async () => {
    const { cwd, clip, sound } = await studio();
    await clip('silent.mp4', 1);
    await sound('nothing.wav', '0', 1);
    const args = ['silent.mp4', '--loudness', '-14', '-o', 'film.mp4'];

    const film = await composeInside(cwd, ...args);
    await composeInside(cwd, ...args, '--force', '--narration', 'nothing.wav');

    expect(film.adjustments).toEqual([
      { option: 'loudness', kind: 'unsupported', asked: -14, reason: 'the film has no sound' },
    ]);
    expect(Math.max(...(await samples(join(cwd, 'film.mp4'))))).toBeLessThan(0.001);
  });
});

describe('clips with and without sound', () => {
  it('stay in step through crossfades, and cross over at equal power', async () => {
    const { cwd, at, clip } = await studio();
    await clip('a.mp4', 2, 400);
    await clip('b.mp4', 2);
    await clip('c.mp4', 2, 700);
    const fade = ['--transition', 'fade', '--transition-duration', '0.5'];

    const film = await composeInside(cwd, 'a.mp4', 'b.mp4', 'c.mp4', ...fade, '-o', 'film.mp4');

    const heard = await samples(at('film.mp4'));
    expect(film.samples).toBe(5 * second);
    expect(levelAt(heard, 1, 400)).toBeCloseTo(tone, 2);
    expect(levelAt(heard, 2.2, 400)).toBeLessThan(0.001);
    expect(levelAt(heard, 2.7, 700)).toBeLessThan(0.001);
    expect(levelAt(heard, 3.6, 700)).toBeCloseTo(tone, 2);
    expect(levelAt(heard, 4.8, 700)).toBeCloseTo(tone, 2);
    const middle = Math.round(3.25 * second);
    expect(toneLevel(heard.slice(middle - 480, middle + 480), 700)).toBeCloseTo(tone * Math.SQRT1_2, 2);
  });
});
