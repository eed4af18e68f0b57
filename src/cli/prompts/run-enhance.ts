import { cleanPrompt } from '../../domain/prompts/check-prompt.js';
import type { EnhancedPrompt } from '../../domain/prompts/scene-prompts.js';
import { enhancementWarnings } from '../../workflows/clips/enhance-clip-prompt.js';
import type { CommandCall } from '../command-definition.js';
import { printJson, wantsJson } from '../config/print-json.js';
import type { CliContext } from '../context.js';
import { readPrompt } from '../generate/read-prompt.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { factText } from '../render/table.js';
import { modelWish } from './model-wish.js';

interface EnhanceFlags {
  readonly promptFile?: string;
  readonly model?: string;
  readonly style?: string;
  readonly prompts?: 'rules' | 'llm';
}

/** `aivideo enhance`: before and after on a terminal, only the result in a pipe. */
export async function runEnhance(call: CommandCall, context: CliContext): Promise<number> {
  const flags = call.options as EnhanceFlags;
  const words = (call.args[0] ?? []) as readonly string[];
  const original = cleanPrompt((await readPrompt({ words, flags, command: 'enhance' }, context)) ?? '');
  const wish = await modelWish(context, flags.model);
  const writer = await (await context.services()).promptWriter(flags.prompts);
  const style = flags.style === undefined ? {} : { style: flags.style };
  const enhanced = await writer.enhance({ prompt: original, ...style, ...wish }, { signal: context.signal });
  sayWhy(context, enhanced);
  if (wantsJson(context)) printJson(context, { ok: true, original, ...enhanced });
  else context.platform.stdout.write(shown(context, original, enhanced));
  return 0;
}

function sayWhy(context: CliContext, enhanced: EnhancedPrompt): void {
  const { yellow } = context.paintError;
  for (const warning of enhancementWarnings(enhanced)) context.warn(yellow(`warning: ${warning}`));
  for (const adjustment of enhanced.adjustments) context.say(yellow(adjustmentText(adjustment)));
}

function shown({ platform, paint }: CliContext, original: string, enhanced: EnhancedPrompt): string {
  if (platform.stdout.isTTY !== true) return `${enhanced.prompt}\n`;
  const { negativePrompt } = enhanced;
  const facts = [
    ['before', original],
    ['after', enhanced.prompt],
    ...(negativePrompt === undefined ? [] : [['not', negativePrompt]]),
  ] as const;
  const rows = facts.map(([name = '', text = '']) => [name, text] as const);
  return factText(rows, { width: Math.min(platform.stdout.columns ?? 100, 110), dim: paint.dim });
}
