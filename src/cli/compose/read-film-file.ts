import { dirname, resolve } from 'node:path';
import { AivideoError } from '../../domain/errors.js';
import { checkFilm } from '../../domain/film/check-film.js';
import type { DocumentProblem } from '../../domain/film/document-problem.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';
import type { CliContext } from '../context.js';
import { withPathsFrom } from './film-paths.js';

/** Whether an argument names a film file and not a clip. */
export function isFilmFile(argument: string): boolean {
  return /\.(ya?ml|json)$/i.test(argument);
}

/** Reads a film file. Paths in it start at its folder. Errors: `usage-invalid` with line and column. */
export async function readFilmFile(file: string, context: CliContext): Promise<FilmSpec> {
  const folder = dirname(resolve(context.platform.cwd, file));
  return withPathsFrom(
    await readCheckedFile(file, context, { command: 'compose', check: checkFilm }),
    folder,
  );
}

/** How what a file holds is checked: it comes out as it is meant, or with what is wrong and where. */
export interface FileCheck<Spec> {
  /** Whose file it is. */
  readonly command: string;
  check(value: unknown): { readonly spec: Spec } | { readonly problem: DocumentProblem };
}

/** Reads a file of keys. JSON is read as the part of YAML that it is. Errors: `usage-invalid` with line and column. */
export async function readCheckedFile<Spec>(
  file: string,
  { platform }: CliContext,
  { command, check }: FileCheck<Spec>,
): Promise<Spec> {
  const path = resolve(platform.cwd, file);
  const invalid = invalidFile(file, command);
  const text = await platform.disk.readText(path);
  const { LineCounter, isMap, isNode, isScalar, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw invalid(place(broken.pos[0]), sentence(broken.message));
  const checked = check(toValue(document, invalid));
  if ('spec' in checked) return checked.spec;
  const { path: keys, message, at } = checked.problem;
  const around = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  if (at === 'key' && isMap(around))
    for (const { key } of around.items)
      if (isScalar(key) && key.value === keys.at(-1) && key.range)
        throw invalid(place(key.range[0]), message);
  // The nearest thing around that is in the file: a missing key has no place of its own.
  for (let depth = keys.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(keys.slice(0, depth), true);
    if (isNode(node) && node.range) throw invalid(place(node.range[0]), message);
  }
  throw invalid({ line: 1, column: 1 }, message);
}

/** Aliases that stand for more than they are written with could grow without end. */
function toValue(
  document: { toJS(options: { maxAliasCount: number }): unknown },
  invalid: ReturnType<typeof invalidFile>,
): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const reason = error instanceof Error ? sentence(error.message) : 'it can not be read';
    throw invalid({ line: 1, column: 1 }, reason);
  }
}

function sentence(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}

function invalidFile(file: string, command: string) {
  return (place: { readonly line: number; readonly column: number }, problem: string): AivideoError => {
    const { line, column } = place;
    return new AivideoError('usage-invalid', `\`${file}\`, line ${line}, column ${column}: ${problem}`, {
      details: { command, file, line, column },
    });
  };
}
