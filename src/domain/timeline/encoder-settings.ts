import { codecOf, type HardwareEncoder } from './hardware-encoders.js';

export const codecs = ['h264', 'hevc', 'av1'] as const;

export type Codec = (typeof codecs)[number];

export const qualities = ['draft', 'standard', 'high'] as const;

export type Quality = (typeof qualities)[number];

/** What the encoder is told; the same for every segment of a film. */
export interface EncoderSettings {
  readonly codec: Codec;
  /** Constant rate factor: lower is better. 0 to 51, with AV1 to 63. */
  readonly crf: number;
  /** `medium` and the like; with AV1 a number from 0 (slow) to 13. */
  readonly preset: string;
  /** Instead of software; it has no preset then. */
  readonly hardware?: HardwareEncoder;
}

/** Presets of x264 and x265, fast first. */
export const presetNames = [
  'ultrafast',
  'superfast',
  'veryfast',
  'faster',
  'fast',
  'medium',
  'slow',
  'slower',
  'veryslow',
] as const;

const settingsOf: Readonly<Record<Codec, Readonly<Record<Quality, Omit<EncoderSettings, 'codec'>>>>> = {
  h264: {
    draft: { crf: 26, preset: 'veryfast' },
    standard: { crf: 18, preset: 'medium' },
    high: { crf: 15, preset: 'slow' },
  },
  hevc: {
    draft: { crf: 28, preset: 'veryfast' },
    standard: { crf: 21, preset: 'medium' },
    high: { crf: 18, preset: 'slow' },
  },
  av1: {
    draft: { crf: 40, preset: '11' },
    standard: { crf: 28, preset: '8' },
    high: { crf: 20, preset: '5' },
  },
};

/** The settings of a quality, with what was asked for by itself put over them. */
export function chooseEncoder(asked: {
  readonly codec?: Codec | undefined;
  readonly quality?: Quality | undefined;
  readonly crf?: number | undefined;
  readonly preset?: string | undefined;
  readonly encoder?: HardwareEncoder | undefined;
}): EncoderSettings {
  const codec = asked.encoder === undefined ? (asked.codec ?? 'h264') : codecOf(asked.encoder);
  const base = settingsOf[codec][asked.quality ?? 'standard'];
  const settings = { codec, crf: asked.crf ?? base.crf, preset: asked.preset ?? base.preset };
  return asked.encoder === undefined ? settings : { ...settings, hardware: asked.encoder };
}

/** What is wrong with a preset for a codec, as the end of a sentence. */
export function presetProblem(codec: Codec, preset: string): string | undefined {
  if (codec === 'av1')
    return /^(\d|1[0-3])$/.test(preset) ? undefined : 'must be a number from 0 to 13 for `av1`';
  return presetNames.some((name) => name === preset) ? undefined : `must be one of ${presetNames.join(', ')}`;
}
