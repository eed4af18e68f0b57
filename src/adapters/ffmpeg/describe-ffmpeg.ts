import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AivideoError } from '../../domain/errors.js';

const run = promisify(execFile);

export interface FfmpegDescription {
  /** As it names itself: `7.0.2`, `n7.0-7-gd38bf5e08e`. */
  readonly version: string;
  /** Names, sorted. */
  readonly encoders: readonly string[];
  /** Names, sorted. */
  readonly filters: readonly string[];
}

/** Asks an ffmpeg what it is and what it can do. Errors: `ffmpeg-missing`, `ffmpeg-failed`. */
export async function describeFfmpeg(path: string, signal?: AbortSignal): Promise<FfmpegDescription> {
  const ask = async (question: string): Promise<string> => {
    const options = { maxBuffer: 8_000_000, windowsHide: true, ...(signal === undefined ? {} : { signal }) };
    const { stdout } = await run(path, ['-hide_banner', question], options);
    return stdout;
  };
  try {
    const [version, encoders, filters] = await Promise.all([
      ask('-version'),
      ask('-encoders'),
      ask('-filters'),
    ]);
    return {
      version: /^ffmpeg version (\S+)/m.exec(version)?.[1] ?? 'unknown',
      encoders: namesAfter(encoders, /^ [VAS][F.][S.][X.][B.][D.] ([\w-]+)/gm),
      filters: namesAfter(filters, /^ [T.][S.]?[C.]? ([\w-]+) +\S+->\S+/gm),
    };
  } catch (cause) {
    signal?.throwIfAborted();
    throw asFailure(path, cause);
  }
}

function namesAfter(text: string, line: RegExp): readonly string[] {
  return [...text.matchAll(line)].flatMap((match) => (match[1] === undefined ? [] : [match[1]])).sort();
}

function asFailure(path: string, cause: unknown): AivideoError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'EACCES') {
    return new AivideoError('ffmpeg-missing', `The ffmpeg \`${path}\` is not there or can not be run`, {
      cause,
    });
  }
  return new AivideoError('ffmpeg-failed', `The ffmpeg \`${path}\` does not tell its version`, { cause });
}
