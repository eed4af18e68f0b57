import { canonicalJson } from '../../domain/canonical-json.js';
import { AivideoError } from '../../domain/errors.js';
import type { Answer } from '../../domain/prompts/llm/answer-schema.js';
import { cutAdjustments, finishAnswer } from '../../domain/prompts/llm/finish-answer.js';
import type { LanguageQuestion } from '../../domain/prompts/llm/language-question.js';
import { againQuestion, promptsQuestion } from '../../domain/prompts/llm/prompts-question.js';
import { readAnswer } from '../../domain/prompts/llm/read-answer.js';
import type {
  CastEntry,
  EnhanceOrder,
  OrderedScene,
  PromptOrder,
  WrittenPrompts,
} from '../../domain/prompts/scene-prompts.js';
import type { Cost } from '../../domain/run/price.js';
import type { AnswerCache } from '../../ports/answer-cache.js';
import type { Clock } from '../../ports/clock.js';
import type { LanguageModel } from '../../ports/language-model.js';
import type { PromptEnhancer, PromptWriter } from '../../ports/prompt-writer.js';
import type { Randomness } from '../../ports/randomness.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { withRetries } from '../jobs/with-retries.js';

export interface LlmWriterDeps {
  readonly model: LanguageModel;
  /** Who writes when the model gives nothing that can be used: the rules. */
  readonly fallback: PromptWriter & PromptEnhancer;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** What was answered before is not asked again. Absent: everything is asked. */
  readonly cache?: AnswerCache;
}

/** Shots of one question at most: more makes answers long, and one slip in them spoils all. */
const shotsPerQuestion = 16;
const scenesPerQuestion = 8;

/**
 * Writes prompts with a language model. An answer that can not be used is asked for once more, with what was wrong;
 * after that, and when the model can not be reached, the rules write, and a warning says so. Scenes whose prompt is
 * given are never sent. Errors: what will not pass by itself (`token-refused`, `model-unavailable`, ...).
 */
export function createLlmWriter(deps: LlmWriterDeps): PromptWriter & PromptEnhancer {
  const id = deps.model.id;
  return {
    id,
    write: (order, call) => writeScenes(deps, order, call),
    async enhance(order, call) {
      const written = await writeScenes(deps, sceneOrder(order), call, 'strict');
      const [shot] = written?.scenes[0]?.shots ?? [];
      const { adjustments = [], warnings = [], costs = [] } = written;
      if (shot !== undefined) return { ...shot, untranslated: [], adjustments, warnings, costs, writer: id };
      return { ...(await deps.fallback.enhance(order, call)), warnings, costs };
    },
  };
}

/** A prompt as a scene of one shot. */
function sceneOrder({ prompt, ...order }: EnhanceOrder): PromptOrder {
  const scene = {
    number: 1,
    lines: [{ kind: 'visual' as const, text: prompt }],
    source: { fromLine: 1, toLine: 1 },
  };
  return { ...order, scenes: [{ scene, shots: 1 }], language: 'und' };
}

/** With `strict`, scenes for which there is no answer are left out instead of being written by rules. */
async function writeScenes(
  deps: LlmWriterDeps,
  order: PromptOrder,
  call: CallOptions,
  manner: 'strict' | 'complete' = 'complete',
): Promise<WrittenPrompts> {
  const asked = order.scenes.filter(({ scene }) => (scene.given?.prompt ?? '') === '');
  const answers = await askBatches(deps, order, asked, call);
  const answered = new Map(answers.scenes.map((scene) => [scene.scene, scene]));
  const missing = order.scenes.filter(({ scene }) => !answered.has(scene.number));
  const byRules =
    missing.length === 0 || manner === 'strict'
      ? undefined
      : await deps.fallback.write({ ...order, scenes: missing }, call);
  const ruled = new Map(byRules?.scenes.map((scene) => [scene.scene, scene]));
  const scenes = order.scenes.flatMap(
    ({ scene }) => answered.get(scene.number) ?? ruled.get(scene.number) ?? [],
  );
  return {
    scenes,
    cast: answers.cast.length > 0 ? answers.cast : (byRules?.cast ?? []),
    adjustments: [...cutAdjustments(answers.cut, order.limit), ...(byRules?.adjustments ?? [])],
    writer: answered.size > 0 || missing.length === 0 ? deps.model.id : deps.fallback.id,
    warnings: answers.warnings,
    costs: answers.costs,
  };
}

interface Answers {
  readonly scenes: WrittenPrompts['scenes'];
  readonly cast: readonly CastEntry[];
  readonly cut: readonly number[];
  readonly warnings: readonly string[];
  readonly costs: readonly Cost[];
}

/** One question after the other, so that each knows the people and places of those before. */
async function askBatches(
  deps: LlmWriterDeps,
  order: PromptOrder,
  asked: readonly OrderedScene[],
  call: CallOptions,
): Promise<Answers> {
  const scenes: WrittenPrompts['scenes'][number][] = [];
  let cast: readonly CastEntry[] = [];
  const cut: number[] = [];
  const costs: Cost[] = [];
  const { title, style, limit, negative, language } = order;
  const told = {
    negative,
    language,
    ...(title === undefined ? {} : { title }),
    ...(style === undefined ? {} : { style }),
    ...(limit === undefined ? {} : { limit }),
  };
  for (const batch of batchesOf(asked)) {
    const question = promptsQuestion({ order: told, scenes: batch, cast });
    const result = await askTwice(deps, { question, scenes: batch, costs }, call);
    if ('warning' in result)
      return {
        scenes,
        cast,
        cut,
        costs,
        warnings: [warningText(deps, result.warning, asked.length - scenes.length)],
      };
    const finished = finishAnswer(result.answer, batch, order);
    scenes.push(...finished.scenes);
    cut.push(...finished.cut);
    cast = withCast(cast, result.answer.cast);
  }
  return { scenes, cast, cut, costs, warnings: [] };
}

function batchesOf(scenes: readonly OrderedScene[]): readonly (readonly OrderedScene[])[] {
  const batches: OrderedScene[][] = [];
  let shots = 0;
  for (const scene of scenes) {
    const last = batches.at(-1);
    shots += scene.shots;
    if (last !== undefined && last.length < scenesPerQuestion && shots <= shotsPerQuestion) last.push(scene);
    else {
      batches.push([scene]);
      shots = scene.shots;
    }
  }
  return batches;
}

function withCast(known: readonly CastEntry[], found: readonly CastEntry[]): readonly CastEntry[] {
  return [...known, ...found.filter(({ name }) => known.every((entry) => entry.name !== name))];
}

function warningText(deps: LlmWriterDeps, why: string, scenes: number): string {
  const what = scenes === 1 ? 'the prompt is' : `the prompts of ${scenes} scenes are`;
  return `The language model \`${deps.model.id}\` ${why}; ${what} written by rules`;
}

interface Asking {
  readonly question: LanguageQuestion;
  readonly scenes: readonly OrderedScene[];
  /** Grows with every answer that was paid for. */
  readonly costs: Cost[];
}

type Asked = { readonly answer: Answer } | { readonly warning: string };

async function askTwice(deps: LlmWriterDeps, asking: Asking, call: CallOptions): Promise<Asked> {
  try {
    const first = await askOnce(deps, asking, call);
    if (first.ok) return { answer: first.answer };
    const question = againQuestion(asking.question, first.problem);
    const second = await askOnce(deps, { ...asking, question }, call);
    if (second.ok) {
      // The next run asks the first question: it is to find what came of it in the end.
      await deps.cache?.store(partsOf(deps, asking.question), second.text);
      return { answer: second.answer };
    }
    return { warning: `answered twice with what can not be used (${second.problem})` };
  } catch (error) {
    if (error instanceof AivideoError && error.retryable)
      return { warning: `can not be asked (${error.message})` };
    throw error;
  }
}

/** From the cache where the same was asked before. Only what can be used is kept: anything else is worth another try. */
async function askOnce(
  { model, cache, clock, randomness }: LlmWriterDeps,
  asking: Asking,
  call: CallOptions,
) {
  const { question, scenes, costs } = asking;
  const parts = partsOf({ model }, question);
  const kept = await cache?.find(parts);
  if (kept !== undefined) return { ...readAnswer(kept, scenes), text: kept };
  const { text, cost } = await withRetries(() => model.ask(question, call), {
    clock,
    randomness,
    signal: call.signal,
    limit: { attempts: 4, totalMs: 120_000 },
  });
  if (cost !== undefined) costs.push(cost);
  const read = readAnswer(text, scenes);
  if (read.ok) await cache?.store(parts, text);
  return { ...read, text };
}

/** All that an answer depends on. */
function partsOf({ model }: Pick<LlmWriterDeps, 'model'>, { system, user }: LanguageQuestion): string {
  return canonicalJson({ v: 1, model: model.id, system, user });
}
