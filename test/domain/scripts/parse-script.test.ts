import { describe, expect, it } from 'vitest';
import { parseScript } from '../../../src/domain/scripts/parse-script.js';
import { heardWords, read, shortLines } from './read-words.js';

describe('the format of a script', () => {
  it.each([
    ['1\n00:00:01,000 --> 00:00:02,000\nHi', 'srt'],
    ['\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nHi', 'vtt'],
    ['[{"narration": "a"}]', 'json'],
    ['scenes:\n  - a', 'yaml'],
    ['INT. ROOM - DAY\n\nA lamp.', 'fountain'],
    ['[화면: 바다]\n파도가 칩니다.', 'korean'],
    ['# One\n\nText.', 'markdown'],
    ['---\ntitle: A\n---\nText.', 'markdown'],
    ['Just words.', 'text'],
    ['[Applause] Thank you.', 'text'],
  ])('is known by the text: %j', (text, format) => {
    expect(read(text).format).toBe(format);
    expect(read(text, { name: 'a.txt' }).format).toBe(format);
  });

  it('is that of the ending where the text could be several, and that which is asked for in spite of both', () => {
    expect(read('# One\n\nText.', { name: 'a.fountain' }).format).toBe('fountain');
    expect(read('# One\n\nText.', { name: 'a.fountain', format: 'text' }).format).toBe('text');
    expect(read('# One\n\nText.', { name: 'a.fountain', format: 'md' }).format).toBe('markdown');
  });

  it('must be one that there is', () => {
    expect(() => read('a', { format: 'docx' })).toThrow(
      expect.objectContaining({
        code: 'usage-invalid',
        message:
          '`--format` must be one of vtt, srt, json, yaml, fountain, korean, markdown, text, got `docx`',
      }),
    );
  });
});

describe('a plan', () => {
  it.each(['aivideo: plan/1\nscenes: []\n', '# edited\naivideo: "plan/1"\n', '{\n  "aivideo": "plan/1"\n}'])(
    'is handed on as it is: %j',
    (text) => {
      expect(parseScript(text, { name: 'plan.yaml' })).toEqual({ kind: 'plan', text });
    },
  );
});

describe('any text', () => {
  it('has its accents composed and its line ends made one', () => {
    const { scenes } = read(`${'바다'.normalize('NFD')}\r\n\r\ncafe\u0301\rEnd`);

    expect(scenes.flatMap(shortLines)).toEqual(['narration 바다', 'narration café', 'narration End']);
  });

  it('joins lines that were broken for their length, and reads names that come back', () => {
    const { scenes } = read(
      'HOST: Welcome to the show, where we talk about the things that\nnobody asked for.\nRemember: be kind.\nHOST: Goodbye.\n',
    );

    expect(scenes.flatMap(shortLines)).toEqual([
      'speech HOST: Welcome to the show, where we talk about the things that nobody asked for.',
      'speech HOST: Remember: be kind.',
      'speech HOST: Goodbye.',
    ]);
  });

  it('leaves the times of a transcript out, and says so, but not an hour that is told', () => {
    const { scenes, adjustments } = read(
      '[00:00] Welcome back.\n\n[00:12] 12:30 is when the train leaves.\n',
    );

    expect(scenes.flatMap(shortLines)).toEqual([
      'narration Welcome back.',
      'narration 12:30 is when the train leaves.',
    ]);
    expect(adjustments).toMatchObject([{ option: 'timings', kind: 'unsupported', asked: '2 lines' }]);
  });

  it('with headings shows what stands bare under what somebody says', () => {
    const { scenes } = read(
      'Scene 1 - The market\nAnna (laughing): Fresh today!\nThe old man nods.\nMUSIC: accordion\n',
    );

    expect(scenes.flatMap(shortLines)).toEqual([
      'speech Anna: Fresh today!',
      'action The old man nods.',
      'music accordion',
    ]);
  });

  it('takes a simulation that is asked for in any format', () => {
    for (const format of ['text', 'markdown', 'korean', 'fountain'])
      expect(
        read('A.\n\n[simulation: pendulum]\n\nB.\n', { format }).scenes.map((scene) => scene.simulation),
      ).toContain('pendulum');
  });

  it.each(['', '  \n\t\n', '\ufeff'])('is refused when it is empty: %j', (text) => {
    expect(() => read(text, { name: 'a.txt' })).toThrow(
      expect.objectContaining({ code: 'script-invalid', message: '`a.txt` is empty' }),
    );
  });

  it('is refused when nothing in it could be seen or heard', () => {
    expect(() => read('---\n***\n', { format: 'text' })).toThrow(
      'The script holds nothing that could be seen or heard',
    );
  });
});

describe('the language', () => {
  it.each([
    ['나레이션: 바다는 넓습니다.', 'ko'],
    ['The sea is wide.', 'en'],
    ['Sunset beach waves', 'en'],
    ['함수 y = sin(x) 의 graph 를 그려 봅시다. frequency 는 1 입니다.', 'ko'],
    ['海は広いです。', 'und'],
    [
      'Das Meer ist groß und die Wellen rollen über den Strand, während die Möwen über dem Wasser kreisen.',
      'und',
    ],
    ['Море широкое.', 'und'],
  ])('of %j is %s', (text, language) => {
    expect(read(text).language).toBe(language);
  });

  it('that the rules do not know is said', () => {
    expect(read('Море широкое.').adjustments).toEqual([
      {
        option: 'language',
        kind: 'unsupported',
        asked: 'und',
        reason: 'the rules that write prompts know Korean and English; its words are kept as they are',
      },
    ]);
    expect(read('The sea is wide.').adjustments).toEqual([]);
  });

  it('is what the script says it is', () => {
    expect(read('---\nlanguage: en-GB\n---\nMare.\n').language).toBe('en');
    expect(read('---\nlang: fr\n---\nThe sea.\n')).toMatchObject({
      language: 'und',
      adjustments: [{ asked: 'fr' }],
    });
  });
});

describe('the words of a script', () => {
  it('are all heard where a label stands before them', () => {
    expect(heardWords(read('NARRATOR: One two.\nthree four\n\nNARRATOR: five').scenes)).toEqual([
      ...['One', 'two.', 'three', 'four', 'five'],
    ]);
  });
});
