import type { PromptLimit } from './define-model.js';

/** CLIP text encoders read 77 tokens, start and end marks included, and pass over the rest. */
export const clipPromptLimit: PromptLimit = {
  unit: 'tokens',
  count: 77,
  source: 'context length of CLIP, https://github.com/openai/CLIP/blob/main/model-card.md',
};
