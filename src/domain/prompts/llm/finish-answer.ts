import type { Adjustment } from '../../adjustment.js';
import { fitParts } from '../rules/fit-parts.js';
import { negativeWords } from '../rules/style.js';
import type { OrderedScene, PromptOrder, ScenePrompts } from '../scene-prompts.js';
import type { Answer } from './answer-schema.js';

export interface FinishedAnswer {
  readonly scenes: readonly ScenePrompts[];
  /** Sizes of prompts that had to be cut. */
  readonly cut: readonly number[];
}

/** The prompts of an answer within the model's limit, each with the film's style. */
export function finishAnswer(
  { scenes: answered }: Answer,
  scenes: readonly OrderedScene[],
  order: Pick<PromptOrder, 'limit' | 'negative' | 'style'>,
): FinishedAnswer {
  const cut: number[] = [];
  const finished = scenes.map(({ scene }): ScenePrompts => {
    const shots = answered.find((one) => one.scene === scene.number)?.shots ?? [];
    return {
      scene: scene.number,
      untranslated: [],
      shots: shots.map(({ prompt, negativePrompt }) => {
        const fitted = fitParts(partsOf(prompt, order.style), order.limit);
        if (fitted.left.length > 0) cut.push(fitted.size);
        const given = scene.given?.negativePrompt;
        const negative = negativePrompt === '' ? negativeWords : negativePrompt;
        return {
          prompt: fitted.prompt,
          ...(given === undefined && !order.negative ? {} : { negativePrompt: given ?? negative }),
        };
      }),
    };
  });
  return { scenes: finished, cut };
}

function partsOf(prompt: string, style: string | undefined) {
  const plain = prompt.replace(/\s+/gu, ' ').replace(/[\s.]+$/u, '');
  const isEnglish = style !== undefined && /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u.test(style);
  const isMissing = isEnglish && !plain.toLowerCase().includes(style.toLowerCase());
  return [
    { name: 'what happens', text: plain, importance: 9 },
    { name: 'the style', text: isMissing ? style : '', importance: 6 },
  ];
}

/** What is to be said of prompts that were longer than the model reads. */
export function cutAdjustments(cut: readonly number[], limit: PromptOrder['limit']): readonly Adjustment[] {
  if (cut.length === 0 || limit === undefined) return [];
  return [
    {
      option: 'prompt',
      kind: 'truncated',
      asked: `${Math.max(...cut)} ${limit.unit}`,
      used: `${limit.count} ${limit.unit}`,
      reason: `the model reads ${limit.count} ${limit.unit}; ${cut.length} prompts were longer`,
    },
  ];
}
