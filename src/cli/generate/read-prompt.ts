import { resolve } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import type { CliContext } from '../context.js';

/** `--prompt-file`. */
export interface PromptFlags {
  readonly promptFile?: string;
}

export interface PromptSource {
  /** The words on the command line; `-` alone means standard input. */
  readonly words: readonly string[];
  readonly flags: PromptFlags;
  /** Name of the command, for the hint of an error. */
  readonly command: string;
}

/** The prompt from arguments, a file or standard input; undefined when there is none. Errors: `usage-invalid`, `prompt-invalid`, `input-file-*`. */
export async function readPrompt(
  { words, flags, command }: PromptSource,
  { platform }: CliContext,
): Promise<string | undefined> {
  const twice = (message: string) => new AivideoError('usage-invalid', message, { details: { command } });
  if (flags.promptFile !== undefined) {
    if (words.length > 0) throw twice('The prompt is given twice: as arguments and by `--prompt-file`');
    if (flags.promptFile !== '-') return platform.disk.readText(resolve(platform.cwd, flags.promptFile));
    return readStdin(platform.stdin);
  }
  if (words[0] === '-') {
    if (words.length > 1) throw twice('The prompt is given twice: on standard input and as arguments');
    return readStdin(platform.stdin);
  }
  return words.length === 0 ? undefined : words.join(' ');
}

async function readStdin(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > 1024 * 1024)
      throw new AivideoError('prompt-invalid', 'Standard input is longer than any prompt (1 MiB)');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new AivideoError('prompt-invalid', 'Standard input is not UTF-8 text', { cause });
  }
}
