import { describe, expect, it } from 'vitest';
import { fixture, heardWords, read, shortLines } from './read-words.js';

describe('captions as a script', () => {
  it('keep their times and speakers, and sounds are not heard as words', () => {
    const { scenes, format } = read(fixture('harbour.srt'), { name: 'harbour.srt' });

    expect(format).toBe('srt');
    expect(scenes.flatMap(shortLines)).toEqual([
      'speech ANNA: Do you hear the ships?',
      'speech BEN: They leave before the sun is up.',
      'effect foghorn',
      'speech ANNA: Then so should we.',
      'narration By noon the harbour is empty.',
    ]);
    expect(scenes[0]?.lines[0]).toMatchObject({ time: { from: 1, to: 4 }, at: 2 });
  });

  it('make scenes without a gap from 0 to the last word, with borders in the pauses', () => {
    const { scenes } = read(fixture('harbour.srt'));

    const times = scenes.map(({ time }) => time);
    expect(times[0]?.from).toBe(0);
    expect(times.at(-1)?.to).toBe(34);
    for (const [index, time] of times.entries()) if (index > 0) expect(time?.from).toBe(times[index - 1]?.to);
    expect(times.map((time) => time?.to)).toContain(22.5);
  });

  it('are read as WebVTT by their first line', () => {
    const { format, scenes } = read('WEBVTT\n\n00:01.000 --> 00:03.000\nHello there.\n');

    expect(format).toBe('vtt');
    expect(scenes[0]?.time).toEqual({ from: 0, to: 3 });
  });

  it('say which of their times are mended', () => {
    const { adjustments, scenes } = read(
      '00:00:04,000 --> 00:00:06,000\nTwo.\n\n00:00:01,000 --> 00:00:05,000\nOne.\n\n00:00:09,000 --> 00:00:08,000\nThree.\n',
    );

    expect(heardWords(scenes)).toEqual(['One.', 'Two.', 'Three.']);
    expect(adjustments.map(({ option, asked, reason }) => `${option} ${asked}: ${reason}`)).toEqual([
      'timings line 4: A caption that starts before the one above it is moved up',
      'timings line 4: A caption ends where the next one starts',
      'timings line 7: A caption that ends before it starts is shown for 2 s',
    ]);
  });

  it('are refused with file and line where a time can not be read', () => {
    expect(() => read('00:00:01,000 --> soon\nHello\n', { name: 'a.srt' })).toThrow(
      expect.objectContaining({ code: 'captions-invalid', message: expect.stringContaining('`a.srt`: ') }),
    );
  });
});
