import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnglishTagger } from '../../../../src/adapters/prompts/english-tagger.js';
import { promptSize } from '../../../../src/domain/prompts/check-prompt.js';
import { hasHangul } from '../../../../src/domain/prompts/korean/translate.js';
import { writeByRules } from '../../../../src/domain/prompts/rules/write-by-rules.js';
import type {
  OrderedScene,
  PromptOrder,
  WrittenPrompts,
} from '../../../../src/domain/prompts/scene-prompts.js';
import { orderOf, sceneOf } from './scenes.js';

const tagEnglish = createEnglishTagger();

function write(scenes: readonly OrderedScene[], more: Partial<PromptOrder> = {}): WrittenPrompts {
  return writeByRules(orderOf(scenes, more), tagEnglish);
}

function prompts({ scenes }: WrittenPrompts): readonly string[] {
  return scenes.flatMap(({ shots }) => shots.map(({ prompt }) => prompt));
}

const beach = sceneOf(
  1,
  [
    'action: SARAH (30s), a tall woman in a red coat, walks along the water. Gulls circle overhead.',
    'SARAH: It came back after all these years.',
    'action: She stops and picks up a bottle.',
    'action: TOM runs toward her.',
    'TOM: Wait for me!',
  ],
  { heading: 'EXT. BEACH - SUNSET', setting: { place: 'BEACH', timeOfDay: 'SUNSET', interior: false } },
);
const kitchen = sceneOf(2, ['SARAH: Read it.', 'TOM: I can not.'], {
  heading: "INT. SARAH'S KITCHEN - NIGHT",
  setting: { place: "SARAH'S KITCHEN", timeOfDay: 'NIGHT', interior: true },
});
const lesson = sceneOf(
  3,
  [
    'action: 선생님이 칠판 앞에 서서 사인 곡선을 그린다.',
    'visual: 좌표평면 위에 파란 사인 곡선이 천천히 그려진다',
    '선생님: 여러분, 진폭을 보세요.',
  ],
  { setting: { place: '교실', timeOfDay: '낮', interior: true } },
);

describe('prompts by rules', () => {
  it('follow an English screenplay: place, light, people, and another view for each shot', () => {
    expect(
      prompts(
        write([
          { scene: beach, shots: 3 },
          { scene: kitchen, shots: 1 },
        ]),
      ),
    ).toEqual([
      'A tall woman in a red coat walks along the water, on a beach, at sunset, warm golden light, wide shot, slow push-in, cinematic, realistic detail',
      'Gulls circle overhead, on a beach, at sunset, warm golden light, medium shot, static camera, cinematic, realistic detail',
      'A tall woman in a red coat stops and picks up a bottle, a man in a blue jacket runs toward her, on a beach, at sunset, warm golden light, close-up, gentle tracking shot, cinematic, realistic detail',
      'A tall woman in a red coat and a man in a blue jacket talk, in a kitchen, at night, warm lamp light, medium wide shot, static camera, cinematic, realistic detail',
    ]);
  });

  it('follow a Korean lesson in English', () => {
    const written = write([{ scene: lesson, shots: 2 }], { language: 'ko', style: '수채화, 부드러운 빛' });

    expect(prompts(written)).toEqual([
      'A teacher stands in front of a blackboard, drawing a sine curve, in a classroom, soft daylight through the windows, wide shot, slow push-in, watercolor, soft light',
      'A blue sine curve is drawn slowly on a coordinate plane, on a dark blue background, even light, closer view, slow zoom-in, watercolor, soft light',
    ]);
    expect(written.scenes[0]?.untranslated).toEqual([]);
  });

  it('draw what can be seen from narration alone', () => {
    const scenes = [
      sceneOf(1, ['narration: Today we will look at the sine wave, a curve that repeats itself.']),
      sceneOf(2, ['narration: 사인 곡선은 단위원 위를 도는 점의 높이를 나타냅니다.']),
      sceneOf(3, ['narration: Waves crash against the rocks.']),
    ];

    const [first, second, third] = prompts(write(scenes.map((scene) => ({ scene, shots: 1 }))));

    expect(first).toMatch(/^A sine wave, a curve, on a dark blue background, even light, full view/);
    expect(second).toMatch(
      /^A sine curve, the height of a point moving around a unit circle, on a dark blue background/,
    );
    expect(third).toMatch(/^Waves crash against the rocks, natural light, wide shot/);
  });

  it('describe people and places once and repeat them word for word', () => {
    const again = { ...kitchen, number: 4 };

    const written = write([beach, kitchen, again].map((scene) => ({ scene, shots: 1 })));

    expect(written.cast).toEqual([
      { name: 'SARAH', kind: 'character', description: 'a tall woman in a red coat' },
      { name: 'TOM', kind: 'character', description: 'a man in a blue jacket' },
      { name: "SARAH'S KITCHEN", kind: 'place', description: 'a kitchen' },
    ]);
    expect(prompts(written)[1]).toContain('in a kitchen');
    expect(prompts(written)[2]).toContain('in a kitchen');
  });

  it('describe by what is worn, and know whom a pronoun means', () => {
    const scenes = [
      sceneOf(1, [
        'action: MARA, thirty, in a yellow raincoat, climbs a spiral stair.',
        'MARA: Two hundred steps.',
      ]),
      sceneOf(2, [
        'action: She lifts the lantern. He watches the sea from the window.',
        'MARA: There you are.',
      ]),
    ];

    const [first, second, third] = prompts(
      write([
        { scene: scenes[0] ?? beach, shots: 1 },
        { scene: scenes[1] ?? beach, shots: 2 },
      ]),
    );

    expect(first).toMatch(/^A woman in a yellow raincoat climbs a spiral stair, /);
    expect(second).toMatch(/^A woman in a yellow raincoat lifts the lantern, /);
    expect(third).toMatch(/^A man watches the sea from the window, /);
  });

  it('carry no name and nothing that is said', () => {
    const [, talk] = prompts(write([beach, kitchen].map((scene) => ({ scene, shots: 1 }))));
    const quoted = prompts(
      write([
        {
          scene: sceneOf(1, [
            'action: Ann opens the door. "Pineapple zeppelins," she says loudly.',
            'ANN: Hi',
          ]),
          shots: 1,
        },
      ]),
    );

    expect(talk).not.toMatch(/sarah|tom|read it/i);
    expect(quoted[0]).toMatch(/^A woman in a blue jacket opens the door/);
    expect(quoted[0]).not.toMatch(/pineapple|zeppelin/i);
  });

  it('leave the light to a style that names it', () => {
    const order = [{ scene: sceneOf(1, ['action: A boat drifts on the river.']), shots: 1 }];

    expect(prompts(write(order))[0]).toContain('natural light');
    expect(prompts(write(order, { style: 'soft morning light' }))[0]).not.toContain('natural light');
  });

  it('take what the script says of the camera', () => {
    const scene = sceneOf(1, [
      'action: CLOSE ON a rusty key turning in a lock.',
      'action: Aerial shot of a city at night.',
    ]);

    const [key, city] = prompts(write([{ scene, shots: 2 }]));

    expect(key).toMatch(/^A rusty key turning in a lock, .*close-up, /);
    expect(city).toMatch(/^A city at night, cool moonlight, aerial shot, /);
  });

  it('show what the neighbours show where nothing can be seen, and say so', () => {
    const written = write([
      { scene: sceneOf(1, ['action: A lighthouse stands by the sea.']), shots: 1 },
      { scene: sceneOf(2, ['narration: That is why it matters.']), shots: 1 },
    ]);

    expect(prompts(written)[1]).toMatch(/^A lighthouse stands by the sea/);
    expect(written.adjustments).toMatchObject([{ option: 'prompt', kind: 'unsupported', asked: 'scenes 2' }]);
  });

  it('keep a given prompt and add the style', () => {
    const scene = sceneOf(1, ['narration: Words.'], {
      given: { prompt: 'A paper boat on a river.', negativePrompt: 'people' },
    });

    const written = write([{ scene, shots: 1 }], { style: 'watercolor' });

    expect(written.scenes[0]?.shots).toEqual([
      { prompt: 'A paper boat on a river, watercolor', negativePrompt: 'people' },
    ]);
  });

  it('leave out what is least important when the model reads little, and say what', () => {
    const written = write([{ scene: beach, shots: 1 }], { limit: { unit: 'tokens', count: 30 } });

    expect(prompts(written)[0]).toMatch(
      /^A tall woman in a red coat walks along the water, on a beach, at sunset/,
    );
    expect(written.adjustments).toEqual([
      {
        option: 'prompt',
        kind: 'truncated',
        asked: '44 tokens',
        used: '30 tokens',
        reason: expect.stringMatching(/^the model reads 30 tokens; left out in 1 of 1 prompts: .*the camera/),
      },
    ]);
  });

  it('say which words found no English', () => {
    const written = write([{ scene: sceneOf(1, ['action: 쀍뛣이 바다를 바라본다.']), shots: 1 }]);

    expect(written.scenes[0]?.untranslated).toEqual(['쀍뛣']);
  });

  it('come with a negative prompt only where the model takes one', () => {
    const [shot] = write([{ scene: beach, shots: 1 }], { negative: true }).scenes[0]?.shots ?? [];

    expect(shot?.negativePrompt).toContain('watermark');
    expect(write([{ scene: beach, shots: 1 }]).scenes[0]?.shots[0]).not.toHaveProperty('negativePrompt');
  });
});

const words = fc.constantFrom(
  ...'A lighthouse stands by the stormy sea while SARAH runs; (quietly) "no!" CUT TO: 등대가 바다 옆에 서 있다. 사인 곡선을 그린다 밤 파란 쀍뛣 민수가 걷는다, — ... 42 3명 AI'.split(
    ' ',
  ),
);
const text = fc.array(words, { minLength: 1, maxLength: 14 }).map((list) => list.join(' '));
const line = fc
  .tuple(fc.constantFrom('action', 'visual', 'narration', 'caption', 'SARAH', '민수'), text)
  .map((pair) => pair.join(': '));
const anyOrder = fc
  .array(fc.tuple(fc.array(line, { maxLength: 4 }), fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((scenes) => scenes.map(([lines, shots], index) => ({ scene: sceneOf(index + 1, lines), shots })));

describe('whatever the script, prompts by rules', () => {
  it('are as many as ordered, never empty, never too long, and in English', () => {
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: 12, max: 80 }), (scenes, count) => {
        const written = write(scenes, { limit: { unit: 'tokens', count }, style: '수채화' });

        expect(written.scenes.map(({ shots }) => shots.length)).toEqual(scenes.map(({ shots }) => shots));
        for (const prompt of prompts(written)) {
          expect(prompt.trim()).not.toBe('');
          expect(hasHangul(prompt)).toBe(false);
          expect(promptSize(prompt, 'tokens')).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same every time', () => {
    fc.assert(
      fc.property(anyOrder, (scenes) => {
        expect(write(scenes)).toEqual(write(scenes));
      }),
      { numRuns: 20 },
    );
  });

  it('have no word that is only said', () => {
    const said = fc.constantFrom('xylophone', 'marmalade', 'zeppelin', 'pineapple', 'walrus');
    fc.assert(
      fc.property(said, fc.constantFrom('SARAH', 'TOM'), (word, speaker) => {
        const scene = sceneOf(1, ['action: A boat drifts on the river.', `${speaker}: The ${word} is here!`]);

        expect(prompts(write([{ scene, shots: 3 }])).join(' ')).not.toContain(word);
      }),
      { numRuns: 20 },
    );
  });
});
