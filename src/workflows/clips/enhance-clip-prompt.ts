import type { CommonOptions } from '../../domain/models/common-options.js';
import { usableOptionMap } from '../../domain/models/mapping/usable-option-map.js';
import type { EnhancedPrompt } from '../../domain/prompts/scene-prompts.js';
import type { PromptEnhancer } from '../../ports/prompt-writer.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { ChosenModel } from './choose-model.js';

/** Has a clip's prompt made better for its model, where that is wanted and there is one. Errors: those of the enhancer. */
export async function enhanceClipPrompt(
  enhancer: PromptEnhancer | undefined,
  { prompt, model }: { readonly prompt: string | undefined; readonly model: ChosenModel },
  call: CallOptions,
): Promise<EnhancedPrompt | undefined> {
  if (enhancer === undefined || prompt === undefined) return undefined;
  const limit = model.definition?.promptLimit;
  return enhancer.enhance(
    { prompt, negative: takesNegative(model), ...(limit === undefined ? {} : { limit }) },
    call,
  );
}

/** Whether a model can be told what not to show. */
function takesNegative({ definition, schema }: ChosenModel): boolean {
  return usableOptionMap(definition?.options, schema).negativePrompt !== undefined;
}

/** What comes with the better prompt; it yields to what was asked. */
export function enhancedOptions(enhanced: EnhancedPrompt | undefined): CommonOptions {
  const negativePrompt = enhanced?.negativePrompt;
  return negativePrompt === undefined ? {} : { negativePrompt };
}

/** What should be heard of how the better prompt came about. */
export function enhancementWarnings(enhanced: EnhancedPrompt | undefined): readonly string[] {
  if (enhanced === undefined) return [];
  const words = enhanced.untranslated;
  const left = words.length === 0 ? [] : [`No English was found for: ${words.join(', ')}`];
  return [...enhanced.warnings, ...left];
}
