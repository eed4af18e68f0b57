import type { JsonObject } from '../../../src/domain/json.js';

/** What a language model answers: the prompt in other words, in pieces of a word each. */
export function replyTokens(input: JsonObject): readonly string[] {
  const prompt = typeof input.prompt === 'string' ? input.prompt : '';
  return `A cinematic shot, rich in detail: ${prompt}`.split(/(?<=\s)/);
}
