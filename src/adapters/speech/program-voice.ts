import { spawn } from 'node:child_process';
import { rename, rm, stat } from 'node:fs/promises';
import { outputError } from '../../domain/clips/file-error.js';
import { AivideoError } from '../../domain/errors.js';
import type { SpokenText } from '../../domain/narration/spoken-text.js';
import type { SpeechMaker } from '../../ports/speech-maker.js';
import type { CallOptions } from '../../ports/video-provider.js';

/** How a program is told what to say. */
export interface VoiceProgram {
  readonly id: string;
  /** Found on PATH. */
  readonly command: string;
  /** Arguments but for the words, which it reads from standard input: no text can become an option. */
  args(text: SpokenText, outputPath: string): readonly string[];
}

/** A WAV file without samples has this many bytes. */
const headerBytes = 44;

/** A speaking program of this machine. */
export function createProgramVoice(program: VoiceProgram, env: NodeJS.ProcessEnv): SpeechMaker {
  return {
    id: program.id,
    async speak(text, outputPath, { signal }) {
      const partial = `${outputPath}.part.wav`;
      try {
        await run(program, { args: program.args(text, partial), words: text.text, env }, { signal });
        if ((await sizeOf(partial)) <= headerBytes)
          throw failed(program, `has said nothing of \`${shortened(text.text)}\``);
        await rename(partial, outputPath).catch((error: unknown) => {
          throw outputError(outputPath, error);
        });
      } finally {
        await rm(partial, { force: true });
      }
    },
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

interface ProgramCall {
  readonly args: readonly string[];
  readonly words: string;
  readonly env: NodeJS.ProcessEnv;
}

function run(
  program: VoiceProgram,
  { args, words, env }: ProgramCall,
  { signal }: CallOptions,
): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program.command, args, {
      stdio: ['pipe', 'ignore', 'pipe'],
      env,
      signal,
      windowsHide: true,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    // A program that ends before it has read everything says why by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(words);
    child.on('error', (error) => reject(signal.aborted ? signal.reason : failed(program, error.message)));
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(failed(program, `ended with status ${status}`, said)),
    );
  });
}

function failed({ id }: VoiceProgram, what: string, said = ''): AivideoError {
  const cause = said.trim() === '' ? {} : { cause: new Error(said.trim()) };
  return new AivideoError('speech-failed', `The voice program \`${id}\` ${what}`, cause);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
