import type { EnvironmentCheck } from './environment-check.js';
import type { FfmpegDetails } from './findings.js';

/** Without these no clip can be made on this machine. */
export const neededEncoders: readonly string[] = ['libx264', 'aac'];

/** Films are put together with these. */
export const neededFilters: readonly string[] = [
  'scale',
  'format',
  'fps',
  'setsar',
  'settb',
  'setpts',
  'trim',
  'atrim',
  'apad',
  'pad',
  'crop',
  'overlay',
  'xfade',
  'aresample',
];

/** Whether an ffmpeg can do what aivideo asks of it. */
export function judgeFfmpeg({ path, origin, version, encoders, filters }: FfmpegDetails): EnvironmentCheck {
  const lacksEncoders = neededEncoders.filter((name) => !encoders.includes(name));
  const lacksFilters = neededFilters.filter((name) => !filters.includes(name));
  const base = {
    name: 'ffmpeg',
    summary: `${version} from ${origin} (${path})`,
    details: { path, origin, version, missingEncoders: lacksEncoders, missingFilters: lacksFilters },
  } as const;
  if (lacksEncoders.length > 0)
    return {
      ...base,
      state: 'broken',
      summary: `${base.summary} lacks ${list(lacksEncoders)}`,
      mend: installFfmpeg,
    };
  if (lacksFilters.length > 0)
    return {
      ...base,
      state: 'warning',
      summary: `${base.summary} lacks ${list(lacksFilters)}: not every film can be made`,
      mend: installFfmpeg,
    };
  return { ...base, state: 'ok' };
}

/** The ways to an ffmpeg that does. */
export const installFfmpeg =
  'Install ffmpeg 5.1 or later (`apt install ffmpeg`, `brew install ffmpeg`, `winget install ffmpeg`), or name one: `export AIVIDEO_FFMPEG_PATH=/path/to/ffmpeg`';

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
