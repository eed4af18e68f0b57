import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../src/domain/captions/cue.js';
import { formatSrt, formatVtt } from '../../../src/domain/captions/format-captions.js';
import { parseCaptions } from '../../../src/domain/captions/parse-captions.js';

const two = [
  { startMs: 1000, endMs: 3500, text: 'First' },
  { startMs: 4000, endMs: 5250, text: 'Second\nline' },
];

describe('reading captions', () => {
  it.each([
    ['SubRip', '1\n00:00:01,000 --> 00:00:03,500\nFirst\n\n2\n00:00:04,000 --> 00:00:05,250\nSecond\nline\n'],
    [
      'a byte order mark, CRLF and no last line end',
      '\uFEFF1\r\n00:00:01,000 --> 00:00:03,500\r\nFirst\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,250\r\nSecond\r\nline',
    ],
    [
      'no numbers and points',
      '00:00:01.000 --> 00:00:03.500\nFirst\n\n00:00:04.000-->00:00:05.250\nSecond\nline',
    ],
    ['short times', '1\n0:0:1 --> 0:0:3,5\nFirst\n\n2\n00:04 --> 00:05,25\nSecond\nline'],
    [
      'no empty lines',
      '1\n00:00:01,000 --> 00:00:03,500\nFirst\n2\n00:00:04,000 --> 00:00:05,250\nSecond\nline\n',
    ],
    [
      'WebVTT with notes, styles, names and settings',
      'WEBVTT - a film\nKind: captions\n\nNOTE not\nthis\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:03.500 align:start position:10%\nFirst\n\n00:04.000 --> 00:05.250\nSecond\nline\n',
    ],
  ])('takes %s', (_, text) => {
    expect(parseCaptions(text)).toMatchObject({ cues: two, adjustments: [] });
  });

  it('takes a format that was named over what the text looks like', () => {
    const text = 'NOTE\n\n00:01.000 --> 00:02.000\nHello';

    expect(parseCaptions(text, { format: 'vtt' }).cues).toHaveLength(1);
    expect(() => parseCaptions(text)).toThrow('A time such as');
  });

  it('leaves tags out and says so once', () => {
    const text = `1\n00:00:01,000 --> 00:00:02,000\n<i>Rain</i> &amp; <font color="red">wind</font>, 2 < 3\n\n2\n00:00:02,000 --> 00:00:03,000\n<v Min-ji>안녕</v>`;

    expect(parseCaptions(text)).toMatchObject({
      cues: [{ text: 'Rain & wind, 2 < 3' }, { text: '안녕' }],
      adjustments: [{ line: 2, message: 'Tags such as `<i>` are left out of 2 captions' }],
    });
  });

  it.each([
    ['1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Up', 'top'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000 line:0\nUp', 'top'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000 line:50%\nMiddle', 'middle'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000 line:-1\nDown', 'bottom'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000 line:90%,end\nDown', 'bottom'],
  ])('reads the place from %j', (text, place) => {
    expect(parseCaptions(text).cues).toMatchObject([{ place }]);
  });

  it.each([
    [
      'in the wrong order',
      ['00:05 --> 00:06', '00:01 --> 00:02'],
      [
        [1000, 2000],
        [5000, 6000],
      ],
      [4, 'A caption that starts before the one above it is moved up'],
    ],
    [
      'that overlap',
      ['00:01 --> 00:04', '00:03 --> 00:06'],
      [
        [1000, 3000],
        [3000, 6000],
      ],
      [1, 'A caption ends where the next one starts'],
    ],
    [
      'that end before they start',
      ['00:03 --> 00:01', '00:04 --> 00:06'],
      [
        [3000, 4000],
        [4000, 6000],
      ],
      [1, 'A caption that ends before it starts is shown for 1 s'],
    ],
    [
      'that start together',
      ['00:01 --> 00:02', '00:01 --> 00:03'],
      [[1000, 3000]],
      [4, 'Two captions that start together are shown as one'],
    ],
  ])('puts captions right %s', (_, times, expected, [line, message]) => {
    const { cues, adjustments } = parseCaptions(times.map((time) => `${time}\ntext\n`).join('\n'));

    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(expected);
    expect(adjustments).toEqual([{ line, message }]);
  });

  it('takes text after an empty line as part of the caption before it', () => {
    const { cues, adjustments } = parseCaptions('1\n00:01,000 --> 00:02,000\nOne\n\nTwo\n');

    expect(cues).toEqual([{ startMs: 1000, endMs: 2000, text: 'One\nTwo' }]);
    expect(adjustments).toEqual([
      { line: 5, message: 'Text after an empty line is taken as part of the caption before it' },
    ]);
  });

  it('leaves captions without text out and says so', () => {
    const { cues, adjustments } = parseCaptions('00:01 --> 00:02\n<i> </i>\n\n00:03 --> 00:04\nText');

    expect(cues).toHaveLength(1);
    expect(adjustments).toEqual([{ line: 1, message: 'A caption without text is left out' }]);
  });

  it.each([
    ['', 'There are no captions in it', 1],
    ['WEBVTT\n', 'There are no captions in it', 1],
    [
      'Dear diary,\nnothing happened.',
      'A time such as `00:00:01,000 --> 00:00:03,500` is expected, got `Dear diary,`',
      1,
    ],
    [
      '1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:61,000 --> 00:02\nb',
      'Line 6: a time must be written like `00:00:01,000`, got `00:00:61,000`',
      6,
    ],
    ['1\n00:00:01,000 --> later\na', 'Line 2: a time must be written like `00:00:01,000`, got `later`', 2],
    ['00:01 -->\na', 'There', 1],
  ])('refuses %j with the line', (text, message, line) => {
    const refused = () => parseCaptions(text);

    expect(refused).toThrow(expect.objectContaining({ code: 'captions-invalid', details: { line } }));
    if (message !== 'There') expect(refused).toThrow(message);
  });

  it('reads ten thousand captions without an empty line at once', () => {
    const text = Array.from(
      { length: 10_000 },
      (_, index) => `${index + 1}\n${clock(index)} --> ${clock(index)}9\nx`,
    );

    expect(parseCaptions(text.join('\n')).cues).toHaveLength(10_000);
  });

  it('never fails but with the error that names the line', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\n',
        '\n\n',
        '1',
        '00:00:01,000 --> 00:00:02,000',
        '-->',
        'WEBVTT',
        '<i>',
        '{\\an8}',
        '\r',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          const { cues } = parseCaptions(pieces.join(''));
          for (const [index, { startMs, endMs, text }] of cues.entries()) {
            expect(endMs).toBeGreaterThan(startMs);
            expect(endMs).toBeLessThanOrEqual(cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY);
            expect(text).not.toBe('');
          }
        } catch (error) {
          expect(error).toMatchObject({ code: 'captions-invalid' });
        }
      }),
    );
  });
});

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)},00`;
}

describe('writing captions', () => {
  const cues: readonly Cue[] = [
    { startMs: 0, endMs: 1500, text: '바다 & <산>', place: 'top' },
    { startMs: 3_723_004, endMs: 3_725_000, text: 'Two\nlines' },
  ];

  it('writes SubRip', () => {
    expect(formatSrt(cues)).toBe(
      '1\n00:00:00,000 --> 00:00:01,500\n{\\an8}바다 & <산>\n\n2\n01:02:03,004 --> 01:02:05,000\nTwo\nlines\n',
    );
  });

  it('writes WebVTT', () => {
    expect(formatVtt(cues)).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.500 line:5%\n바다 &amp; &lt;산&gt;\n\n01:02:03.004 --> 01:02:05.000\nTwo\nlines\n',
    );
  });

  it.each([
    ['SubRip', formatSrt],
    ['WebVTT', formatVtt],
  ])('writes %s that reads back as it was', (_, format) => {
    expect(parseCaptions(format(cues)).cues).toEqual(cues);
  });
});
