import type { JsonValue } from '../../domain/json.js';
import { simulateUsageError } from './usage-error.js';

/** What stood on the command line besides the options of `simulate`. */
export interface SplitWords {
  /** What is to be simulated. */
  readonly what: string;
  /** Options that may be parameters of the kind, without their dashes. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
}

/** Takes words and unknown options apart: `--length 1`, `--length=1`, `--roots`; one that is given twice becomes a list. */
export function splitWords(words: readonly string[]): SplitWords {
  const what: string[] = [];
  const parameters: Record<string, JsonValue> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const option = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word);
    if (option === null) {
      if (/^-[A-Za-z]$/.test(word)) throw simulateUsageError(`Unknown option \`${word}\``);
      what.push(word);
      continue;
    }
    const [, name = '', given] = option;
    const following = words[index + 1];
    const takesFollowing = given === undefined && following !== undefined && !following.startsWith('--');
    const value = given ?? (takesFollowing ? following : true);
    if (takesFollowing) index += 1;
    const before = parameters[name];
    parameters[name] = before === undefined ? value : [before, value].flat();
  }
  return { what: what.join(' ').trim(), parameters };
}
