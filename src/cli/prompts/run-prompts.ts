import { AivideoError } from '../../domain/errors.js';
import type { PromptOrder, WrittenPrompts } from '../../domain/prompts/scene-prompts.js';
import type { Script } from '../../domain/scripts/script.js';
import type { CommandCall } from '../command-definition.js';
import { printJson, wantsJson } from '../config/print-json.js';
import type { CliContext } from '../context.js';
import { readInput } from '../from-script/read-input.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { modelWish } from './model-wish.js';
import { promptLines, promptTable } from './prompts-text.js';

interface PromptsFlags {
  readonly model?: string;
  readonly style?: string;
  readonly shots?: number;
  readonly format?: string;
  readonly prompts?: 'rules' | 'llm';
}

/** `aivideo prompts`: reads a script, writes its prompts and prints them. */
export async function runPrompts(call: CommandCall, context: CliContext): Promise<number> {
  const flags = call.options as PromptsFlags;
  const script = await readScript(String(call.args[0]), flags, context);
  const writer = await (await context.services()).promptWriter(flags.prompts);
  const order = await orderOf(script, flags, context);
  const written = await writer.write(order, { signal: context.signal });
  sayWhy(context, script, written);
  if (wantsJson(context)) printJson(context, { ok: true, ...jsonOf(script, written, writer.id) });
  else {
    const { stdout } = context.platform;
    stdout.write(stdout.isTTY === true ? promptTable(context, script, written) : promptLines(written));
  }
  return 0;
}

async function readScript(file: string, flags: PromptsFlags, context: CliContext): Promise<Script> {
  const input = await readInput(file, flags.format, context);
  if (input.kind === 'script') return input.script;
  throw new AivideoError('usage-invalid', `\`${file}\` is a plan: its prompts stand in it`, {
    details: { command: 'prompts' },
  });
}

async function orderOf(script: Script, flags: PromptsFlags, context: CliContext): Promise<PromptOrder> {
  const style = flags.style ?? script.wishes.style;
  const { title, language } = script;
  return {
    scenes: script.scenes.map((scene) => ({ scene, shots: flags.shots ?? 1 })),
    language,
    ...(title === undefined ? {} : { title }),
    ...(style === undefined ? {} : { style }),
    ...(await modelWish(context, flags.model ?? script.wishes.model)),
  };
}

function sayWhy(context: CliContext, script: Script, written: WrittenPrompts): void {
  const { yellow } = context.paintError;
  const words = [...new Set(written.scenes.flatMap(({ untranslated }) => untranslated))];
  const left = words.length === 0 ? [] : [`No English was found for: ${words.join(', ')}`];
  for (const warning of [...(written.warnings ?? []), ...left]) context.warn(yellow(`warning: ${warning}`));
  for (const adjustment of [...script.adjustments, ...written.adjustments])
    context.say(yellow(adjustmentText(adjustment)));
}

function jsonOf(script: Script, written: WrittenPrompts, writer: string) {
  const headings = new Map(script.scenes.map(({ number, heading }) => [number, heading]));
  const { title, format, language } = script;
  return {
    format,
    language,
    ...(title === undefined ? {} : { title }),
    writer: written.writer ?? writer,
    scenes: written.scenes.map((scene) => {
      const heading = headings.get(scene.scene);
      return { ...scene, ...(heading === undefined ? {} : { heading }) };
    }),
    cast: written.cast,
    adjustments: [...script.adjustments, ...written.adjustments],
    warnings: written.warnings ?? [],
    costs: written.costs ?? [],
  };
}
