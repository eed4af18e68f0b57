import type { EnhanceOrder } from '../../domain/prompts/scene-prompts.js';
import { catalogueModel } from '../../workflows/clips/choose-model.js';
import type { CliContext } from '../context.js';

/** What a model reads and whether it takes a negative prompt; of no model nothing is known. Errors: `model-unknown`. */
export async function modelWish(
  context: CliContext,
  flag: string | undefined,
): Promise<Pick<EnhanceOrder, 'limit' | 'negative'>> {
  const name = flag ?? (await context.settings()).model;
  if (name === undefined) return { negative: false };
  const { promptLimit, options } = catalogueModel(name);
  return {
    negative: options.negativePrompt !== undefined,
    ...(promptLimit === undefined ? {} : { limit: promptLimit }),
  };
}
