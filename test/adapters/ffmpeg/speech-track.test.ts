import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSpeechTrack } from '../../../src/adapters/ffmpeg/film/speech-track.js';
import { ffmpeg, ffmpegPath } from '../../support/coded-clip.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const call = { signal: new AbortController().signal };
const track = createSpeechTrack({ explicitPath: ffmpegPath, env: {} });

/** A tone at half of full scale, at a rate of its own. */
async function tone(folder: string, name: string, seconds: number): Promise<string> {
  const path = join(folder, name);
  await ffmpeg('-f', 'lavfi', '-i', `aevalsrc=0.5*sin(2*PI*440*t):s=22050:d=${seconds}`, path);
  return path;
}

/** Loudest sample from one second to another, 0 to 1. */
async function loudest(path: string, from: number, to: number): Promise<number> {
  const bytes = await readFile(path);
  let most = 0;
  for (let sample = Math.round(from * 48_000); sample < to * 48_000; sample += 1)
    most = Math.max(most, Math.abs(bytes.readInt16LE(44 + 2 * sample)) / 32_768);
  return most;
}

describe('a track of recordings', () => {
  it('holds each at its time, with silence between', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'track.wav');
    const one = await tone(folder, "one 'quoted'.wav", 0.5);

    await track.build(
      [
        { path: one, from: 0.25 },
        { path: one, from: 1.5 },
      ],
      path,
      call,
    );

    expect((await readFile(path)).length).toBe(44 + 2 * 48_000 * 2);
    expect(await loudest(path, 0, 0.24)).toBe(0);
    expect(await loudest(path, 0.3, 0.7)).toBeCloseTo(0.5, 1);
    expect(await loudest(path, 0.8, 1.49)).toBe(0);
    expect(await loudest(path, 1.55, 1.95)).toBeCloseTo(0.5, 1);
  });

  it('lets two that overlap be heard together, and never more than fully', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'track.wav');
    const one = await tone(folder, 'one.wav', 0.5);

    await track.build(
      [0, 0, 0].map((from) => ({ path: one, from })),
      path,
      call,
    );

    expect(await loudest(path, 0.1, 0.4)).toBeCloseTo(1, 3);
  });

  it('leaves nothing behind when a recording can not be read', async () => {
    const folder = await temporaryFolder();

    await expect(
      track.build([{ path: join(folder, 'none.wav'), from: 0 }], join(folder, 'track.wav'), call),
    ).rejects.toMatchObject({ name: 'AivideoError' });
    expect(await readdir(folder)).toEqual([]);
  });
});
