import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import { scriptFormats } from '../../../src/domain/scripts/index.js';
import { shapeScript } from '../../../src/domain/scripts/shape-script.js';
import { heardWords, read, wordsOf } from './read-words.js';

const formats = scriptFormats.map(({ name }) => name);

/** What means something to one of the formats. */
const pieces = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '  ',
    '\t',
    ':',
    '- ',
    '# ',
    '---\n',
    '***',
    '[',
    ']',
    '(',
    ')',
    '[화면: ',
    '[자막] ',
    '<자막>',
    '나레이션',
  ],
  ...[
    '씬 1',
    'S#2',
    '#3',
    'INT. A - DAY\n\n',
    'ANNA\n',
    '~',
    '> ',
    '<',
    '/*',
    '*/',
    '[[',
    ']]',
    '@',
    '!',
    '^',
    '=',
    '.',
  ],
  ...[
    'WEBVTT\n\n',
    '00:00:01,000 --> 00:00:02,000\n',
    '```\n',
    '|a|b|\n|-|-|\n',
    '![a](b)',
    '**',
    '_',
    '&amp;',
    '\\',
  ],
  ...[
    'scenes:\n',
    '- narration: ',
    'seconds: 3\n',
    '{"a":',
    '"',
    '&a',
    '*a',
    '!!',
    '\u2028',
    '\u0000',
    '\ud800',
    '다.',
    'word ',
  ],
  ...[
    '안녕하세요. ',
    '민수: ',
    'HOST: ',
    'title: a\n',
    '[simulation: x]',
    'BGM: ',
    '장소: ',
    '1. ',
    '“',
    'Dr. ',
    '。',
    'é',
  ],
);

const text = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('any text in any format', () => {
  it('is read, or refused with an error that says why', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, ...formats), (words, format) => {
        try {
          const { scenes } = read(words, format === undefined ? {} : { format });
          expect(scenes.length).toBeGreaterThan(0);
          expect(scenes.map(({ number }) => number)).toEqual(scenes.map((_, index) => index + 1));
          for (const { source } of scenes) expect(source.fromLine).toBeLessThanOrEqual(source.toLine);
        } catch (error) {
          if (!(error instanceof AivideoError) && !String(error).includes('It is a plan')) throw error;
        }
      }),
      { numRuns: 1500 },
    );
  });
});

/** A word that no format takes for anything else. */
const word = fc.constantFrom(
  'sea',
  'wind',
  'slowly',
  'lamp',
  '바다가',
  '흐릅니다',
  '우리',
  '빛을',
  'and',
  '그리고',
  'x',
  '3월',
);
const sentence = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 30 }), fc.constantFrom('.', '!', '?', '…'))
  .map(([words, end]) => `${words.join(' ')}${end}`);
const speeches = fc.array(sentence, { minLength: 1, maxLength: 40 });

/** How somebody writes down what is said, with other things between. */
const writings: Readonly<Record<string, (speech: string, index: number) => string>> = {
  text: (speech, index) => (index % 3 === 0 ? `\n${speech}` : speech),
  markdown: (speech, index) => (index % 4 === 0 ? `\n## Part ${index}\n\n${speech}\n` : `\n- ${speech}\n`),
  korean: (speech, index) =>
    index % 5 === 0 ? `\nS#${index + 1}. 마당 (밤)\n(바람이 분다)\n나레이션: ${speech}` : `민수: ${speech}`,
  fountain: (speech, index) =>
    `${index % 5 === 0 ? '\nINT. ROOM - DAY\n\nA lamp burns.\n' : ''}\n${index % 2 === 0 ? 'ANNA' : 'BEN (V.O.)'}\n${speech}\n`,
  srt: (speech, index) =>
    `${index + 1}\n00:${clock(index * 4)},000 --> 00:${clock(index * 4 + 3)},000\n${speech}\n`,
  yaml: (speech) => `- narration: ${JSON.stringify(speech)}`,
};

function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

describe.each(Object.keys(writings))('what is said in a script in %s', (format) => {
  it('is in exactly one scene, in order, however the scenes are shaped', () => {
    fc.assert(
      fc.property(speeches, fc.integer({ min: 1, max: 50 }), (said, count) => {
        const script = read(said.map((speech, index) => writings[format]?.(speech, index)).join('\n'), {
          format,
        });

        const words = said.flatMap(wordsOf);
        expect(heardWords(script.scenes)).toEqual(words);
        const shaped = shapeScript(script, { scenes: count });
        expect(heardWords(shaped.scenes)).toEqual(words);
        expect(shaped.scenes.length).toBeLessThanOrEqual(count);
        expect(heardWords(shapeScript(script, { maxScenes: count, seconds: 30 }).scenes)).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });
});
