import { Readable } from 'node:stream';
import { AivideoError } from '../../../domain/errors.js';
import { addSounds } from '../../../domain/timeline/add-sounds.js';
import { findGain, type MeasuredSound } from '../../../domain/timeline/find-gain.js';
import { movieTimeScale, sampleRate } from '../../../domain/timeline/frame-rate.js';
import { mixSound } from '../../../domain/timeline/mix-sound.js';
import type { AudioPlan, RenderPlan } from '../../../domain/timeline/render-plan.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { createSoundDecoder, type DecodeOptions, soundFilters } from './decode-sound.js';
import { finishFilters, soundGraph } from './sound-graph.js';
import { inputArgs } from './source-input.js';

const coding = ['-c:a', 'aac', '-b:a', '192k', '-ar', `${sampleRate}`, '-ac', '2'];

/** Makes the whole sound of a film: exactly as many samples as the film has, as AAC in MP4. */
export async function renderAudio(
  ffmpegPath: string,
  plan: RenderPlan,
  { path, signal }: CallOptions & { readonly path: string },
): Promise<void> {
  const { loudness } = soundOf(plan);
  const job = { ffmpegPath, plan, path, signal };
  const gainDb = loudness === undefined ? 0 : await findGain(loudness, (gain) => measure(job, gain));
  await encode(job, gainDb);
}

interface AudioJob extends DecodeOptions {
  /** The file that is made. */
  readonly path: string;
}

async function encode({ ffmpegPath, plan, path, signal }: AudioJob, gainDb: number): Promise<void> {
  const { inputs, filters } = soundGraph(plan);
  const args = [
    ...['-v', 'error', ...mixInput, ...inputs],
    ...['-filter_complex', `${filters};[mix]${finishFilters(soundOf(plan), plan.samples, gainDb)}[out]`],
    ...['-map', '[out]', ...coding, ...muxing(plan), `file:${path}`],
  ];
  const input = mixStream(ffmpegPath, plan, signal);
  await spawnFfmpeg({ ffmpegPath, args, outputPath: path, input, signal });
}

/** Everything but the content of files that decides the sound. */
export function audioRecipe(plan: RenderPlan): string {
  const audio = soundOf(plan);
  const { inputs, filters } = soundGraph(plan);
  const options = inputs.filter((argument) => !argument.startsWith('file:'));
  const clips = [...audio.clips, ...(audio.alongside ?? [])].map(({ clip, ...sound }) => ({
    ...sound,
    filters: soundFilters(plan, { clip, ...sound }),
  }));
  return JSON.stringify([
    ...(audio.alongside === undefined ? [] : [audio.clips.length]),
    clips,
    options,
    filters,
    finishFilters(audio, plan.samples, 0),
    audio.loudness ?? null,
    [...coding, ...muxing(plan)],
  ]);
}

function soundOf({ audio }: RenderPlan): AudioPlan {
  if (audio === undefined) throw new AivideoError('bug', 'A silent film has no sound to be rendered');
  return audio;
}

const mixInput = ['-f', 'f32le', '-ar', `${sampleRate}`, '-ac', '2', '-i', 'pipe:0'];

function muxing(plan: RenderPlan): readonly string[] {
  const bitexact = ['-fflags', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'];
  return [...bitexact, '-movie_timescale', `${movieTimeScale(plan.format.rate)}`, '-f', 'mp4'];
}

function mixStream(ffmpegPath: string, plan: RenderPlan, signal: AbortSignal): Readable {
  const { clips, alongside = [] } = soundOf(plan);
  const rows = [clips, ...(alongside.length === 0 ? [] : [alongside])];
  const mixed = rows.map((sounds) =>
    mixSound(sounds, plan.samples, createSoundDecoder({ ffmpegPath, plan, signal }, sounds)),
  );
  return Readable.from(bytesOf(addSounds(mixed)), { objectMode: false });
}

async function* bytesOf(blocks: AsyncIterable<Float32Array>): AsyncGenerator<Uint8Array> {
  for await (const { buffer, byteOffset, byteLength } of blocks)
    if (byteLength > 0) yield new Uint8Array(buffer, byteOffset, byteLength);
}

const measuring = 'ebur128=framelog=quiet:peak=sample';

/** Measures the mix as it is; or as it will be heard with a gain: limited and coded. */
async function measure(job: AudioJob, gainDb: number | undefined): Promise<MeasuredSound> {
  const { ffmpegPath, plan, path, signal } = job;
  if (gainDb !== undefined) {
    await encode(job, gainDb);
    const coded = [...inputArgs('mp4', path), '-af', measuring];
    return measuredSound(await spawnFfmpeg({ ...quietly(job), args: [...wordy, ...coded, ...nowhere] }));
  }
  const { inputs, filters } = soundGraph(plan);
  const mixed = [...mixInput, ...inputs, '-filter_complex', `${filters};[mix]${measuring}[out]`];
  const args = [...wordy, ...mixed, '-map', '[out]', ...nowhere];
  const input = mixStream(ffmpegPath, plan, signal);
  return measuredSound(await spawnFfmpeg({ ...quietly(job), args, input }));
}

const wordy = ['-v', 'info', '-nostats'];

const nowhere = ['-f', 'null', '-'];

function quietly({ ffmpegPath, signal }: AudioJob) {
  return { ffmpegPath, outputPath: 'the loudness', signal };
}

function measuredSound(words: string): MeasuredSound {
  const loudness = Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(words)?.[1] ?? Number.NaN);
  const peak = /Sample peak:\s+Peak:\s+(-?[\d.]+|-inf) dBFS/.exec(words)?.[1];
  if (Number.isNaN(loudness) || peak === undefined)
    throw new AivideoError('ffmpeg-failed', 'ffmpeg did not tell the loudness of the film');
  return { loudness, peakDb: peak === '-inf' ? -200 : Number(peak) };
}
