import { symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { outputError } from '../../../domain/clips/file-error.js';
import { movieTimeScale, trackTimeScale } from '../../../domain/timeline/frame-rate.js';
import type { RenderPlan } from '../../../domain/timeline/render-plan.js';
import type { JoinRequest } from '../../../ports/media-engine.js';
import type { CallOptions } from '../../../ports/video-provider.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { reorderedFrames } from './encoder-args.js';
import { metadataText } from './metadata-text.js';
import { inputArgs } from './source-input.js';

/**
 * Joins finished segments and sound into a film without coding anything anew. ffmpeg's list of segments holds names of this
 * program's own making, links to the files: no name of a user's can change what the list says.
 */
export async function joinFilm(
  ffmpegPath: string,
  request: JoinRequest,
  { signal }: CallOptions,
): Promise<void> {
  const { plan, audio, workFolder, outputPath } = request;
  await prepare(request);
  const audioInput = audio === undefined ? [] : inputArgs('mp4', audio);
  const captionInput = plan.captions === undefined ? [] : ['-f', 'srt', '-i', 'captions.srt'];
  const captionIndex = audio === undefined ? 2 : 3;
  const args = [
    ...['-nostdin', '-v', 'error', '-f', 'concat', '-safe', '0', '-auto_convert', '0', '-i', 'segments.txt'],
    ...['-f', 'ffmetadata', '-i', 'metadata.txt', ...audioInput, ...captionInput],
    ...['-map', '0:v:0', ...(audio === undefined ? [] : ['-map', '2:a:0'])],
    ...(plan.captions === undefined ? [] : ['-map', `${captionIndex}:s:0`]),
    ...['-map_metadata', '1', '-map_chapters', '1', '-c', 'copy', '-bsf:v', timeStamps(plan)],
    ...captionArgs(plan),
    ...['-fflags', '+bitexact', '-video_track_timescale', `${trackTimeScale(plan.format.rate).timeScale}`],
    ...['-movie_timescale', `${movieTimeScale(plan.format.rate)}`],
    ...(plan.format.encoder.codec === 'hevc' ? ['-tag:v', 'hvc1'] : []),
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${resolve(outputPath)}`],
  ];
  await spawnFfmpeg({ ffmpegPath, args, outputPath, cwd: workFolder, signal });
}

/**
 * ffmpeg decodes the first pictures of every file of a list only to learn what the first file has told already. Without a
 * decoder it does not, which takes four fifths of the time from opening a file. It complains to standard error, and goes on.
 */
const withoutDecoder = 'option codec_whitelist none';

async function prepare({ plan, videos, workFolder }: JoinRequest): Promise<void> {
  try {
    const names = videos.map((_, index) => `${index}.mp4`);
    await Promise.all(videos.map((video, index) => symlink(video, join(workFolder, names[index] ?? ''))));
    const list = plan.segments.flatMap(({ frames }, index) => [
      `file ${names[index]}`,
      ...(index === 0 ? [] : [withoutDecoder]),
      `duration ${((frames * plan.format.rate.denominator) / plan.format.rate.numerator).toFixed(6)}`,
    ]);
    await writeFile(join(workFolder, 'segments.txt'), `ffconcat version 1.0\n${list.join('\n')}\n`);
    await writeFile(join(workFolder, 'metadata.txt'), metadataText(plan));
    if (plan.captions !== undefined) await writeFile(join(workFolder, 'captions.srt'), plan.captions.text);
  } catch (error) {
    throw outputError(workFolder, error);
  }
}

/**
 * Joining adds lengths in microseconds; here every picture gets the time of its own frame again, and packets the order in which
 * they come.
 */
function timeStamps({ format, clips, segments }: RenderPlan): string {
  const { numerator, denominator } = format.rate;
  const copied = segments.some(({ kind }) => kind === 'copy');
  const ahead = copied
    ? Math.max(...clips.map(({ source }) => source.packets?.reorderedFrames ?? 0))
    : reorderedFrames(format.encoder);
  const ticks = (frame: string) => `round((${frame})*${denominator}/${numerator}/TB)`;
  const frame = `round(PTS*TB*${numerator}/${denominator})`;
  return `setts=pts=${ticks(frame)}:dts=${ticks(`N-${ahead}`)}:duration=${ticks('1')}`;
}

function captionArgs({ captions }: RenderPlan): readonly string[] {
  if (captions === undefined) return [];
  return ['-c:s', 'mov_text', '-metadata:s:s:0', `language=${captions.language}`];
}
