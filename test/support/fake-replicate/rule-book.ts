/** How often a rule holds. */
export interface RuleOptions {
  /** How many matches it applies to; `always` for a standing rule. */
  readonly times?: number | 'always';
  /** How many matches pass before it applies. Default 0. */
  readonly after?: number;
}

interface Rule<Match, Value> {
  readonly match: Match;
  readonly value: Value;
  readonly standing: boolean;
  left: number;
  toSkip: number;
}

/** Scripted behaviour: rules with a number of times first, oldest first; then the standing ones, newest first. */
export class RuleBook<Match, Value> {
  #rules: Rule<Match, Value>[] = [];

  add(match: Match, value: Value, options: Required<RuleOptions>): void {
    const standing = options.times === 'always';
    const left = options.times === 'always' ? Number.POSITIVE_INFINITY : options.times;
    const rule = { match, value, standing, left, toSkip: options.after };
    if (standing) this.#rules.unshift(rule);
    else this.#rules.push(rule);
  }

  /** The value of the first rule that fits and is due; using it up counts. */
  take(fits: (match: Match) => boolean): Value | undefined {
    const rule = this.#ordered().find((candidate) => fits(candidate.match) && isDue(candidate));
    if (rule === undefined) return undefined;
    rule.left -= 1;
    this.#rules = this.#rules.filter((each) => each.left > 0);
    return rule.value;
  }

  clear(): void {
    this.#rules = [];
  }

  #ordered(): readonly Rule<Match, Value>[] {
    const counted = this.#rules.filter((rule) => !rule.standing);
    return [...counted, ...this.#rules.filter((rule) => rule.standing)];
  }
}

function isDue(rule: { toSkip: number }): boolean {
  if (rule.toSkip === 0) return true;
  rule.toSkip -= 1;
  return false;
}
