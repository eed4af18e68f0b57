import type { ClipSound } from './render-plan.js';

/** Interleaved left and right. */
const channels = 2;

/** Samples of silence that are handed out at a time. */
const silenceBlock = 65_536;

/** Decodes the sound of one clip: exactly as many samples as it says, two channels interleaved. */
export type DecodeSound = (sound: ClipSound) => AsyncIterable<Float32Array>;

/**
 * Lays the sounds of clips one after the other over exactly `samples` samples. Overlaps cross over with equal power; where no clip is
 * heard there is silence. Holds no more than one overlap in memory.
 */
export async function* mixSound(
  sounds: readonly ClipSound[],
  samples: number,
  decode: DecodeSound,
): AsyncGenerator<Float32Array> {
  let at = 0;
  // Already faded and waiting for what overlaps it; begins at `at`.
  let waiting = new Float32Array(0);
  for (const sound of sounds) {
    const before = Math.min(waiting.length / channels, sound.startsAt - at);
    yield waiting.subarray(0, before * channels);
    yield* silence(sound.startsAt - at - before);
    waiting = waiting.slice(before * channels);
    const kept = new Float32Array(sound.fadeOut * channels);
    const keptFrom = sound.samples - sound.fadeOut;
    let done = 0;
    for await (const block of decode(sound)) {
      applyFades(block, done, sound);
      addTo(block, waiting);
      waiting = waiting.subarray(Math.min(block.length, waiting.length));
      const ready = Math.max(0, Math.min(block.length, (keptFrom - done) * channels));
      yield block.subarray(0, ready);
      kept.set(block.subarray(ready), Math.max(0, done - keptFrom) * channels);
      done += block.length / channels;
    }
    at = sound.startsAt + keptFrom;
    waiting = kept;
  }
  yield waiting.subarray(0, (samples - at) * channels);
  yield* silence(samples - at - waiting.length / channels);
}

function* silence(samples: number): Generator<Float32Array> {
  for (let left = samples; left > 0; left -= silenceBlock)
    yield new Float32Array(Math.min(left, silenceBlock) * channels);
}

/** Multiplies a block that begins at sample `from` of a sound by its volume and its fades. */
function applyFades(block: Float32Array, from: number, sound: ClipSound): void {
  const { samples, fadeIn, fadeOut, volume } = sound;
  for (let index = 0; index < block.length; index += channels) {
    const sample = from + index / channels;
    const gain = volume * rise(sample, fadeIn) * rise(samples - 1 - sample, fadeOut);
    if (gain === 1) continue;
    block[index] = (block[index] ?? 0) * gain;
    block[index + 1] = (block[index + 1] ?? 0) * gain;
  }
}

/** Equal power: the squares of a rise and the fall that overlaps it make 1. */
function rise(sample: number, length: number): number {
  return sample >= length ? 1 : Math.sin(((sample + 0.5) / length) * (Math.PI / 2));
}

function addTo(block: Float32Array, other: Float32Array): void {
  const length = Math.min(block.length, other.length);
  for (let index = 0; index < length; index += 1) block[index] = (block[index] ?? 0) + (other[index] ?? 0);
}
