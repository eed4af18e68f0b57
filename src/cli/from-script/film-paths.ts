import { basename, dirname, join, resolve } from 'node:path';
import { slugOf } from '../../domain/clips/clip-name.js';
import { AivideoError } from '../../domain/errors.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { CliContext } from '../context.js';
import { type FromScriptFlags, usageError } from './from-script-flags.js';

/** Where a film and everything that belongs to it goes. Absolute. */
export interface FilmPaths {
  readonly film: string;
  /** Holds plan, captions and clips. */
  readonly folder: string;
  readonly clips: string;
  /** Files of captions; empty when there are none. */
  readonly captions: readonly string[];
  readonly plan: string;
  readonly storyboard: string;
}

/**
 * `--out-dir FOLDER` holds everything; `-o FILM.mp4` has the rest in a folder of its name beside it; without either a folder
 * named after the script is made where clips go. Errors: `output-exists`, `output-unwritable`, `usage-invalid`.
 */
export async function filmPaths(
  name: string,
  flags: FromScriptFlags,
  context: CliContext,
): Promise<FilmPaths> {
  const services = await context.services();
  const files = await services.files();
  const named = await outputOf(name, flags, context);
  const folder = folderOf(name, {
    flags,
    named,
    outputs: services.folders.output,
    cwd: context.platform.cwd,
  });
  const wanted = named ?? join(folder, `${slugOf(name)}.mp4`);
  const film = named === undefined && flags.force !== true ? await freeName(files, wanted) : wanted;
  if (flags.force !== true && (await files.exists(film)))
    throw new AivideoError('output-exists', `\`${film}\` is there already`, { details: { path: film } });
  await files.checkTarget(film);
  return {
    film,
    folder,
    clips: join(folder, 'clips'),
    captions: ['captions.srt', 'captions.vtt'].map((file) => join(folder, file)),
    plan: join(folder, 'plan.yaml'),
    storyboard: join(folder, 'storyboard.png'),
  };
}

async function outputOf(
  name: string,
  { output, outDir }: FromScriptFlags,
  { platform }: CliContext,
): Promise<string | undefined> {
  if (output === undefined) return undefined;
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return join(path, `${slugOf(name)}.mp4`);
  if (!/\.(mp4|m4v|mov)$/i.test(path))
    throw usageError(`\`--output ${output}\` must end in .mp4 for a file or in / for a folder`);
  return outDir !== undefined && basename(output) === output
    ? join(resolve(platform.cwd, outDir), output)
    : path;
}

interface FolderWish {
  readonly flags: FromScriptFlags;
  readonly named: string | undefined;
  readonly outputs: string;
  readonly cwd: string;
}

function folderOf(name: string, { flags, named, outputs, cwd }: FolderWish): string {
  if (flags.outDir !== undefined) return resolve(cwd, flags.outDir);
  if (named !== undefined) return join(dirname(named), basename(named).replace(/\.[^.]+$/, ''));
  return join(outputs, slugOf(name));
}

/** The name itself, or the first of `-2`, `-3`, ... that is free. */
export async function freeName(files: Pick<ClipFiles, 'exists'>, wanted: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? wanted : wanted.replace(/(\.[^./\\]+)$/, `-${copy}$1`);
    if (!(await files.exists(name))) return name;
  }
}
