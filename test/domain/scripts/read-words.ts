import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParseScriptOptions, parseScript } from '../../../src/domain/scripts/parse-script.js';
import { type Scene, type Script, spokenLines } from '../../../src/domain/scripts/script.js';

/** A fixture as text. */
export function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures/scripts', name), 'utf8');
}

/** A text that must be a script. */
export function read(text: string, options: ParseScriptOptions = {}): Script {
  const parsed = parseScript(text, options);
  if (parsed.kind !== 'script') throw new Error(`It is a ${parsed.kind}`);
  return parsed.script;
}

/** Lines of a scene, short: `speech 민수: 오늘부터요.` */
export function shortLines({ lines }: Scene): readonly string[] {
  return lines.map((line) => {
    const who = (line.kind === 'speech' || line.kind === 'narration') && line.speaker;
    return `${line.kind} ${who ? `${line.speaker}: ` : ''}${line.text}`;
  });
}

/** Every word that is heard, in order. */
export function heardWords(scenes: readonly Scene[]): readonly string[] {
  return scenes.flatMap((scene) => spokenLines(scene).flatMap(({ text }) => wordsOf(text)));
}

export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
