import type { PromptOrder, WrittenPrompts } from '../domain/prompts/scene-prompts.js';
import type { CallOptions } from './video-provider.js';

/** Turns scenes into prompts for a video model. Errors: `provider-failed`, `network-unreachable` where it asks a model. */
export interface PromptWriter {
  /** `rules`, or the name of the language model. */
  readonly id: string;
  write(order: PromptOrder, call: CallOptions): Promise<WrittenPrompts>;
}
