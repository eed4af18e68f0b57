import type { LanguageQuestion } from '../domain/prompts/llm/language-question.js';
import type { Cost } from '../domain/run/price.js';
import type { CallOptions } from './video-provider.js';

/** What a language model said, as it came. */
export interface LanguageAnswer {
  readonly text: string;
  readonly cost?: Cost;
}

/**
 * Answers one question; never asks twice by itself. Errors: `token-refused`, `billing-refused`, `model-unavailable`,
 * `provider-failed`, and, worth another try, `rate-limited`, `network-timeout`, `network-unreachable`.
 */
export interface LanguageModel {
  /** Name of the model, for cache keys and warnings. */
  readonly id: string;
  ask(question: LanguageQuestion, call: CallOptions): Promise<LanguageAnswer>;
}
