import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createClipProber } from '../../../src/adapters/media/probe-clip.js';
import { AivideoError } from '../../../src/domain/errors.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { frameHashes, makeClip, runFfmpeg, x264 } from './sample-clip.js';

const prober = createClipProber();
const call = { signal: new AbortController().signal };
const seconds = (count: number, rate = '24') => `testsrc2=size=320x180:rate=${rate}:duration=${count}`;

async function probeError(path: string): Promise<unknown> {
  return prober.probe(path, call).catch((error: unknown) => error);
}

/** Frames as a decoder shows them. */
async function countFrames(path: string): Promise<number> {
  const hashes = await frameHashes(path);
  return hashes.split('\n').filter((line) => line.startsWith('0,')).length;
}

describe('probing a clip', () => {
  it.each([
    ['mp4', 'mp4', x264, 'avc'],
    ['mov', 'mov', x264, 'avc'],
    ['mkv', 'mkv', x264, 'avc'],
    ['ts', 'ts', x264, 'avc'],
    ['webm', 'webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'], 'vp9'],
    ['gif', 'gif', [], 'gif'],
  ])('reads %s files', async (extension, container, output, codec) => {
    const path = await makeClip(await temporaryFolder(), `clip.${extension}`, { output });

    const media = await prober.probe(path, call);

    expect(media).toEqual({
      container,
      bytes: (await readFile(path)).length,
      durationSeconds: expect.closeTo(1, 2),
      video: { codec, width: 320, height: 180, fps: expect.closeTo(24, 6), frames: 24, rotation: 0 },
    });
  });

  it('reads sound beside the picture, and broken rates exactly', async () => {
    const path = join(await temporaryFolder(), 'clip.mp4');
    const sound = ['-f', 'lavfi', '-i', 'sine=sample_rate=44100:duration=2', '-c:a', 'aac', '-ac', '2'];
    await runFfmpeg(['-f', 'lavfi', '-i', seconds(2, '30000/1001'), ...sound, ...x264, path]);

    const { video, audio } = await prober.probe(path, call);

    expect(video).toMatchObject({ frames: 60, fps: 30000 / 1001 });
    expect(audio).toEqual({ codec: 'aac', channels: 2, sampleRate: 44_100 });
  });

  it('reads a file with sound alone, without a picture', async () => {
    const path = await makeClip(await temporaryFolder(), 'sound.m4a', {
      source: 'sine=duration=1',
      output: ['-c:a', 'aac'],
    });

    const media = await prober.probe(path, call);

    expect(media).toMatchObject({ container: 'mp4', audio: { codec: 'aac' } });
    expect(media).not.toHaveProperty('video');
  });

  it('gives the size as shown: turned, and with pixels that are not square', async () => {
    const folder = await temporaryFolder();
    const plain = await makeClip(folder, 'plain.mp4');
    const turned = join(folder, 'turned.mp4');
    await runFfmpeg(['-display_rotation', '90', '-i', plain, '-c', 'copy', turned]);
    const wide = await makeClip(folder, 'wide.mp4', { output: ['-vf', 'setsar=2/1', ...x264] });

    const probes = [await prober.probe(turned, call), await prober.probe(wide, call)];

    expect(probes[0]?.video).toMatchObject({ width: 180, height: 320, rotation: 270 });
    expect(probes[1]?.video).toMatchObject({ width: 640, height: 180, rotation: 0 });
  });

  it.each([
    ['a fragmented file', ['-movflags', '+frag_keyframe+empty_moov', '-g', '8', ...x264]],
    ['a file with its index in front', ['-movflags', '+faststart', ...x264]],
    ['a file with B-frames', ['-c:v', 'libx264', '-preset', 'medium', '-pix_fmt', 'yuv420p']],
    [
      'HEVC',
      ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p'],
    ],
    ['a codec that it only knows by name', ['-c:v', 'mpeg4']],
  ])('counts the frames of %s', async (_, output) => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', { output });
    const log = vi.spyOn(console, 'warn');

    const { video, durationSeconds } = await prober.probe(path, call);

    expect(video?.frames).toBe(await countFrames(path));
    expect(durationSeconds).toBeCloseTo(1, 3);
    expect(log).not.toHaveBeenCalled();
  });

  it('does not count frames that an edit list cuts away', async () => {
    const folder = await temporaryFolder();
    const whole = await makeClip(folder, 'whole.mp4');
    const cut = join(folder, 'cut.mp4');
    await runFfmpeg(['-ss', '0.5', '-i', whole, '-c', 'copy', cut]);

    const { video, durationSeconds } = await prober.probe(cut, call);

    expect(video?.frames).toBe(await countFrames(cut));
    expect(video?.frames).toBe(12);
    expect(durationSeconds).toBeCloseTo(0.5, 3);
  });

  it('does not count the hidden frames of VP8', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'clip.webm');
    const vp8 = ['-c:v', 'libvpx', '-b:v', '200k', '-auto-alt-ref', '1', '-lag-in-frames', '25'];
    const source = ['-f', 'lavfi', '-i', seconds(2)];
    const log = ['-passlogfile', join(folder, 'pass')];
    await runFfmpeg([...source, ...vp8, '-pass', '1', ...log, '-f', 'null', '-']);
    await runFfmpeg([...source, ...vp8, '-pass', '2', ...log, path]);

    const { video } = await prober.probe(path, call);

    expect(video).toMatchObject({ frames: 48, fps: 24 });
  });

  it('gives the average rate where frames come unevenly', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', {
      output: ['-vf', "select='not(eq(mod(n,5),1))'", '-fps_mode', 'vfr', ...x264],
    });

    const { video } = await prober.probe(path, call);

    expect(video?.frames).toBe(19);
    expect(video?.fps).toBeGreaterThan(18);
    expect(video?.fps).toBeLessThan(20);
  });

  it('does not mind what somebody has appended', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');
    await appendFile(path, '\n\n');

    const { video } = await prober.probe(path, call);

    expect(video?.frames).toBe(24);
  });

  it('reads a clip of one frame', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', { output: ['-frames:v', '1', ...x264] });

    const { video } = await prober.probe(path, call);

    expect(video).toMatchObject({ frames: 1, fps: 24 });
  });
});

describe('probing what is not a whole video', () => {
  it.each([
    ['png', 'a PNG image'],
    ['jpg', 'a JPEG image'],
    ['webp', 'a WebP image'],
    ['avi', 'an AVI video'],
  ])('names what a %s file is', async (extension, what) => {
    const path = await makeClip(await temporaryFolder(), `file.${extension}`, {
      output: extension === 'avi' ? ['-c:v', 'mpeg4'] : ['-frames:v', '1'],
    });

    const error = await probeError(path);

    expect(error).toMatchObject({
      code: 'media-unreadable',
      message: `\`${path}\` is ${what}, not a video that aivideo reads`,
    });
  });

  it.each([
    ['an empty file', '', 'is empty'],
    ['a page', '<!doctype html>', 'is text, not a video that aivideo reads'],
    ['noise', '\0\x01\x02noise\xff', 'is a file of an unknown kind, not a video that aivideo reads'],
    [
      'the start of an MP4',
      '\0\0\0\x10ftypisom\0\0\0\0',
      'is incomplete: its `moov` box, which says where the frames are, is missing',
    ],
    [
      'a playlist that names other files',
      '#EXTM3U\n#EXTINF:1,\nsecret.ts\n',
      'is text, not a video that aivideo reads',
    ],
  ])('says what is wrong with %s', async (_, content, what) => {
    const path = join(await temporaryFolder(), 'clip.mp4');
    await writeFile(path, content, 'latin1');

    const error = await probeError(path);

    expect(error).toMatchObject({ code: 'media-unreadable', message: `\`${path}\` ${what}` });
  });

  it.each([
    ['mp4', 'a file with its index at the end', x264],
    ['mp4', 'a file with its index in front', ['-movflags', '+faststart', ...x264]],
    ['mp4', 'a fragmented file', ['-movflags', '+frag_keyframe+empty_moov', '-g', '8', ...x264]],
    ['mov', 'a QuickTime file', x264],
    ['webm', 'a WebM file', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8']],
    ['mkv', 'a Matroska file', x264],
    ['gif', 'a GIF', []],
  ])('recognises %s (%s) that was cut anywhere', async (extension, _, output) => {
    const path = await makeClip(await temporaryFolder(), `clip.${extension}`, { output });
    const { length } = await readFile(path);

    const errors: unknown[] = [];
    for (const bytes of [length - 1, length - 100, Math.floor(length / 2), Math.floor(length / 10), 60]) {
      await truncate(path, bytes);
      errors.push(await probeError(path));
    }

    for (const error of errors)
      expect(error).toMatchObject({
        code: 'media-unreadable',
        message: expect.stringContaining('incomplete'),
      });
  });

  it('recognises missing frames when the last box reaches to the end of whatever is there', async () => {
    const path = await makeClip(await temporaryFolder(), 'clip.mp4', {
      output: ['-movflags', '+faststart', ...x264],
    });
    const bytes = await readFile(path);
    bytes.writeUInt32BE(0, bytes.lastIndexOf('mdat', undefined, 'latin1') - 4);
    await writeFile(path, bytes);
    const whole = await prober.probe(path, call);
    await truncate(path, bytes.length - 500);

    const error = await probeError(path);

    expect(whole.video?.frames).toBe(24);
    expect(error).toMatchObject({
      code: 'media-unreadable',
      message: `\`${path}\` is incomplete: its last frames are missing`,
    });
  });

  it('refuses a still GIF', async () => {
    const path = await makeClip(await temporaryFolder(), 'still.gif', { output: ['-frames:v', '1'] });

    const error = await probeError(path);

    expect(error).toMatchObject({
      code: 'media-unreadable',
      message: `\`${path}\` is a still GIF, not a video`,
    });
  });

  it('says that a path can not be opened', async () => {
    const path = join(await temporaryFolder(), 'nowhere.mp4');

    const error = await probeError(path);

    expect(error).toMatchObject({
      code: 'input-file-unreadable',
      message: `\`${path}\` can not be read: there is no such file`,
    });
  });

  it('throws the reason of an abort', async () => {
    const reason = new AivideoError('interrupted', 'Interrupted');
    const path = await makeClip(await temporaryFolder(), 'clip.mp4');

    const probe = prober.probe(path, { signal: AbortSignal.abort(reason) });

    await expect(probe).rejects.toBe(reason);
  });
});
