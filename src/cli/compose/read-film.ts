import { join, parse, resolve } from 'node:path';
import { z } from 'zod';
import { checkFilm } from '../../domain/film/check-film.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { askedKeys, namedAsOption } from './asked-keys.js';
import { withPathsFrom } from './film-paths.js';
import { isFilmFile, readFilmFile } from './read-film-file.js';
import { usageError } from './usage-error.js';

/** A film, and where it goes. */
export interface ReadFilm {
  readonly spec: FilmSpec;
  /** Absolute. */
  readonly outputPath: string;
}

const argumentsSchema = z.tuple([z.array(z.string())]);

/** Reads clips or a film file; options on the command line count more than the file. */
export async function readFilm({ args, options }: CommandCall, context: CliContext): Promise<ReadFilm> {
  const [words] = argumentsSchema.parse(args);
  const [first] = words;
  if (first === undefined) throw usageError('`compose` needs clips, or a film file');
  const fromFile = words.length === 1 && isFilmFile(first) ? await readFilmFile(first, context) : undefined;
  checkWords(words, fromFile);
  const asked = askedKeys(options, fromFile ?? {});
  const checked = checkFilm({ ...(fromFile ?? { clips: words }), ...asked });
  if ('problem' in checked) throw usageError(namedAsOption(checked.problem.message, asked));
  const spec = withPathsFrom(checked.spec, context.platform.cwd);
  return { spec, outputPath: await outputOf(spec, { words, options }, context) };
}

function checkWords(words: readonly string[], fromFile: FilmSpec | undefined): void {
  if (fromFile !== undefined) return;
  const empty = words.indexOf('');
  if (empty >= 0) throw usageError(`Clip ${empty + 1} of ${words.length} is an empty name`);
  const url = words.findIndex((word) => /^https?:\/\//i.test(word));
  if (url >= 0)
    throw usageError(
      `Clip ${url + 1} of ${words.length}, \`${words[url]}\`, is an address: films are made of files on this machine`,
    );
  const film = words.findIndex(isFilmFile);
  if (film >= 0)
    throw usageError(
      `Clip ${film + 1} of ${words.length}, \`${words[film]}\`, is a film file, and a film file stands alone`,
    );
  if (words.length > 1000) throw usageError(`A film has at most 1000 clips, got ${words.length}`);
}

async function outputOf(
  spec: FilmSpec,
  { words, options }: { readonly words: readonly string[]; readonly options: CommandCall['options'] },
  context: CliContext,
): Promise<string> {
  const { platform } = context;
  const output = typeof options.output === 'string' ? options.output : spec.output;
  if (output === '') throw usageError('`--output` is empty');
  const first = words[0] ?? '';
  const name = isFilmFile(first) ? `${parse(first).name}.mp4` : 'film.mp4';
  if (output === undefined) return join((await context.services()).folders.output, name);
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return join(path, name);
  if (!/\.(mp4|m4v|mov)$/i.test(path))
    throw usageError(`\`--output ${output}\` must end in .mp4 for a file or in / for a folder`);
  return path;
}
