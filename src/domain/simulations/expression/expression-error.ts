import { AivideoError } from '../../errors.js';

/**
 * Says what is wrong in a formula and where. `at` counts UTF-16 units from 0; the program shows the text with a caret below that place.
 */
export function expressionError(
  text: string,
  wrong: {
    readonly at: number;
    readonly problem: string;
    readonly cause?: unknown;
    readonly unknownName?: string;
  },
): AivideoError {
  const { at, problem, cause, unknownName } = wrong;
  return new AivideoError('expression-invalid', `In the formula \`${text}\`, ${problem}`, {
    cause,
    details: {
      mark: { text, at: Math.min(at, text.length) },
      ...(unknownName === undefined ? {} : { unknownName }),
    },
  });
}
