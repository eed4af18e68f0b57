import { writeByRules } from '../../domain/prompts/rules/write-by-rules.js';
import type { PromptWriter } from '../../ports/prompt-writer.js';

/** Writes prompts by rules: offline, free, and the same for the same script. The tagger is loaded on first use. */
export function createRulesWriter(): PromptWriter {
  return {
    id: 'rules',
    async write(order, { signal }) {
      const { tagEnglish } = await import('./english-tagger.js');
      signal.throwIfAborted();
      return writeByRules(order, tagEnglish);
    },
  };
}
