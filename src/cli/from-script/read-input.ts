import { basename, dirname, resolve } from 'node:path';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { withPlanPaths } from '../../domain/film-script/plan-paths.js';
import { readFilmPlan } from '../../domain/film-script/read-film-plan.js';
import { parseScript } from '../../domain/scripts/parse-script.js';
import type { Script } from '../../domain/scripts/script.js';
import type { CliContext } from '../context.js';
import { usageError } from './from-script-flags.js';

/** What was handed in: a script, or a plan that aivideo has written. */
export type FilmInput = (
  | { readonly kind: 'script'; readonly script: Script }
  | { readonly kind: 'plan'; readonly plan: FilmPlan }
) & {
  /** As it was written. */
  readonly text: string;
  /** Name of the file without its ending; `script` for standard input. */
  readonly name: string;
  /** Absolute folder of the file, or the current one. */
  readonly folder: string;
  /** Absolute; absent for standard input. */
  readonly path?: string;
};

/** Reads a script or a plan from a file, or from standard input for `-`. Errors: `script-invalid`, `input-file-*`. */
export async function readInput(
  file: string | undefined,
  format: string | undefined,
  context: CliContext,
): Promise<FilmInput> {
  if (file === undefined) throw usageError('`from-script` needs a script: a file, or `-` for standard input');
  const { cwd } = context.platform;
  const isStdin = file === '-';
  const path = resolve(cwd, file);
  const text = await context.platform.disk.readScript(isStdin ? context.platform.stdin : path);
  const place = {
    text,
    name: isStdin ? 'script' : basename(file).replace(/(.)\.[^.]+$/, '$1'),
    folder: isStdin ? cwd : dirname(path),
    ...(isStdin ? {} : { path }),
  };
  const options = { ...(isStdin ? {} : { name: file }), ...(format === undefined ? {} : { format }) };
  const parsed = parseScript(text, options);
  if (parsed.kind === 'script') return { ...place, kind: 'script', script: parsed.script };
  const plan = withPlanPaths(readFilmPlan(parsed.text, isStdin ? undefined : file), (inPlan) =>
    resolve(place.folder, inPlan),
  );
  return { ...place, kind: 'plan', plan };
}
