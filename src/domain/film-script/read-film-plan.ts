import { scriptError, withFile } from '../scripts/script-error.js';
import { readYaml } from '../scripts/text/read-yaml.js';
import { checkFilmPlan } from './check-film-plan.js';
import type { FilmPlan } from './film-plan.js';

/**
 * Reads the text of a plan file, YAML or JSON; paths in it stay as they are written. `name` is the file's, for messages.
 * Errors: `script-invalid` with file, line and column.
 */
export function readFilmPlan(text: string, name: string | undefined): FilmPlan {
  try {
    const { value, place } = readYaml(text);
    const checked = checkFilmPlan(value);
    if ('plan' in checked) return checked.plan;
    const { path, message } = checked.problem;
    throw scriptError(
      message,
      place(path, { ofKey: message.endsWith('is unknown') || message.includes('is unknown;') }),
    );
  } catch (error) {
    throw withFile(error, name);
  }
}
