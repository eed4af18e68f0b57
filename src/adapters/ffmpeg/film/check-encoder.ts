import { AivideoError } from '../../../domain/errors.js';
import type { EncoderSettings } from '../../../domain/timeline/encoder-settings.js';
import { hardwareEncoders } from '../../../domain/timeline/hardware-encoders.js';
import { describeFfmpeg } from '../describe-ffmpeg.js';
import { spawnFfmpeg } from '../spawn-ffmpeg.js';
import { hardwareArgs } from './hardware-args.js';

const softwareEncoders = { h264: 'libx264', hevc: 'libx265', av1: 'libsvtav1' } as const;

/**
 * Makes sure that an encoder can be used. What ffmpeg lists was only compiled in: hardware is tried with two pictures, because
 * its driver or the card itself may be missing. Errors: `encoder-missing`.
 */
export async function checkEncoder(
  ffmpegPath: string,
  settings: EncoderSettings,
  signal: AbortSignal,
): Promise<void> {
  const { codec, hardware, crf } = settings;
  const encoder = hardware ?? softwareEncoders[codec];
  const { encoders } = await describeFfmpeg(ffmpegPath, signal);
  if (!encoders.includes(encoder)) throw missing(ffmpegPath, { encoder, codec, encoders });
  if (hardware === undefined) return;
  const { device, upload, coding } = hardwareArgs(hardware, crf);
  const args = [
    ...['-nostdin', '-v', 'error', ...device, '-f', 'lavfi', '-i', 'color=black:s=640x360:r=24'],
    ...['-vf', upload ?? 'null', '-frames:v', '2', ...coding, '-f', 'null', '-'],
  ];
  try {
    await spawnFfmpeg({ ffmpegPath, args, outputPath: encoder, signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw useless(encoder, cause);
  }
}

function missing(
  ffmpegPath: string,
  {
    encoder,
    codec,
    encoders,
  }: { encoder: string; codec: EncoderSettings['codec']; encoders: readonly string[] },
): AivideoError {
  const known: readonly string[] = [softwareEncoders[codec], ...hardwareEncoders];
  const has = encoders.filter((name) => known.includes(name));
  const list = has.length === 0 ? 'none that aivideo can use' : has.map((name) => `\`${name}\``).join(', ');
  return new AivideoError(
    'encoder-missing',
    `The ffmpeg \`${ffmpegPath}\` has no encoder \`${encoder}\`; it has ${list}`,
    { details: { encoder, has: [...has] } },
  );
}

function useless(encoder: string, cause: unknown): AivideoError {
  const words = cause instanceof AivideoError ? cause.details.stderr : undefined;
  // The first line is the encoder's own; what follows is ffmpeg giving up.
  const [first = ''] = typeof words === 'string' ? words.split('\n') : [];
  const reason = first.replace(/^\[[^\]]*\]\s*/, '').replace(/\.$/, '');
  return new AivideoError(
    'encoder-missing',
    `The encoder \`${encoder}\` does not work on this machine${reason === '' ? '' : `: ${reason}`}`,
    { details: { encoder, ...(typeof words === 'string' ? { stderr: words } : {}) } },
  );
}
