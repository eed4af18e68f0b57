import { describe, expect, it } from 'vitest';
import { createAnswerCache } from '../../../src/adapters/cache/answer-cache.js';
import { createOpenAiModel } from '../../../src/adapters/llm/openai-model.js';
import { createRulesWriter } from '../../../src/adapters/prompts/rules-writer.js';
import type { PromptOrder } from '../../../src/domain/prompts/scene-prompts.js';
import type { Scene } from '../../../src/domain/scripts/script.js';
import { createLlmWriter } from '../../../src/workflows/script/llm-writer.js';
import { createCountedRandomness } from '../../support/counted-randomness.js';
import { type LlmTurn, startFakeLlm } from '../../support/fake-llm.js';
import { createMovingClock } from '../../support/moving-clock.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const call = { signal: new AbortController().signal };
const writes = (scene: number, shot: number) => `A boat ${scene}.${shot}`;

function scene(number: number, text = 'A lighthouse stands by the sea.'): Scene {
  return { number, lines: [{ kind: 'action', text }], source: { fromLine: number, toLine: number } };
}

function orderOf(scenes: PromptOrder['scenes'], more: Partial<PromptOrder> = {}): PromptOrder {
  return { scenes, language: 'en', negative: false, ...more };
}

const one = orderOf([{ scene: scene(1), shots: 1 }]);

async function rig(
  turns: readonly LlmTurn[],
  options: { readonly folder?: string; readonly timeoutMs?: number } = {},
) {
  const fake = await startFakeLlm(turns);
  const clock = createMovingClock();
  const folder = options.folder ?? (await temporaryFolder());
  const writer = createLlmWriter({
    model: createOpenAiModel({
      baseUrl: fake.baseUrl,
      model: 'llama3.1',
      userAgent: 'aivideo/1.2.3',
      clock,
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    }),
    fallback: createRulesWriter(),
    cache: createAnswerCache({ folder, key: 'k1' }),
    clock,
    randomness: createCountedRandomness(),
  });
  return { fake, clock, folder, writer };
}

const byRules = /^A lighthouse stands by the sea/;

describe('writing prompts with a language model', () => {
  it('takes an answer that has all that was ordered', async () => {
    const { writer, fake } = await rig([{ writes }]);

    const written = await writer.write(
      orderOf(
        [
          { scene: scene(1), shots: 2 },
          { scene: scene(2), shots: 1 },
        ],
        { negative: true, style: 'watercolor' },
      ),
      call,
    );

    expect(written).toMatchObject({
      writer: 'llama3.1',
      warnings: [],
      scenes: [
        {
          scene: 1,
          shots: [
            { prompt: 'A boat 1.1, watercolor', negativePrompt: 'fog' },
            { prompt: 'A boat 1.2, watercolor', negativePrompt: 'fog' },
          ],
        },
        { scene: 2, shots: [{ prompt: 'A boat 2.1, watercolor' }] },
      ],
    });
    expect(written.costs).toHaveLength(1);
    expect(fake.questions()).toHaveLength(1);
  });

  it('reads an answer in a Markdown fence with words around it', async () => {
    const json = '{"cast":[],"scenes":[{"scene":1,"shots":[{"prompt":"A boat.","negativePrompt":""}]}]}';

    const { writer } = await rig([{ says: `Here you are:\n\`\`\`json\n${json}\n\`\`\`\nHave fun!` }]);

    expect((await writer.write(one, call)).scenes[0]?.shots).toEqual([{ prompt: 'A boat' }]);
  });

  it.each([
    ['no JSON', 'I can not do that', 'it is not one whole JSON object'],
    ['truncated JSON', '{"cast":[],"scenes":[{"scene":1,"shots":[{"prom', 'it is not one whole JSON object'],
    [
      'a shot too many',
      '{"cast":[],"scenes":[{"scene":1,"shots":[{"prompt":"a","negativePrompt":""},{"prompt":"b","negativePrompt":""}]}]}',
      'scene 1 has 2 shots instead of 1',
    ],
    [
      'another scene',
      '{"cast":[],"scenes":[{"scene":7,"shots":[{"prompt":"a","negativePrompt":""}]}]}',
      'scene 1 stands in it 0 times',
    ],
    [
      'Korean',
      '{"cast":[],"scenes":[{"scene":1,"shots":[{"prompt":"등대","negativePrompt":""}]}]}',
      'a prompt of scene 1 is not in English',
    ],
    ['a wrong type', '{"cast":[],"scenes":[{"scene":"1","shots":[]}]}', 'scenes[0].scene'],
  ])('asks once more after %s, and says what was wrong', async (_, says, problem) => {
    const { writer, fake } = await rig([{ says }, { writes }]);

    const written = await writer.write(one, call);

    expect(written.scenes[0]?.shots).toEqual([{ prompt: 'A boat 1.1' }]);
    expect(written.warnings).toEqual([]);
    expect(fake.questions()).toHaveLength(2);
    expect(fake.questions()[1]?.user).toContain(problem);
  });

  it('leaves the prompts to the rules, with a warning, when the second answer is no better', async () => {
    const { writer, fake } = await rig([{ says: 'no' }]);

    const written = await writer.write(one, call);

    expect(written.scenes[0]?.shots[0]?.prompt).toMatch(byRules);
    expect(written).toMatchObject({ writer: 'rules' });
    expect(written.warnings).toEqual([
      'The language model `llama3.1` answered twice with what can not be used (it is not one whole JSON object); the prompt is written by rules',
    ]);
    expect(written.costs).toHaveLength(2);
    expect(fake.questions()).toHaveLength(2);
  });

  it('waits as long as a busy endpoint asks it to', async () => {
    const { writer, clock, fake } = await rig([{ status: 429, headers: { 'retry-after': '7' } }, { writes }]);

    const written = await writer.write(one, call);

    expect(written.scenes[0]?.shots[0]?.prompt).toBe('A boat 1.1');
    expect(clock.sleeps).toEqual([7500]);
    expect(fake.questions()).toHaveLength(2);
  });

  it.each([
    ['status 500', { status: 500 }, 'answered with status 500'],
    ['silence', { silent: true }, 'did not answer in time'],
  ] as const)('tries four times through %s, then the rules write', async (_, turn, says) => {
    const { writer, fake } = await rig([turn], { timeoutMs: 30 });

    const written = await writer.write(one, call);

    expect(written.scenes[0]?.shots[0]?.prompt).toMatch(byRules);
    expect(written.warnings?.[0]).toContain(says);
    expect(fake.questions()).toHaveLength(4);
  });

  it('fails when the key is refused, since that will not pass', async () => {
    const { writer, fake } = await rig([{ status: 401 }]);

    await expect(writer.write(one, call)).rejects.toMatchObject({ code: 'token-refused' });
    expect(fake.questions()).toHaveLength(1);
  });

  it('never asks the same again', async () => {
    const first = await rig([{ says: 'no' }, { writes }]);
    const written = await first.writer.write(one, call);

    const second = await rig([{ status: 500 }], { folder: first.folder });
    const again = await second.writer.write(one, call);

    expect(again.scenes).toEqual(written.scenes);
    expect(again.costs).toEqual([]);
    expect(second.fake.questions()).toEqual([]);
  });

  it('asks about many scenes in several questions, and tells each whom the earlier ones have described', async () => {
    const cast = [{ name: 'Ann', kind: 'character', description: 'a tall woman in a red coat' }];
    const shot = { prompt: 'A tall woman in a red coat', negativePrompt: '' };
    const says = JSON.stringify({
      cast,
      scenes: Array.from({ length: 8 }, (_, index) => ({ scene: index + 1, shots: [shot] })),
    });
    const { writer, fake } = await rig([{ says }, { writes }]);

    const written = await writer.write(
      orderOf(Array.from({ length: 10 }, (_, index) => ({ scene: scene(index + 1), shots: 1 }))),
      call,
    );

    expect(written.scenes.map(({ scene: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(written.cast).toEqual(cast);
    expect(fake.questions().map(({ user }) => user.includes('a tall woman in a red coat'))).toEqual([
      false,
      true,
    ]);
  });

  it('keeps prompts that the script gives to itself', async () => {
    const given = { ...scene(1), given: { prompt: 'A paper boat' } };
    const { writer, fake } = await rig([{ writes }]);

    const written = await writer.write(orderOf([{ scene: given, shots: 1 }]), call);

    expect(written.scenes[0]?.shots).toEqual([{ prompt: 'A paper boat' }]);
    expect(fake.questions()).toEqual([]);
  });

  it('cuts what is longer than the video model reads, and says so', async () => {
    const long = Array.from({ length: 90 }, () => 'boat').join(' ');
    const { writer } = await rig([{ writes: () => long }]);

    const written = await writer.write({ ...one, limit: { unit: 'tokens', count: 77 } }, call);

    expect(written.scenes[0]?.shots[0]?.prompt.split(' ')).toHaveLength(75);
    expect(written.adjustments).toMatchObject([
      { option: 'prompt', kind: 'truncated', asked: '92 tokens', used: '77 tokens' },
    ]);
  });

  it('enhances one prompt', async () => {
    const { writer, fake } = await rig([{ writes: () => 'A lighthouse by the night sea, wide shot' }]);

    const enhanced = await writer.enhance({ prompt: '밤바다의 등대', negative: false }, call);

    expect(enhanced).toMatchObject({
      prompt: 'A lighthouse by the night sea, wide shot',
      writer: 'llama3.1',
      warnings: [],
    });
    expect(fake.questions()[0]?.user).toContain('밤바다의 등대');
  });

  it('enhances by rules when the model fails', async () => {
    const { writer } = await rig([{ says: 'no' }]);

    const enhanced = await writer.enhance({ prompt: '밤바다의 등대', negative: false }, call);

    expect(enhanced.prompt).toMatch(/^A lighthouse by the night sea/);
    expect(enhanced.writer).toBe('rules');
    expect(enhanced.warnings).toHaveLength(1);
  });
});
