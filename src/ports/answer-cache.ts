/** Answers of language models by what was asked. Safe under several processes. */
export interface AnswerCache {
  /** The answer to exactly this, undefined when there is none. `parts` is any text that says all of what was asked. */
  find(parts: string): Promise<string | undefined>;
  /** Keeps an answer. One that can not be kept is not an error: it is asked for again. */
  store(parts: string, answer: string): Promise<void>;
}
