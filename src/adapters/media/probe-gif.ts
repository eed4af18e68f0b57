import { readFile } from 'node:fs/promises';
import type { MediaDetails } from '../../domain/clips/media-details.js';

/** What browsers show a frame that asks for no time, or for less than two hundredths of a second. */
const shortestDelay = 2;
const usualDelay = 10;

/**
 * Reads size, frames and delays of a GIF (GIF89a specification, https://www.w3.org/Graphics/GIF/spec-gif89a.txt).
 * `undefined` when the file is broken or ends early.
 */
export async function probeGif(path: string): Promise<MediaDetails | undefined> {
  const bytes = await readFile(path);
  const delays = readDelays(bytes);
  if (delays === undefined) return undefined;
  const durationSeconds = delays.reduce((sum, delay) => sum + delay, 0) / 100;
  const frames = delays.length;
  const video = {
    codec: 'gif',
    width: bytes.readUInt16LE(6),
    height: bytes.readUInt16LE(8),
    fps: frames === 0 ? 0 : frames / durationSeconds,
    frames,
    rotation: 0,
  };
  return { container: 'gif', bytes: bytes.length, durationSeconds, video };
}

/** The delay of every frame in hundredths of a second. */
function readDelays(bytes: Buffer): readonly number[] | undefined {
  const delays: number[] = [];
  let delay = 0;
  let at = 13 + colorTableSize(bytes[10]);
  for (;;) {
    const block = bytes[at];
    if (block === 0x3b) return delays;
    if (block === 0x21) {
      if (bytes[at + 1] === 0xf9 && at + 6 <= bytes.length) delay = bytes.readUInt16LE(at + 4);
      at = skipSubBlocks(bytes, at + 2);
    } else if (block === 0x2c) {
      delays.push(delay < shortestDelay ? usualDelay : delay);
      delay = 0;
      at = skipSubBlocks(bytes, at + 10 + colorTableSize(bytes[at + 9]) + 1);
    } else return undefined;
  }
}

function colorTableSize(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function skipSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return bytes.length;
    at += length + 1;
    if (length === 0) return at;
  }
}
