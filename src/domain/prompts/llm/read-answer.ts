import * as z from 'zod';
import { hasHangul } from '../korean/translate.js';
import type { OrderedScene } from '../scene-prompts.js';
import { type Answer, answerSchema } from './answer-schema.js';

/** An answer that can be used, or in words for the language model why it can not. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly problem: string };

/** Reads the answer to a question about `scenes`: JSON, in a Markdown fence or with words around it or not. */
export function readAnswer(text: string, scenes: readonly OrderedScene[]): ReadAnswer {
  const json = parseObject(text);
  if (json === undefined) return { ok: false, problem: 'it is not one whole JSON object' };
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) return { ok: false, problem: oneLine(z.prettifyError(parsed.error)) };
  const problem = mismatch(parsed.data, scenes);
  return problem === undefined ? { ok: true, answer: parsed.data } : { ok: false, problem };
}

function parseObject(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
}

function mismatch(answer: Answer, scenes: readonly OrderedScene[]): string | undefined {
  for (const { scene, shots } of scenes) {
    const answered = answer.scenes.filter((one) => one.scene === scene.number);
    if (answered.length !== 1)
      return `scene ${scene.number} stands in it ${answered.length} times instead of once`;
    const count = answered[0]?.shots.length;
    if (count !== shots) return `scene ${scene.number} has ${count} shots instead of ${shots}`;
    const korean = answered[0]?.shots.some(({ prompt }) => hasHangul(prompt));
    if (korean === true) return `a prompt of scene ${scene.number} is not in English`;
  }
  return undefined;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/✖ /g, '').trim();
  return line.length > 400 ? `${line.slice(0, 399)}…` : line;
}
