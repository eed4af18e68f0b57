import { readdir } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { inputError } from '../../domain/clips/file-error.js';
import type { FindRecording, Recording } from '../../domain/film-script/time-scenes.js';
import { type Script, spokenLines } from '../../domain/scripts/script.js';
import type { CliContext } from '../context.js';

/** Endings of files with sound. */
const endings = /^\.(wav|mp3|m4a|aac|flac|ogg|opus)$/i;

/**
 * Recordings of a script's lines in a folder. A file is named after its scene and its line in it (`2.1.wav`), or after the
 * line's place among all that is said (`001.wav`, `12 the end.wav`). Errors: `input-file-unreadable`, `media-unreadable`.
 */
export async function findRecordings(
  script: Script,
  folder: string | undefined,
  context: CliContext,
): Promise<FindRecording> {
  if (folder === undefined) return () => undefined;
  const path = resolve(context.platform.cwd, folder);
  const names = await readdir(path).catch((error: unknown) => {
    throw inputError(path, error);
  });
  const files = new Map<string, string>();
  for (const name of names.sort()) if (endings.test(extname(name))) files.set(keyOf(name), join(path, name));
  const prober = await (await context.services()).prober();
  const found = new Map<string, Recording>();
  for (const { key, names: wanted } of linesOf(script)) {
    const file = wanted.map((name) => files.get(name)).find((name) => name !== undefined);
    if (file === undefined) continue;
    const { durationSeconds } = await prober.probe(file, context);
    found.set(key, { file, seconds: durationSeconds });
  }
  if (found.size === 0)
    context.warn(
      context.paintError.yellow(
        `warning: no file in \`${folder}\` is named after a line: 001.wav or 1.1.wav`,
      ),
    );
  return (scene, line) => found.get(`${scene}.${line + 1}`);
}

/** `2.1`, or the number that a name begins with. */
function keyOf(name: string): string {
  const [, scene, line] = /^(\d{1,4})[.-](\d{1,4})(?!\d)/.exec(name.replace(/\.[^.]+$/, '')) ?? [];
  if (scene !== undefined && line !== undefined) return `${Number(scene)}.${Number(line)}`;
  const [number] = /^\d{1,5}/.exec(name) ?? [];
  return number === undefined ? name : String(Number(number));
}

function linesOf({ scenes }: Script): readonly { readonly key: string; readonly names: readonly string[] }[] {
  let count = 0;
  return scenes.flatMap((scene) =>
    spokenLines(scene).map((_, index) => {
      count += 1;
      const key = `${scene.number}.${index + 1}`;
      return { key, names: [key, String(count)] };
    }),
  );
}
