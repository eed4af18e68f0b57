import type {
  EnhancedPrompt,
  EnhanceOrder,
  PromptOrder,
  WrittenPrompts,
} from '../domain/prompts/scene-prompts.js';
import type { CallOptions } from './video-provider.js';

/**
 * Turns scenes into prompts for a video model. Errors, where it asks a language model: `token-refused`,
 * `model-unavailable`, `provider-failed`.
 */
export interface PromptWriter {
  /** `rules`, or the name of the language model. */
  readonly id: string;
  write(order: PromptOrder, call: CallOptions): Promise<WrittenPrompts>;
}

/** Makes one prompt better: keeps what it shows, adds what it leaves open. Errors: those of `PromptWriter`. */
export interface PromptEnhancer {
  enhance(order: EnhanceOrder, call: CallOptions): Promise<EnhancedPrompt>;
}
