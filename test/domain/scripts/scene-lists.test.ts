import { describe, expect, it } from 'vitest';
import { fixture, read, shortLines } from './read-words.js';

describe('a list of scenes', () => {
  it('is read from YAML, with what it fixes for a scene', () => {
    const { title, wishes, language, scenes } = read(fixture('scenes.yaml'), { name: 'scenes.yaml' });

    expect({ title, wishes, language }).toEqual({
      title: '바다의 하루',
      wishes: { style: 'watercolour', aspect: '16:9' },
      language: 'ko',
    });
    expect(scenes.map(shortLines)).toEqual([
      ['visual 안개 낀 해변', 'narration 바다는 천천히 깨어납니다.'],
      ['speech 어부: 오늘은 바람이 좋네.', 'speech 아들: 네, 아버지.'],
      ['narration 저녁이 되면 배가 돌아옵니다.'],
    ]);
    expect(scenes.map(({ given }) => given)).toEqual([
      { seconds: 5 },
      { prompt: 'A fishing boat leaves a small harbour at sunrise', negativePrompt: 'people', seed: 0 },
      undefined,
    ]);
    expect(scenes.map(({ source }) => source.fromLine)).toEqual([5, 9, 17]);
  });

  it('is read from JSON, also without anything around it', () => {
    const { format, scenes } = read(fixture('scenes.json'));

    expect(format).toBe('json');
    expect(scenes.map(({ heading, simulation }) => [heading, simulation])).toEqual([
      [undefined, undefined],
      ['Shore', 'pendulum'],
    ]);
  });

  it.each([
    [
      'scenes:\n  - seconds: ten',
      'line 2, column 14: Key `scenes[0].seconds` must be a number of seconds from 0.1 to 3600, got `ten`',
    ],
    [
      'scenes:\n  - visul: sea',
      'line 2, column 5: Key `scenes[0].visul` is unknown; the nearest key is `visual`',
    ],
    [
      'scenes:\n  - dialogue:\n      - speakr: Ann\n        text: Hi',
      'line 3, column 9: Key `scenes[0].dialogue[0].speakr` is unknown; the nearest key is `speaker`',
    ],
    ['scenes: []', 'line 1, column 9: Key `scenes` must hold at least one scene, got `[]`'],
    ['scenes: sea', 'line 1, column 9: Key `scenes` must be a list of scenes, got `sea`'],
    ['title: a', 'line 1, column 1: Key `scenes` is missing'],
    ['- 3', 'line 1, column 3: Key `scenes[0]` must be text or a scene, got `3`'],
    ['aspect: 16\nscenes: [a]', 'line 1, column 9: Key `aspect` must be two numbers such as 16:9, got `16`'],
    ['- narration: a\n  narration: b', 'line 2, column 3: Key `narration` is there twice'],
    ['just words', 'line 1, column 1: A list of scenes, or `scenes:` with such a list, is expected'],
    [
      'a: [',
      'line 1, column 5: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ])('says where it is wrong: %j', (text, message) => {
    expect(() => read(text, { name: 's.yaml' })).toThrow(
      expect.objectContaining({ code: 'script-invalid', message: `\`s.yaml\`, ${message}` }),
    );
  });

  it('says where its JSON ends', () => {
    expect(() => read('[\n  {"narration": "a",}\n]', { name: 's.json' })).toThrow(
      expect.objectContaining({
        message: '`s.json`, line 2, column 21: Expected a key in double quotes, but there is `}`',
        details: expect.objectContaining({ line: 2, column: 21, file: 's.json' }),
      }),
    );
  });

  it('is not taken in when its aliases stand for more than memory holds', () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
    );

    expect(() => read(['a0: &a0 [x]', ...lines, 'scenes: [a]'].join('\n'), { name: 's.yaml' })).toThrow(
      expect.objectContaining({ code: 'script-invalid' }),
    );
  });
});
