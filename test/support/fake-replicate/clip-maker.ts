import { execFile } from 'node:child_process';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ClipShape } from './clip-shape.js';

/** Changes when the same shape is to give other bytes: files made before are then left alone. */
const recipe = 'v1';

/** Makes real media files of any shape, each shape once, kept in a folder that processes may share. */
export class ClipMaker {
  readonly #ffmpegPath: string;
  readonly #folder: string;
  readonly #made = new Map<string, Promise<Buffer>>();

  constructor(options: { readonly ffmpegPath: string; readonly folder: string }) {
    this.#ffmpegPath = options.ffmpegPath;
    this.#folder = options.folder;
  }

  /** The bytes of a file of this shape. */
  bytes(shape: ClipShape): Promise<Buffer> {
    const name = fileName(shape);
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const making = this.#load(name, shape);
    this.#made.set(name, making);
    return making;
  }

  async #load(name: string, shape: ClipShape): Promise<Buffer> {
    const path = join(this.#folder, name);
    try {
      return await readFile(path);
    } catch {
      await mkdir(this.#folder, { recursive: true });
      const unfinished = join(this.#folder, `${process.pid}-${Date.now()}-${name}`);
      await promisify(execFile)(this.#ffmpegPath, [...ffmpegArguments(shape), unfinished]);
      await rename(unfinished, path);
      return readFile(path);
    }
  }
}

/**
 * Makes the bytes of one file differ from all others by a free box at its end, which every reader of MP4 skips
 * (ISO/IEC 14496-12, 8.1.2). Bytes that are no MP4 come back as they are.
 */
export function stampMp4(bytes: Buffer, words: string): Buffer {
  if (bytes.subarray(4, 8).toString('latin1') !== 'ftyp') return bytes;
  const text = Buffer.from(words, 'utf8');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + text.length, 0);
  head.write('free', 4, 'latin1');
  return Buffer.concat([bytes, head, text]);
}

function fileName(shape: ClipShape): string {
  if (shape.kind === 'audio') return `${recipe}-${shape.frames}s.wav`;
  const { width, height, fps, frames, sound } = shape;
  const extension = shape.kind === 'gif' ? 'gif' : 'mp4';
  return `${recipe}-${width}x${height}-${fps}fps-${frames}${sound ? '-sound' : ''}.${extension}`;
}

function ffmpegArguments(shape: ClipShape): readonly string[] {
  const quiet = ['-hide_banner', '-v', 'error', '-y'];
  const seconds = shape.frames / shape.fps;
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=44100:duration=${seconds}`];
  if (shape.kind === 'audio') return [...quiet, ...tone, '-c:a', 'pcm_s16le'];
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${shape.width}x${shape.height}:rate=${shape.fps}`];
  if (shape.kind === 'gif') return [...quiet, ...picture, '-frames:v', String(shape.frames)];
  const encoding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', '-pix_fmt', 'yuv420p'];
  const sound = shape.sound ? ['-c:a', 'aac', '-b:a', '64k'] : [];
  return [
    ...quiet,
    ...picture,
    ...(shape.sound ? tone : []),
    ...['-frames:v', String(shape.frames)],
    ...encoding,
    ...sound,
    ...['-movflags', '+faststart'],
  ];
}
