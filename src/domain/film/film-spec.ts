import * as z from 'zod';
import { codecs, qualities } from '../timeline/encoder-settings.js';
import { fits } from '../timeline/fit-picture.js';
import { parseFrameRate } from '../timeline/frame-rate.js';
import { hardwareEncoders } from '../timeline/hardware-encoders.js';
import { stillMoves } from '../timeline/render-plan.js';
import { captionsSchema } from './captions-spec.js';
import { cardSchema } from './card-spec.js';
import {
  choice,
  factor,
  fileName,
  flag,
  numberWithin,
  seconds,
  text,
  transitionName,
} from './spec-values.js';

const clipSchema = z.strictObject({
  file: fileName.describe('Video or image; a path that is not absolute starts at the film file.'),
  start: seconds(0, 360_000).exactOptional().describe('Seconds that are left out at its beginning.'),
  end: seconds(0, 360_000).exactOptional().describe('Second of the file at which it stops.'),
  duration: seconds(0.001, 36_000)
    .exactOptional()
    .describe('Seconds for which it is seen; an image without it is held for 4 s.'),
  speed: numberWithin(0.25, 4, 'a factor')
    .exactOptional()
    .describe('Below 1 it runs slower, above 1 faster; default 1.'),
  hold: flag()
    .exactOptional()
    .describe('Its last picture stands still where `duration` is longer than the file; default false.'),
  title: text()
    .exactOptional()
    .describe('Name of its chapter; clips in a row with one name are one chapter.'),
  fit: choice(fits).exactOptional().describe('As for the film, for this clip alone.'),
  move: choice(stillMoves).exactOptional().describe('How the view moves over an image; default `in`.'),
  volume: factor().exactOptional().describe('Factor of its sound; 0 is silence.'),
  transition: transitionName().exactOptional().describe('To the next clip.'),
  transitionDuration: seconds(0, 60).exactOptional().describe('Seconds of that transition.'),
});

const musicSchema = z.strictObject({
  file: fileName,
  volume: factor().exactOptional().describe('Default 0.3.'),
  fadeIn: seconds(0, 60).exactOptional().describe('Seconds; default 1.'),
  fadeOut: seconds(0, 60).exactOptional().describe('Seconds; default 2.'),
  loop: flag().exactOptional().describe('Start again when it is shorter than the film; default true.'),
  duck: flag().exactOptional().describe('Lower under narration and the sound of clips; default true.'),
});

const narrationSchema = z.strictObject({
  file: fileName,
  volume: factor().exactOptional().describe('Default 1.'),
});

/**
 * The film file (`film.yaml`, `film.json`), and what the options of `compose` come to. An `error` text continues the
 * name of the key.
 */
export const filmSchema = z.strictObject({
  output: fileName.exactOptional().describe('The film; a path that is not absolute starts at the film file.'),
  title: text().exactOptional(),
  size: z
    .string({ error: 'must be a size such as 1280x720' })
    .regex(/^[1-9]\d{1,3}x[1-9]\d{1,3}$/, { error: 'must be a size such as 1280x720' })
    .exactOptional()
    .describe('Pixels; default: those of the first clip.'),
  aspect: z
    .string({ error: 'must be two numbers such as 16:9' })
    .regex(/^[1-9]\d{0,2}:[1-9]\d{0,2}$/, { error: 'must be two numbers such as 16:9' })
    .exactOptional()
    .describe('The shape of the frame, at the height or width of the first clip.'),
  fps: z
    .union([z.number(), z.string()], { error: 'must be a rate such as 24, 29.97 or 30000/1001' })
    .refine((value) => parseFrameRate(String(value)) !== undefined, {
      error: 'must be a rate from 1 to 240 such as 24, 29.97 or 30000/1001',
    })
    .exactOptional()
    .describe('Frames per second; default: those of the first clip.'),
  fit: choice(fits).exactOptional().describe('How clips of another shape are put into the frame.'),
  transition: transitionName().exactOptional().describe('Between all clips; default `cut`.'),
  transitionDuration: seconds(0, 60).exactOptional().describe('Seconds; default 0.5.'),
  stillDuration: seconds(0.001, 36_000).exactOptional().describe('Seconds for which an image is held.'),
  clips: z
    .array(z.union([fileName, clipSchema], { error: clipError }), { error: 'must be a list of clips' })
    .min(1, { error: 'must name at least one clip' })
    .max(1000, { error: 'must name at most 1000 clips' }),
  titleCard: card().describe('Shown before the first clip: its text, or `text` and how it looks.'),
  endCard: card().describe('Shown after the last clip.'),
  audio: choice(['clips', 'none']).exactOptional().describe('Whether the clips are heard.'),
  music: z
    .union([fileName, musicSchema], { error: 'must be a file, or `file` and how it sounds' })
    .exactOptional(),
  narration: z
    .union([fileName, narrationSchema], { error: 'must be a file, or `file` and its `volume`' })
    .exactOptional(),
  captions: z
    .union([fileName, captionsSchema], { error: 'must be a file, or `file` and how it is shown' })
    .exactOptional(),
  loudness: z
    .number({ error: 'must be a number of LUFS from -40 to -5' })
    .min(-40, { error: 'must be from -40 to -5 LUFS' })
    .max(-5, { error: 'must be from -40 to -5 LUFS' })
    .exactOptional()
    .describe('Integrated loudness (EBU R 128) in LUFS, such as -14.'),
  encoder: choice(hardwareEncoders)
    .exactOptional()
    .describe('A hardware encoder; default: software, which gives the same film on every machine.'),
  codec: choice(codecs).exactOptional().describe('Default `h264`.'),
  crf: z
    .int({ error: 'must be a whole number from 0 to 63' })
    .min(0, { error: 'must be from 0 to 63' })
    .max(63, { error: 'must be from 0 to 63' })
    .exactOptional()
    .describe('Constant rate factor: lower is better.'),
  preset: z
    .string({ error: 'must be the name of a preset' })
    .regex(/^[a-z0-9]{1,12}$/, { error: 'must be the name of a preset' })
    .exactOptional()
    .describe('Of the encoder: `veryfast`, `medium`, `slow`; with `av1` 0 to 13.'),
  quality: choice(qualities).exactOptional().describe('Sets `crf` and `preset`; default `standard`.'),
});

/** A film as it was asked for. */
export type FilmSpec = Readonly<z.output<typeof filmSchema>>;

/** One entry of its `clips`, written out. */
export type ClipSpec = Readonly<z.output<typeof clipSchema>>;

/** An entry of `clips` in its long form. */
export function clipSpec(entry: string | ClipSpec): ClipSpec {
  return typeof entry === 'string' ? { file: entry } : entry;
}

function card() {
  return z.union([text(), cardSchema], { error: 'must be text, or `text` and how it looks' }).exactOptional();
}

function clipError(): string {
  return 'must be a file, or `file` and how it is shown';
}
