import { AivideoError, type ErrorCode } from '../../domain/errors.js';

/** Lines of ffmpeg's own words that are kept in `details.stderr`. */
const KEPT_LINES = 20;

interface Pattern {
  readonly words: RegExp;
  readonly code: ErrorCode;
  /** `$1` stands for what the words say. */
  readonly sentence: (found: string, place: FailurePlace) => string;
}

/** What ffmpeg was to do. */
export interface FailurePlace {
  readonly ffmpegPath: string;
  readonly outputPath: string;
}

const patterns: readonly Pattern[] = [
  {
    words: /No space left on device|Disk quota exceeded/,
    code: 'disk-full',
    sentence: (_found, { outputPath }) => `There is no space left for \`${outputPath}\``,
  },
  {
    words: /Unknown encoder '([^']+)'|Encoder (?:not found|(\S+) not found)|Requested output .*?'([^']+)'/,
    code: 'ffmpeg-failed',
    sentence: (found, { ffmpegPath }) => `The ffmpeg \`${ffmpegPath}\` has no encoder \`${found}\``,
  },
  {
    words: /Unknown decoder '([^']+)'|Decoder .*?not found/,
    code: 'ffmpeg-failed',
    sentence: (found, { ffmpegPath }) => `The ffmpeg \`${ffmpegPath}\` has no decoder \`${found}\``,
  },
  {
    words: /No such filter: '([^']+)'/,
    code: 'ffmpeg-failed',
    sentence: (found, { ffmpegPath }) => `The ffmpeg \`${ffmpegPath}\` has no filter \`${found}\``,
  },
  {
    words: /Invalid data found when processing input|moov atom not found/,
    code: 'media-unreadable',
    sentence: () => 'An input of ffmpeg is not a video, or it is broken',
  },
];

/** Turns what ffmpeg ended with into one sentence; its last lines stay in `details.stderr`. */
export function explainFfmpegFailure(place: FailurePlace, error: Error, stderr: string): unknown {
  if ('inputStreamError' in error && error.inputStreamError !== undefined) return error.inputStreamError;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'EACCES') {
    const sentence = `The ffmpeg \`${place.ffmpegPath}\` is not there or can not be run`;
    return new AivideoError('ffmpeg-missing', sentence, { cause: error });
  }
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== '');
  const details = { stderr: lines.slice(-KEPT_LINES).join('\n') };
  for (const pattern of patterns) {
    const match = pattern.words.exec(stderr) ?? pattern.words.exec(error.message);
    if (match === null) continue;
    const found = match.slice(1).find((group) => group !== undefined) ?? 'it needs';
    return new AivideoError(pattern.code, pattern.sentence(found, place), { details });
  }
  return new AivideoError(...endOf(place, error, lines), { details });
}

/** The output can not be written, ffmpeg was killed, or it says why in its last line. */
function endOf(place: FailurePlace, error: Error, lines: readonly string[]): [ErrorCode, string] {
  const unwritable = lines.find(
    (line) =>
      line.includes(place.outputPath) && /Permission denied|No such file|Read-only|Is a directory/.test(line),
  );
  if (unwritable !== undefined) return ['output-unwritable', `\`${place.outputPath}\` can not be written`];
  const killed = /killed with signal (\S+)/.exec(error.message)?.[1];
  if (killed !== undefined) return ['ffmpeg-failed', `ffmpeg was stopped by ${killed}`];
  const last =
    lines.findLast((line) => !/^(Conversion failed|Error opening output files?)/.test(line)) ?? error.message;
  return ['ffmpeg-failed', `ffmpeg failed: ${last.trim().replace(/\.$/, '')}`];
}
