import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type EncodeFramesOptions, encodeFrames } from '../../../src/adapters/ffmpeg/encode-frames.js';
import { findFfmpeg } from '../../../src/adapters/ffmpeg/find-ffmpeg.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const run = promisify(execFile);
const size = { width: 64, height: 48 };
let ffmpegPath = '';

beforeAll(async () => {
  ffmpegPath = (await findFfmpeg({ env: process.env })).path;
});

/** A grey picture, lighter with each number. */
function grey(number: number): Uint8Array {
  return new Uint8Array(size.width * size.height * 4).fill(20 + number * 8);
}

async function* greys(count: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number += 1) yield grey(number);
}

async function optionsFor(changes: Partial<EncodeFramesOptions> = {}): Promise<EncodeFramesOptions> {
  return {
    ffmpegPath,
    frames: greys(25),
    pixelFormat: 'rgba',
    ...size,
    fps: 25,
    outputPath: join(await temporaryFolder(), 'clip.mp4'),
    signal: new AbortController().signal,
    ...changes,
  };
}

/** Means of the brightness of every picture in a file. */
async function brightnessOf(path: string): Promise<number[]> {
  const args = ['-v', 'error', '-i', path, '-vf', 'scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const { stdout } = await run(ffmpegPath, args, { encoding: 'buffer' });
  return [...stdout];
}

describe('encoded frames', () => {
  it('are all there, each once and in order', async () => {
    const options = await optionsFor();

    await encodeFrames(options);
    const brightness = await brightnessOf(options.outputPath);

    expect(brightness).toHaveLength(25);
    brightness.forEach((value, number) => {
      expect(Math.abs(value - (20 + number * 8))).toBeLessThan(4);
    });
  });

  it('are H.264, 4:2:0 and BT.709, and can be played from the first bytes', async () => {
    const options = await optionsFor();

    await encodeFrames(options);
    const told = await run(ffmpegPath, ['-hide_banner', '-i', options.outputPath]).catch((error) => error);
    const bytes = await readFile(options.outputPath, 'latin1');

    expect(told.stderr).toMatch(/Video: h264 .*yuv420p\(tv, bt709.*64x48.* 25 fps/);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('give the same bytes twice', async () => {
    const [first, second] = [await optionsFor(), await optionsFor()];

    await encodeFrames(first);
    await encodeFrames(second);

    expect(await readFile(first.outputPath)).toEqual(await readFile(second.outputPath));
  });

  it('are taken as ffmpeg can use them, not all at once', async () => {
    let taken = 0;
    let largestLead = 0;
    const large = { width: 1280, height: 720 };
    const done: number[] = [];
    async function* frames(): AsyncGenerator<Uint8Array> {
      for (; taken < 40; taken += 1) {
        largestLead = Math.max(largestLead, taken - done.length);
        yield new Uint8Array(large.width * large.height * 4);
        done.push(taken);
      }
    }

    await encodeFrames(await optionsFor({ ...large, frames: frames() }));

    expect(taken).toBe(40);
    expect(largestLead).toBeLessThanOrEqual(1);
  });

  it.each([
    { width: 63, height: 48 },
    { width: 64, height: 47 },
  ])('must have an even size, not %o', async (odd) => {
    await expect(encodeFrames(await optionsFor(odd))).rejects.toMatchObject({
      code: 'input-invalid',
      message: `Width and height must be even, got ${odd.width}x${odd.height}`,
    });
  });

  it('fail with what their source fails with', async () => {
    const reason = new Error('The painter fell off the ladder');
    async function* frames(): AsyncGenerator<Uint8Array> {
      yield grey(0);
      throw reason;
    }

    await expect(encodeFrames(await optionsFor({ frames: frames() }))).rejects.toBe(reason);
  });

  it('must be whole', async () => {
    async function* frames(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(7);
    }

    await expect(encodeFrames(await optionsFor({ frames: frames() }))).rejects.toMatchObject({
      code: 'bug',
      message: 'A frame has 7 bytes, not 12288',
    });
  });
});

describe('an encoding that is given up', () => {
  it('ends at once with the reason, and its ffmpeg with it', async () => {
    const controller = new AbortController();
    const reason = new Error('Enough');
    const outputPath = join(await temporaryFolder(), 'clip.mp4');
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let number = 0; ; number += 1) {
        if (number === 20) controller.abort(reason);
        yield grey(number % 20);
      }
    }

    await expect(
      encodeFrames(await optionsFor({ frames: endless(), outputPath, signal: controller.signal })),
    ).rejects.toBe(reason);

    await vi.waitFor(async () =>
      expect((await run('ps', ['-A', '-o', 'args'])).stdout).not.toContain(outputPath),
    );
  });

  it('does not begin for a caller who has given up before', async () => {
    const reason = new Error('Enough');

    await expect(encodeFrames(await optionsFor({ signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
  });
});

describe('an ffmpeg that fails', () => {
  /** Answers fluent-ffmpeg's questions, then fails with this line. */
  async function failing(line: string, ending = 'exit 1'): Promise<string> {
    const path = join(await temporaryFolder(), 'ffmpeg');
    const script = [
      '#!/bin/sh',
      `case "$1" in -formats) echo ' DE rawvideo raw'; echo '  E mp4 mp4'; exit 0;; -encoders) exit 0;; esac`,
      `echo "${line}" >&2`,
      ending,
    ];
    await writeFile(path, script.join('\n'));
    await chmod(path, 0o755);
    return path;
  }

  it.each([
    ["Unknown encoder 'libx264'", 'exit 1', 'ffmpeg-failed', /has no encoder `libx264`/],
    ['No space left on device', 'exit 1', 'disk-full', /no space left/],
    ['Killed', 'kill -9 $$', 'ffmpeg-failed', /stopped by SIGKILL/],
    ['Strange weather', 'exit 1', 'ffmpeg-failed', /^ffmpeg failed: Strange weather$/],
  ])('with %s is explained', async (line, ending, code, message) => {
    const path = await failing(line, ending);

    const error = await encodeFrames(await optionsFor({ ffmpegPath: path })).catch(
      (reason: unknown) => reason,
    );

    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('or is not there is explained', async () => {
    await expect(encodeFrames(await optionsFor({ ffmpegPath: '/nowhere/ffmpeg' }))).rejects.toMatchObject({
      code: 'ffmpeg-missing',
    });
  });

  it('because the folder is not there is explained', async () => {
    await expect(encodeFrames(await optionsFor({ outputPath: '/nowhere/at/all.mp4' }))).rejects.toMatchObject(
      {
        code: 'output-unwritable',
        message: '`/nowhere/at/all.mp4` can not be written',
      },
    );
  });
});
