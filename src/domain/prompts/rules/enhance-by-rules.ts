import type { Adjustment } from '../../adjustment.js';
import { promptSize } from '../check-prompt.js';
import { readAction } from '../english/read-english.js';
import type { TagEnglish } from '../english/tagged-word.js';
import type { Topic } from '../korean/lexicon/entry.js';
import { hasHangul, translateKorean } from '../korean/translate.js';
import type { EnhancedPrompt, EnhanceOrder } from '../scene-prompts.js';
import { fitParts } from './fit-parts.js';
import { lightText, readDayTime, saysLight } from './light.js';
import { chooseFraming, pictureKind, readFraming } from './shots.js';
import { defaultStyle, negativeWords, readStyle } from './style.js';

/**
 * Makes one prompt better by rules: puts Korean into English, keeps English words as they are, and adds light, shot,
 * camera and style where the prompt says nothing of them.
 */
export function enhanceByRules(order: EnhanceOrder, tag: TagEnglish): EnhancedPrompt {
  const subject = readSubject(order.prompt, tag);
  const kind = pictureKind(subject.topics);
  const style = readStyle(order.style);
  const { shot, camera } = chooseFraming({ kind, shot: 0, shots: 1, scene: 0, said: {} });
  const said = { ...readFraming(order.prompt), ...readFraming(subject.text) };
  const framed = said.shot !== undefined || said.camera !== undefined;
  const light = {
    dayTime: readDayTime(subject.text),
    interior: undefined,
    seen: subject.text,
    isDrawing: kind === 'drawing',
  };
  const parts = [
    { name: 'what happens', text: subject.text, importance: 9 },
    { name: 'the light', text: saysLight.test(subject.text) ? '' : lightText(light), importance: 4 },
    {
      name: 'the shot',
      text: framed ? (hasHangul(order.prompt) ? (said.shot ?? '') : '') : shot,
      importance: 5,
    },
    {
      name: 'the camera',
      text: framed ? (hasHangul(order.prompt) ? (said.camera ?? '') : '') : camera,
      importance: 3,
    },
    {
      name: 'the style',
      text: style?.text ?? (saysStyle.test(subject.text) ? '' : defaultStyle(kind)),
      importance: 6,
    },
  ];
  const { prompt, left, size } = fitParts(parts, order.limit);
  const untranslated = [...new Set([...subject.untranslated, ...(style?.untranslated ?? [])])];
  return {
    prompt,
    ...(order.negative ? { negativePrompt: negativeWords } : {}),
    untranslated,
    adjustments: cutAdjustment({ left, size, prompt }, order),
    writer: 'rules',
    warnings: [],
    costs: [],
  };
}

const saysStyle =
  /\b(?:cinematic|photorealistic|realistic|watercolou?r|oil painting|painting|anime|animation|animated|cartoon|style|render|rendering|illustration|documentary|vintage|retro|pixel art|sketch|claymation|noir|black and white|4k|8k|diagram)\b/i;

interface Subject {
  readonly text: string;
  readonly topics: readonly Topic[];
  readonly untranslated: readonly string[];
}

function readSubject(prompt: string, tag: TagEnglish): Subject {
  if (!hasHangul(prompt)) {
    const text = prompt.replace(/\s+/gu, ' ').replace(/[\s.,;]+$/u, '');
    return { text, topics: readAction(text, tag).flatMap(({ topics }) => topics), untranslated: [] };
  }
  const read = translateKorean(prompt, { defaultSubject: 'a person' });
  const text = read
    .map((sentence) => sentence.text)
    .filter((part) => part !== '')
    .join(', ');
  const times = [...new Set(read.flatMap((sentence) => sentence.times))].filter(
    (time) => !text.includes(time) && !text.includes(time.replace(/^.* /, '')),
  );
  const untranslated = read.flatMap((sentence) => sentence.untranslated);
  // A prompt of which nothing is known is left to the model, some of which read Korean.
  if (text === '') return { text: [prompt, ...times].join(', '), topics: [], untranslated };
  return { text: [text, ...times].join(', '), topics: read.flatMap(({ topics }) => topics), untranslated };
}

function cutAdjustment(
  {
    left,
    size,
    prompt,
  }: { readonly left: readonly string[]; readonly size: number; readonly prompt: string },
  { limit }: EnhanceOrder,
): readonly Adjustment[] {
  if (left.length === 0 || limit === undefined) return [];
  return [
    {
      option: 'prompt',
      kind: 'truncated',
      asked: `${size} ${limit.unit}`,
      used: `${promptSize(prompt, limit.unit)} ${limit.unit}`,
      reason: `the model reads ${limit.count} ${limit.unit}; left out: ${left.join(', ')}`,
    },
  ];
}
