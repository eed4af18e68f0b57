import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { outputError } from '../../../domain/clips/file-error.js';
import { sampleRate } from '../../../domain/timeline/frame-rate.js';
import type { PlacedSpeech, SpeechTrack } from '../../../ports/speech-track.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { type FindFfmpegOptions, findFfmpeg } from '../find-ffmpeg.js';
import { readFromFfmpeg } from '../spawn-ffmpeg.js';

const headerBytes = 44;
const sampleBytes = 2;

/** Joins recordings by ffmpeg, one after the other: memory does not grow with their number or length. */
export function createSpeechTrack(options: FindFfmpegOptions): SpeechTrack {
  return {
    async build(pieces, outputPath, call) {
      const { path: ffmpegPath } = await findFfmpeg(options);
      const partial = `${outputPath}.part`;
      try {
        const file = await open(partial, 'w+').catch((error: unknown) => {
          throw outputError(outputPath, error);
        });
        try {
          await writePieces(file, { ffmpegPath, pieces, outputPath }, call);
        } finally {
          await file.close();
        }
        await rename(partial, outputPath).catch((error: unknown) => {
          throw outputError(outputPath, error);
        });
      } finally {
        await rm(partial, { force: true });
      }
    },
  };
}

interface TrackOrder {
  readonly ffmpegPath: string;
  readonly pieces: readonly PlacedSpeech[];
  readonly outputPath: string;
}

async function writePieces(file: FileHandle, order: TrackOrder, { signal }: CallOptions): Promise<void> {
  let samples = 0;
  for (const { path, from } of order.pieces) {
    let place = Math.round(from * sampleRate);
    for await (const chunk of decode(order, path, signal)) {
      await add(file, place, chunk).catch((error: unknown) => {
        throw outputError(order.outputPath, error);
      });
      place += chunk.length / sampleBytes;
    }
    samples = Math.max(samples, place);
  }
  await file.write(header(samples), 0, headerBytes, 0);
}

/** Whole samples: 16 bits, one channel. */
async function* decode(
  { ffmpegPath, outputPath }: TrackOrder,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const args = [
    ...['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-i', `file:${path}`, '-map', '0:a:0'],
    ...['-ar', `${sampleRate}`, '-ac', '1', '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
  ];
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readFromFfmpeg({ ffmpegPath, args, outputPath, signal })) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % sampleBytes);
    rest = bytes.subarray(whole);
    if (whole > 0) yield bytes.subarray(0, whole);
  }
}

/** Adds samples to those that are there; what is beyond the end is silence. */
async function add(file: FileHandle, place: number, chunk: Buffer): Promise<void> {
  const position = headerBytes + place * sampleBytes;
  const there = Buffer.alloc(chunk.length);
  await file.read(there, 0, there.length, position);
  for (let at = 0; at < chunk.length; at += sampleBytes) {
    const sum = there.readInt16LE(at) + chunk.readInt16LE(at);
    there.writeInt16LE(Math.max(-32_768, Math.min(32_767, sum)), at);
  }
  await file.write(there, 0, there.length, position);
}

/** A canonical WAV header. http://soundfile.sapp.org/doc/WaveFormat/ */
function header(samples: number): Buffer {
  const bytes = samples * sampleBytes;
  const head = Buffer.alloc(headerBytes);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * sampleBytes, 28);
  head.writeUInt16LE(sampleBytes, 32);
  head.writeUInt16LE(8 * sampleBytes, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}
