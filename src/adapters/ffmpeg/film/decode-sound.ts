import { sampleAt, sampleRate } from '../../../domain/timeline/frame-rate.js';
import type { ClipSound, RenderPlan } from '../../../domain/timeline/render-plan.js';
import { readFromFfmpeg } from '../spawn-ffmpeg.js';
import { clipAt } from './segment-graph.js';
import { inputArgs } from './source-input.js';

/** Clips that one ffmpeg reads after each other: starting it takes longer than decoding a short clip. */
const clipsAtOnce = 8;

const bytesPerSample = 8;

export interface DecodeOptions {
  readonly ffmpegPath: string;
  readonly plan: RenderPlan;
  readonly signal: AbortSignal;
}

/** Makes a reader of sounds, which must be asked for in this order. */
export function createSoundDecoder(
  options: DecodeOptions,
  sounds: readonly ClipSound[],
): (sound: ClipSound) => AsyncGenerator<Float32Array> {
  let batch: SampleReader | undefined;
  let left = 0;
  return async function* decode(sound) {
    if (left === 0) {
      const first = sounds.indexOf(sound);
      const group = sounds.slice(first, first + clipsAtOnce);
      batch = createSampleReader(readFromFfmpeg(decodeCall(options, group)));
      left = group.length;
    }
    left -= 1;
    if (batch !== undefined) yield* batch(sound.samples);
  };
}

/** What decides the samples of a sound, but for the content of its file. */
export function soundFilters(plan: RenderPlan, sound: ClipSound): string {
  const { skippedFrames, stretch } = clipAt(plan, sound.clip);
  const start = sampleAt(skippedFrames, plan.format.rate);
  return [
    `aresample=${sampleRate}:async=1:first_pts=0`,
    'aformat=sample_fmts=flt:channel_layouts=stereo',
    ...tempo(stretch === undefined ? 1 : stretch.of / stretch.frames),
    `atrim=start_sample=${start}:end_sample=${start + sound.samples}`,
    'asetpts=PTS-STARTPTS',
    `apad=whole_len=${sound.samples}`,
    `atrim=end_sample=${sound.samples}`,
  ].join(',');
}

/** `atempo` changes the length and leaves the pitch; one of them goes from half to double. */
function tempo(speed: number): readonly string[] {
  if (speed === 1) return [];
  const once = Math.min(2, Math.max(0.5, speed));
  return once === speed ? [`atempo=${speed}`] : [`atempo=${once}`, `atempo=${speed / once}`];
}

function decodeCall({ ffmpegPath, plan, signal }: DecodeOptions, sounds: readonly ClipSound[]) {
  const inputs = sounds.flatMap(({ clip }) => {
    const { source } = clipAt(plan, clip);
    return inputArgs(source.format, source.path, ['-vn']);
  });
  const chains = sounds.map((sound, index) => `[${index}:a:0]${soundFilters(plan, sound)}[a${index}]`);
  const joined = `${sounds.map((_, index) => `[a${index}]`).join('')}concat=n=${sounds.length}:v=0:a=1[a]`;
  const args = [
    ...['-nostdin', '-v', 'error', ...inputs, '-filter_complex', `${chains.join(';')};${joined}`],
    ...['-map', '[a]', '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'],
  ];
  return { ffmpegPath, args, outputPath: 'pipe:1', signal };
}

type SampleReader = (samples: number) => AsyncGenerator<Float32Array>;

/** Hands out exact numbers of samples of a stream; silence when it ends too early. */
function createSampleReader(stream: AsyncGenerator<Buffer>): SampleReader {
  let rest: Buffer = Buffer.alloc(0);
  return async function* read(samples) {
    let left = samples;
    while (left > 0) {
      if (rest.length < bytesPerSample) {
        const next = await stream.next();
        if (next.done === true) break;
        rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
        continue;
      }
      const count = Math.min(left, Math.floor(rest.length / bytesPerSample));
      yield floats(rest.subarray(0, count * bytesPerSample));
      rest = rest.subarray(count * bytesPerSample);
      left -= count;
    }
    if (left > 0) yield new Float32Array(left * 2);
  };
}

/** A copy of its own, aligned and free to be changed. */
function floats(bytes: Buffer): Float32Array {
  const copy = new Float32Array(bytes.length / 4);
  Buffer.from(copy.buffer).set(bytes);
  return copy;
}
