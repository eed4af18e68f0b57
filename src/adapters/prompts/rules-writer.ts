import { enhanceByRules } from '../../domain/prompts/rules/enhance-by-rules.js';
import { writeByRules } from '../../domain/prompts/rules/write-by-rules.js';
import type { PromptEnhancer, PromptWriter } from '../../ports/prompt-writer.js';

/** Writes prompts by rules: offline, free, and the same for the same script. The tagger is loaded on first use. */
export function createRulesWriter(): PromptWriter & PromptEnhancer {
  const loadTagger = async () => (await import('./english-tagger.js')).createEnglishTagger();
  return {
    id: 'rules',
    async write(order, { signal }) {
      const tag = await loadTagger();
      signal.throwIfAborted();
      return writeByRules(order, tag);
    },
    async enhance(order, { signal }) {
      const tag = await loadTagger();
      signal.throwIfAborted();
      return enhanceByRules(order, tag);
    },
  };
}
