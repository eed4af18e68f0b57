import { access, constants, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ffmpegPath } from '../support/coded-clip.js';
import type { TreeCommand } from './process-tree.js';

/** A film of clips of 4 s at 24 a second, with fades of half a second and sound, coded with x264 `medium` at crf 20. */
export interface RivalFilm {
  readonly folder: string;
  /** Absolute. */
  readonly clips: readonly string[];
}

/** What everybody writes first: all clips in one graph. */
export function singleGraph({ folder, clips }: RivalFilm): TreeCommand {
  const chains: string[] = [];
  clips.slice(1).forEach((_, index) => {
    const [video, audio] = index === 0 ? ['0:v', '0:a'] : [`v${index}`, `a${index}`];
    const next = index + 1;
    chains.push(`[${video}][${next}:v]xfade=transition=fade:duration=0.5:offset=${3.5 * next}[v${next}]`);
    chains.push(`[${audio}][${next}:a]acrossfade=d=0.5[a${next}]`);
  });
  const last = clips.length - 1;
  const args = [
    ...['-nostdin', '-v', 'error', '-y', ...clips.flatMap((clip) => ['-i', clip])],
    ...['-filter_complex', chains.join(';'), '-map', `[v${last}]`, '-map', `[a${last}]`],
    ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '20', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-movflags', '+faststart', 'graph.mp4'],
  ];
  return { command: ffmpegPath, args, cwd: folder };
}

/** https://www.mltframework.org/docs/melt/ */
export function meltFilm(command: string, { folder, clips }: RivalFilm): TreeCommand {
  const mix = ['-mix', '12', '-mixer', 'luma', '-mixer', 'mix:-1'];
  const joined = clips.flatMap((clip, index) => (index === 0 ? [clip] : [clip, ...mix]));
  const coding = [
    'vcodec=libx264',
    'preset=medium',
    'crf=20',
    'acodec=aac',
    'frame_rate_num=24',
    'frame_rate_den=1',
  ];
  return { command, args: [...joined, '-consumer', 'avformat:melt.mp4', ...coding], cwd: folder };
}

/** https://github.com/mifi/editly */
export async function editlyFilm(command: string, { folder, clips }: RivalFilm): Promise<TreeCommand> {
  const film = {
    ...{ outPath: 'editly.mp4', width: 1280, height: 720, fps: 24, keepSourceAudio: true },
    defaults: { transition: { name: 'fade', duration: 0.5 } },
    clips: clips.map((path) => ({ layers: [{ type: 'video', path }] })),
    customOutputArgs: [
      '-c:v',
      'libx264',
      '-preset',
      'medium',
      '-crf',
      '20',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
    ],
  };
  await writeFile(join(folder, 'editly.json'), JSON.stringify(film));
  return { command, args: ['editly.json'], cwd: folder };
}

/** The path of a program that is installed. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}
