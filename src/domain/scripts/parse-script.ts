import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import { scriptFormats } from './index.js';
import { detectLanguage } from './language.js';
import { plainText } from './plain-text.js';
import { makeScenes } from './scenes/make-scenes.js';
import type { Scene, Script, ScriptLanguage } from './script.js';
import { withFile } from './script-error.js';
import type { DraftScript, ScriptFormat } from './script-format.js';

export interface ParseScriptOptions {
  /** The file's name: its ending tells the format, and errors name it. */
  readonly name?: string;
  /** A format's name, in spite of ending and looks: `srt`. */
  readonly format?: string;
}

/** A script, or a plan that aivideo has written, which is handed on as it is. */
export type ParsedScript =
  | { readonly kind: 'script'; readonly script: Script }
  | { readonly kind: 'plan'; readonly text: string };

/**
 * Reads a script of any format: that of `format`, else of the name's ending, else of what the text looks like. Time is
 * linear in the length of `text`. Errors: `script-invalid` and `captions-invalid` with file, line and where possible
 * column; `usage-invalid` for a format that there is not.
 */
export function parseScript(text: string, { name, format }: ParseScriptOptions = {}): ParsedScript {
  const plain = normalized(text);
  if (format === undefined && isPlan(plain)) return { kind: 'plan', text: plain };
  try {
    const chosen = format === undefined ? chooseFormat(plain, name) : namedFormat(format);
    const script = plain.trim() === '' ? undefined : finish(chosen, chosen.parse(plain));
    if (script === undefined) throw new AivideoError('script-invalid', `${called(name)} is empty`);
    if (script.scenes.length === 0)
      throw new AivideoError('script-invalid', `${called(name)} holds nothing that could be seen or heard`);
    return { kind: 'script', script };
  } catch (error) {
    throw withFile(error, name);
  }
}

function called(name: string | undefined): string {
  return name === undefined ? 'The script' : `\`${name}\``;
}

/** One kind of line end, no byte order mark, no control characters, Hangul and accents composed. */
function normalized(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u2028\u2029\u0085\v\f]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u200b\u2060\ufeff]/g, '')
      .normalize('NFC')
  );
}

/** Head of a text by which its format is told, in characters. */
const headLength = 20_000;

/** The plan file of aivideo, YAML or JSON. */
function isPlan(text: string): boolean {
  const head = text.slice(0, headLength);
  return /^aivideo:[ \t]*["']?plan\/\d/m.test(head) || /^\s*\{[^{}[\]]*"aivideo"\s*:\s*"plan\/\d/.test(head);
}

function chooseFormat(text: string, name: string | undefined): ScriptFormat {
  const ending = /\.([^./\\]+)$/.exec(name ?? '')?.[1]?.toLowerCase();
  const named = scriptFormats.find(({ extensions }) => ending !== undefined && extensions.includes(ending));
  if (named !== undefined && named !== plainText) return named;
  const head = text.slice(0, headLength);
  return scriptFormats.find((format) => format.looksLike(head)) ?? plainText;
}

function namedFormat(name: string): ScriptFormat {
  const plain = name.toLowerCase();
  const found = scriptFormats.find((format) => format.name === plain || format.extensions.includes(plain));
  if (found !== undefined) return found;
  const names = scriptFormats.map((format) => format.name).join(', ');
  throw new AivideoError('usage-invalid', `\`--format\` must be one of ${names}, got \`${name}\``);
}

function finish(format: ScriptFormat, draft: DraftScript): Script {
  const { scenes, adjustments } = makeScenes(draft.scenes);
  const language = languageOf(draft, scenes);
  return {
    format: format.name,
    language: language.language,
    wishes: draft.wishes,
    scenes,
    adjustments: [...draft.adjustments, ...adjustments, ...language.adjustments],
    ...(draft.title === undefined ? {} : { title: draft.title }),
  };
}

function languageOf(
  { wishes, title = '' }: DraftScript,
  scenes: readonly Scene[],
): { readonly language: ScriptLanguage; readonly adjustments: readonly Adjustment[] } {
  const asked = wishes.language?.split('-')[0];
  if (asked === 'ko' || asked === 'en') return { language: asked, adjustments: [] };
  const words = sampleOf(scenes) || title;
  const language = asked === undefined ? detectLanguage(words) : 'und';
  const isRead = language !== 'und' || !/\p{L}/u.test(words);
  const reason = 'the rules that write prompts know Korean and English; its words are kept as they are';
  return {
    language,
    adjustments: isRead
      ? []
      : [{ option: 'language', kind: 'unsupported', asked: wishes.language ?? 'und', reason }],
  };
}

/** Words of a script by which its language is told: those that are heard, else any. */
function sampleOf(scenes: readonly Scene[]): string {
  let heard = '';
  let seen = '';
  for (const { lines, heading = '', given } of scenes) {
    for (const { kind, text } of lines)
      if (kind === 'speech' || kind === 'narration') heard += `${text.slice(0, 2000)}\n`;
      else seen += `${text.slice(0, 2000)}\n`;
    seen += `${heading}\n${given?.prompt ?? ''}\n`;
    if (heard.length > headLength) break;
  }
  return /\p{L}/u.test(heard) ? heard : seen;
}
