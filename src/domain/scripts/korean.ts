import type { ScriptFormat } from './script-format.js';
import { readTextScript } from './text/read-text-script.js';

/** 대본 as broadcasters, teachers and video makers write it. Read by `text/read-text-lines.ts`. */
export const korean: ScriptFormat = {
  name: 'korean',
  title: 'Korean 대본',
  extensions: [],
  looksLike: looksKorean,
  parse: readTextScript,
};

const signs = [
  /^[ \t]*[[<【(]?\s*(?:s\s?#\s?\d|#\s?\d{1,3}\b|(?:씬|신|장면)\s?#?\s?\d|제\s?\d+\s?(?:장|막|씬))/im,
  /^[ \t]*[[(<【]?(?:나레이션|내레이션|나래이션|나레이터|내레이터|해설|지문|자막|화면|효과음|배경음악|장소)\s*[\])>】]?\s*[:：\t]/m,
  /^[ \t]*(?:NA|VO|N|BGM|SE)\s*(?:[:：]|\t)/m,
  /[[【](?:화면|자막|효과음|음악|시뮬레이션)\s*[:：]/,
];

/** At least one sign of a script in a text in Korean; or names before colons on several lines. */
function looksKorean(head: string): boolean {
  if (!/[가-힣]/.test(head)) return false;
  if (signs.some((sign) => sign.test(head))) return true;
  return (
    (head.match(/^[ \t]*[가-힣]{2,5}[ \t]?(?:\([^()\n]{1,20}\))?[ \t]?[:：\t][ \t]*\S/gm)?.length ?? 0) >= 3
  );
}
