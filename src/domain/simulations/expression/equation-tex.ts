import { AivideoError } from '../../errors.js';
import { readTree } from './read-tree.js';
import { texOf } from './tex-of.js';

/** An equation as TeX: TeX stays, and what is written plainly, `V = a^3`, is turned into it. */
export function equationTex(text: string): string {
  if (/[\\{}]/.test(text)) return text;
  const sides = text.split(/(?<![<>=!])=(?!=)/);
  try {
    return sides.map(sideTex).join(' = ');
  } catch (error) {
    // What is no formula for the parser, such as `a : b = 2 : 3`, may well be one for TeX.
    if (error instanceof AivideoError) return text;
    throw error;
  }
}

/** Words in Hangul stand upright. */
function sideTex(side: string): string {
  if (!/\p{Script=Hangul}/u.test(side)) return texOf(readTree(side));
  return side.trim().replace(/\p{Script=Hangul}+(?:\s+\p{Script=Hangul}+)*/gu, (words) => `\\text{${words}}`);
}
