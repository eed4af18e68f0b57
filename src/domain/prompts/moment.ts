import type { Topic } from './korean/lexicon/entry.js';
import type { Framing } from './rules/shots.js';

/** One thing that can be seen, in English. */
export interface Moment {
  /** Without a capital and without a full stop: `a girl walks along a beach`. */
  readonly text: string;
  /** Whether somebody or something does something in it. */
  readonly acts: boolean;
  /** What it is about, a word each. */
  readonly topics: readonly Topic[];
  /** `at night`, where it says so. */
  readonly times: readonly string[];
  /** True where the script says that the picture must show it. */
  readonly isCue?: boolean;
  /** What the script says of shot and camera. */
  readonly framing?: Partial<Framing>;
}
