import path from 'node:path';
import { findJsonError } from '../../domain/config/json-syntax.js';
import { AivideoError } from '../../domain/errors.js';

/** Keys and values as they stand in a file. */
export type ConfigValues = Readonly<Record<string, unknown>>;

/**
 * Reads a configuration file's text: `.json` as JSON, everything else as YAML, of which JSON is a part. An empty text
 * has no keys. Nothing is executed. Errors: `config-invalid` with file, line and column, never with the text
 * itself, in which a token may stand.
 */
export async function parseConfigText(file: string, text: string): Promise<ConfigValues> {
  if (text.trim() === '') return {};
  if (programExtensions.includes(path.extname(file)))
    throw new AivideoError(
      'config-invalid',
      `Config file \`${file}\` must be JSON or YAML: configuration is not run`,
    );
  const value = path.extname(file) === '.json' ? parseJson(file, text) : await parseYaml(file, text);
  return keysOf(file, value ?? {});
}

/** File names that other programs would run. */
export const programExtensions: readonly string[] = ['.js', '.cjs', '.mjs', '.ts', '.cts', '.mts'];

/** `value` as keys and values. */
export function keysOf(file: string, value: unknown): ConfigValues {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new AivideoError('config-invalid', `Config file \`${file}\` must hold keys and values`, {
    details: { file },
  });
}

/** Reads JSON. Errors: `config-invalid`. */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { offset, expected } = findJsonError(text) ?? { offset: text.length, expected: 'valid JSON' };
    const before = text.slice(0, offset).split('\n');
    throw syntaxError(file, {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      problem: `expected ${expected}`,
    });
  }
}

/**
 * Only the YAML loader of cosmiconfig is used. Its search can not be: `cosmiconfig()` first looks for settings of its own in
 * the current folder and runs `.config/config.js` there, whatever loaders and search places it is given
 * (version 9.0.2, `getUserDefinedOptionsFromMetaConfig`).
 */
async function parseYaml(file: string, text: string): Promise<unknown> {
  const { defaultLoadersSync } = await import('cosmiconfig');
  try {
    return defaultLoadersSync['.yaml'](file, text);
  } catch (error) {
    throw syntaxError(file, yamlPosition(error));
  }
}

/** js-yaml puts line and column (from 0) into `mark`, and the sentence without the text into `reason`. */
function yamlPosition(error: unknown): SyntaxPosition {
  const { mark, reason } = error as { mark?: { line: number; column: number }; reason?: string };
  return {
    line: (mark?.line ?? 0) + 1,
    column: (mark?.column ?? 0) + 1,
    problem: reason ?? 'not valid YAML',
  };
}

interface SyntaxPosition {
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

function syntaxError(file: string, { line, column, problem }: SyntaxPosition): AivideoError {
  return new AivideoError(
    'config-invalid',
    `Config file \`${file}\` has an error in line ${line}, column ${column}: ${problem}`,
    {
      details: { file, line, column },
    },
  );
}
