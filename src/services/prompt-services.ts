import { chooseWriter } from '../domain/prompts/choose-writer.js';
import type { LanguageModel } from '../ports/language-model.js';
import type { PromptEnhancer, PromptWriter } from '../ports/prompt-writer.js';
import type { Services } from './services.js';

/** What a question to a language model on Replicate may cost. Default: as the settings say. */
export interface AskBudget {
  readonly maxCostUsd?: number | undefined;
  readonly allowUnknownPrice?: boolean | undefined;
}

/** The writer of prompts that was asked for or is configured. Errors: `config-invalid`. */
export async function createPromptWriter(
  services: Services,
  how: 'rules' | 'llm' | undefined,
  budget: AskBudget,
): Promise<PromptWriter & PromptEnhancer> {
  const { settings, folders, clock, randomness, tool } = services;
  const choice = chooseWriter(settings, how);
  const fallback = (await import('../adapters/prompts/rules-writer.js')).createRulesWriter();
  if (choice.kind === 'rules') return fallback;
  const [{ createAnswerCache }, { createLlmWriter }] = await Promise.all([
    import('../adapters/cache/answer-cache.js'),
    import('../workflows/script/llm-writer.js'),
  ]);
  const cache = createAnswerCache({ folder: `${folders.cache}/answers`, key: randomness.id(10) });
  const userAgent = tool.replace(' ', '/');
  const model =
    choice.kind === 'replicate'
      ? await modelOnReplicate(services, choice.model, budget)
      : (await import('../adapters/llm/openai-model.js')).createOpenAiModel({ ...choice, userAgent, clock });
  return createLlmWriter({ model, cache, fallback, clock, randomness });

  async function modelOnReplicate(
    { settings: { deadlineSeconds, timeoutSeconds, maxCost, models } }: Services,
    name: string,
    { maxCostUsd = maxCost, allowUnknownPrice }: AskBudget,
  ): Promise<LanguageModel> {
    const { createOwnRunLanguageModel } = await import('../workflows/script/ask-in-own-run.js');
    const { key: hash } = await services.segmentCache();
    const folder = `${folders.state}/.answers`;
    const priceUsd = models[name]?.priceUsd;
    const limits = { deadlineSeconds, timeoutSeconds, maxCostUsd, allowUnknownPrice, priceUsd };
    return createOwnRunLanguageModel({ services, model: name, folder, hash, ...limits });
  }
}
