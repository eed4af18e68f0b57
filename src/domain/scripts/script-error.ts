import { AivideoError } from '../errors.js';

/** Where in the file, both from 1. */
export interface ScriptPlace {
  readonly line: number;
  readonly column?: number;
}

/** A script that can not be read: `Line 3, column 1: key ...`. `problem` begins with a capital letter. */
export function scriptError(problem: string, { line, column }: ScriptPlace, file?: string): AivideoError {
  const place = `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  const begin = file === undefined ? `Line${place.slice(4)}` : `\`${file}\`, ${place}`;
  return new AivideoError('script-invalid', `${begin}: ${problem}`, {
    details: {
      line,
      problem,
      ...(column === undefined ? {} : { column }),
      ...(file === undefined ? {} : { file }),
    },
  });
}

/** The same error with the name of the file, where it is known. */
export function withFile(error: unknown, file: string | undefined): unknown {
  if (!(error instanceof AivideoError) || file === undefined) return error;
  const { line, column, problem, file: named } = error.details;
  if (error.code === 'captions-invalid' && named === undefined)
    return new AivideoError(error.code, `\`${file}\`: ${error.message}`, {
      details: { ...error.details, file },
    });
  if (error.code !== 'script-invalid' || typeof problem !== 'string' || named !== undefined) return error;
  if (typeof line !== 'number')
    return new AivideoError(error.code, `\`${file}\`: ${problem}`, { details: { ...error.details, file } });
  return scriptError(problem, { line, ...(typeof column === 'number' ? { column } : {}) }, file);
}
