import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpegPath } from './coded-clip.js';

/** Writes a program that stands before the real ffmpeg: `script` is shell, and what it lets pass is run. */
async function writeWrapper(folder: string, script: string): Promise<string> {
  const path = join(folder, 'wrapped-ffmpeg');
  await writeFile(path, `#!/bin/sh\n${script}\nexec '${ffmpegPath}' "$@"\n`, { mode: 0o755 });
  return path;
}

/** An ffmpeg that does not end by itself when its arguments hold these words. */
export function writeHeldFfmpeg(folder: string, words: string): Promise<string> {
  return writeWrapper(folder, `case "$*" in *'${words}'*) exec sleep 60;; esac`);
}

/**
 * An ffmpeg on a machine with one hardware encoder, \`h264_nvenc\`, which is played by software. With `broken` it is compiled in,
 * and has no card. All calls are written to `calls.txt` in the folder.
 */
export function writeHardwareFfmpeg(folder: string, { broken = false } = {}): Promise<string> {
  const refuse = `case "$*" in *nvenc*) echo '[h264_nvenc @ 0x1] Cannot load libcuda.so.1' >&2; exit 187;; esac`;
  return writeWrapper(
    folder,
    `echo "$*" >> '${join(folder, 'calls.txt')}'
case "$*" in *-encoders*) echo ' V....D h264_nvenc  a card'; echo ' V....D libx264  software'; exit;; esac
${broken ? refuse : ''}
skip=0
for word do
  shift
  if [ $skip -gt 0 ]; then skip=$((skip - 1)); continue; fi
  case "$word" in
    h264_nvenc) word=libx264;;
    -cq) word=-crf;;
    -rc) skip=1; continue;;
    -b:v) skip=1; continue;;
  esac
  set -- "$@" "$word"
done`,
  );
}
