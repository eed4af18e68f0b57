import type { HardwareEncoder } from '../../../domain/timeline/hardware-encoders.js';

/** How ffmpeg is told to use a hardware encoder. */
export interface HardwareArgs {
  /** Before the inputs. */
  readonly device: readonly string[];
  /** Takes pictures to where the encoder reads them; absent where it takes them itself. */
  readonly upload?: string;
  /** The encoder at constant quality, without B-frames, and the format in which it takes pictures. */
  readonly coding: readonly string[];
}

/** Constant quality is asked for in each family's own words. `ffmpeg -h encoder=NAME` lists them. */
export function hardwareArgs(encoder: HardwareEncoder, crf: number): HardwareArgs {
  const coder = ['-c:v', encoder, '-bf', '0', ...(encoder.startsWith('hevc') ? ['-tag:v', 'hvc1'] : [])];
  const family = encoder.slice(encoder.indexOf('_') + 1);
  switch (family) {
    case 'nvenc':
      return at([...coder, '-rc', 'vbr', '-cq', `${crf}`, '-b:v', '0', '-pix_fmt', 'yuv420p']);
    case 'qsv':
      return at([...coder, '-global_quality', `${crf}`, '-pix_fmt', 'nv12']);
    case 'amf':
      return at([...coder, '-rc', 'cqp', '-qp_i', `${crf}`, '-qp_p', `${crf}`, '-pix_fmt', 'nv12']);
    case 'vaapi':
      return {
        device: ['-init_hw_device', 'vaapi=card', '-filter_hw_device', 'card'],
        upload: 'format=nv12,hwupload',
        coding: [...coder, '-rc_mode', 'CQP', '-global_quality', `${crf}`],
      };
    default:
      return at([...coder, '-q:v', `${appleQuality(crf)}`, '-allow_sw', '0', '-pix_fmt', 'yuv420p']);
  }
}

function at(coding: readonly string[]): HardwareArgs {
  return { device: [], coding };
}

/** VideoToolbox counts from 1 (worst) to 100: 18 is 64 and 26 is 48, which look alike. */
function appleQuality(crf: number): number {
  return Math.min(100, Math.max(1, 100 - 2 * crf));
}
