import { join, parse, resolve } from 'node:path';
import { z } from 'zod';
import { AivideoError } from '../../domain/errors.js';
import { checkFilm } from '../../domain/film/check-film.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { withPathsFrom } from './film-paths.js';
import { isFilmFile, readFilmFile } from './read-film-file.js';

/** A film, and where it goes. */
export interface ReadFilm {
  readonly spec: FilmSpec;
  /** Absolute. */
  readonly outputPath: string;
}

/** Options of `compose` that are keys of a film file, as commander leaves them. */
const keyOptions = [
  'size',
  'aspect',
  'fps',
  'fit',
  'transition',
  'transitionDuration',
  'stillDuration',
  'audio',
  'narration',
  'loudness',
  'title',
  'codec',
  'crf',
  'preset',
  'quality',
] as const;

const argumentsSchema = z.tuple([z.array(z.string())]);

/** Reads clips or a film file; options on the command line count more than the file. */
export async function readFilm({ args, options }: CommandCall, context: CliContext): Promise<ReadFilm> {
  const [words] = argumentsSchema.parse(args);
  const [first] = words;
  if (first === undefined) throw usage('`compose` needs clips, or a film file');
  const fromFile = words.length === 1 && isFilmFile(first) ? await readFilmFile(first, context) : undefined;
  const empty = words.indexOf('');
  if (empty >= 0) throw usage(`Clip ${empty + 1} of ${words.length} is an empty name`);
  const asked = askedKeys(options, fromFile);
  const checked = checkFilm({ ...(fromFile ?? { clips: words }), ...asked });
  if ('problem' in checked) throw usage(asOption(checked.problem.message, Object.keys(asked)));
  const spec = withPathsFrom(checked.spec, context.platform.cwd);
  return { spec, outputPath: await outputOf(spec, { words, options }, context) };
}

function askedKeys(options: CommandCall['options'], fromFile: FilmSpec | undefined): Record<string, unknown> {
  const asked: Record<string, unknown> = {};
  for (const key of keyOptions) if (options[key] !== undefined) asked[key] = options[key];
  const captions = askedCaptions(options, fromFile);
  if (captions !== undefined) asked.captions = captions;
  const before = fromFile?.music;
  const file = options.music ?? (typeof before === 'object' ? before.file : before);
  const volume = options.musicVolume;
  const duck = options.duck === false ? { duck: false } : {};
  if (file === undefined) {
    if (volume !== undefined) throw usage('`--music-volume` needs `--music`');
    return asked;
  }
  asked.music = {
    ...(typeof before === 'object' ? before : {}),
    file,
    ...(volume === undefined ? {} : { volume }),
    ...duck,
  };
  return asked;
}

function askedCaptions(options: CommandCall['options'], fromFile: FilmSpec | undefined): object | undefined {
  const before = typeof fromFile?.captions === 'string' ? { file: fromFile.captions } : fromFile?.captions;
  const file = options.captions ?? before?.file;
  const burn = options.burnCaptions === true;
  if (file === undefined && burn) throw usage('`--burn-captions` needs `--captions`');
  return file === undefined ? undefined : { ...before, file, ...(burn ? { burn } : {}) };
}

/** What came from an option is named as the option. */
function asOption(message: string, keys: readonly string[]): string {
  return message.replace(/^Film key `(\w+)`/, (words, key: string) =>
    keys.includes(key)
      ? `Option \`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}\``
      : words,
  );
}

async function outputOf(
  spec: FilmSpec,
  { words, options }: { readonly words: readonly string[]; readonly options: CommandCall['options'] },
  context: CliContext,
): Promise<string> {
  const { platform } = context;
  const output = typeof options.output === 'string' ? options.output : spec.output;
  if (output === '') throw usage('`--output` is empty');
  const first = words[0] ?? '';
  const name = isFilmFile(first) ? `${parse(first).name}.mp4` : 'film.mp4';
  if (output === undefined) return join((await context.services()).folders.output, name);
  const path = resolve(platform.cwd, output);
  if (/[/\\]$/.test(output) || (await platform.disk.isFolder(path))) return join(path, name);
  if (!/\.(mp4|m4v|mov)$/i.test(path))
    throw usage(`\`--output ${output}\` must end in .mp4 for a file or in / for a folder`);
  const clips = spec.clips.map((clip) => (typeof clip === 'string' ? clip : clip.file));
  const same = clips.indexOf(path);
  if (same >= 0) throw usage(`\`--output ${output}\` is clip ${same + 1} itself`);
  return path;
}

function usage(message: string): AivideoError {
  return new AivideoError('usage-invalid', message, { details: { command: 'compose' } });
}
