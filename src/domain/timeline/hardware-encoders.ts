import type { Codec } from './encoder-settings.js';

/** Encoders of graphics cards and chips, as ffmpeg names them. https://trac.ffmpeg.org/wiki/HWAccelIntro */
export const hardwareEncoders = [
  'h264_nvenc',
  'hevc_nvenc',
  'av1_nvenc',
  'h264_qsv',
  'hevc_qsv',
  'av1_qsv',
  'h264_vaapi',
  'hevc_vaapi',
  'av1_vaapi',
  'h264_amf',
  'hevc_amf',
  'av1_amf',
  'h264_videotoolbox',
  'hevc_videotoolbox',
] as const;

export type HardwareEncoder = (typeof hardwareEncoders)[number];

/** What an encoder makes: its name says it. */
export function codecOf(encoder: HardwareEncoder): Codec {
  if (encoder.startsWith('av1')) return 'av1';
  return encoder.startsWith('hevc') ? 'hevc' : 'h264';
}
