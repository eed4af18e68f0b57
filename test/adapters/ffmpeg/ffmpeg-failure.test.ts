import { describe, expect, it } from 'vitest';
import { explainFfmpegFailure } from '../../../src/adapters/ffmpeg/ffmpeg-failure.js';

const place = { ffmpegPath: '/opt/ffmpeg', outputPath: '/films/a.mp4' };
const exit = new Error('ffmpeg exited with code 1: Conversion failed!');

describe('what ffmpeg ends with', () => {
  it.each([
    [
      'av_interleaved_write_frame(): No space left on device',
      'disk-full',
      'There is no space left for `/films/a.mp4`',
    ],
    ["Unknown encoder 'libx264'", 'ffmpeg-failed', 'The ffmpeg `/opt/ffmpeg` has no encoder `libx264`'],
    ["No such filter: 'xfade'", 'ffmpeg-failed', 'The ffmpeg `/opt/ffmpeg` has no filter `xfade`'],
    [
      "[AVFilterGraph @ 0x5] No such filter: 'xfade'",
      'ffmpeg-failed',
      'The ffmpeg `/opt/ffmpeg` has no filter `xfade`',
    ],
    [
      'a.bin: Invalid data found when processing input',
      'media-unreadable',
      'An input of ffmpeg is not a video, or it is broken',
    ],
    ['/films/a.mp4: Permission denied', 'output-unwritable', '`/films/a.mp4` can not be written'],
    [
      '[out#0] Something odd happened.\nConversion failed!',
      'ffmpeg-failed',
      'ffmpeg failed: [out#0] Something odd happened',
    ],
  ])('%s', (stderr, code, message) => {
    const error = explainFfmpegFailure(place, exit, `ffmpeg version 7.0\n${stderr}\n`);

    expect(error).toMatchObject({ code, message });
  });

  it('is told as a stop when it was killed', () => {
    const error = explainFfmpegFailure(
      place,
      new Error('ffmpeg was killed with signal SIGKILL'),
      'frame= 12',
    );

    expect(error).toMatchObject({ code: 'ffmpeg-failed', message: 'ffmpeg was stopped by SIGKILL' });
  });

  it('is told as missing when it could not be started', () => {
    const error = explainFfmpegFailure(place, Object.assign(new Error('spawn'), { code: 'ENOENT' }), '');

    expect(error).toMatchObject({ code: 'ffmpeg-missing' });
  });

  it('is what the frames failed with, when they did', () => {
    const cause = new Error('The painter fell off the ladder');
    const error = Object.assign(new Error('Input stream error'), { inputStreamError: cause });

    expect(explainFfmpegFailure(place, error, '')).toBe(cause);
  });

  it('keeps the last 20 lines that ffmpeg wrote', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);

    const error = explainFfmpegFailure(place, exit, lines.join('\r\n'));

    expect(error).toMatchObject({ details: { stderr: lines.slice(30).join('\n') } });
  });
});
