import type { Adjustment } from '../../adjustment.js';
import type { CaptionFormat, Cue } from '../../captions/cue.js';
import { readCueTime } from '../../captions/cue-time.js';
import { parseCaptions } from '../../captions/parse-captions.js';
import type { SceneLine } from '../script.js';
import type { DraftLine, DraftScript } from '../script-format.js';
import { labelMeaning } from './labels.js';
import { mayBeName, readLabel } from './read-label.js';

/**
 * Captions as the lines of one scene without borders: whoever divides it does so at the pauses. Times that overlap or
 * run backwards are mended and said. Errors: `captions-invalid` with the line.
 */
export function readCaptions(text: string, format: CaptionFormat): DraftScript {
  const { cues, adjustments } = parseCaptions(text, { format });
  const numbers = lineNumbers(text);
  const names = speakersOf(cues);
  const lines = cues.flatMap((cue, index) => {
    const fromLine = numbers.get(cue.startMs) ?? 1;
    return cueLines(cue, names).map(
      (line, part): DraftLine => ({
        line,
        fromLine,
        toLine: fromLine + cue.text.split('\n').length,
        opensParagraph: part === 0 && cue.startMs - (cues[index - 1]?.endMs ?? 0) >= paragraphPauseMs,
      }),
    );
  });
  return {
    wishes: {},
    scenes: [{ fixed: false, lines, fromLine: 1 }],
    adjustments: adjustments.map(
      ({ line, message }): Adjustment => ({
        option: 'timings',
        kind: 'rounded',
        asked: `line ${line}`,
        reason: message,
      }),
    ),
  };
}

const paragraphPauseMs = 1500;

/** In which line each time stands. */
function lineNumbers(text: string): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const arrow = line.indexOf('-->');
    const startMs = arrow === -1 ? undefined : readCueTime(line.slice(0, arrow).trim());
    if (startMs !== undefined && !numbers.has(startMs)) numbers.set(startMs, index + 1);
  }
  return numbers;
}

/** Names before colons that come back: `ANNA: ...`. */
function speakersOf(cues: readonly Cue[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of cues) {
    const label = readLabel(text);
    if (label !== undefined && !label.byColumns && mayBeName(label))
      counts.set(label.label, (counts.get(label.label) ?? 0) + 1);
  }
  return new Set(
    [...counts].flatMap(([name, count]) => (count > 1 || /^[A-Z][A-Z .'-]+$/.test(name) ? [name] : [])),
  );
}

/** The words of a caption, and what it says of sounds: `[door slams]`, `♪ la la ♪`. All of them share its time. */
function cueLines({ startMs, endMs, text }: Cue, names: ReadonlySet<string>): readonly SceneLine[] {
  const time = { from: startMs / 1000, to: endMs / 1000 };
  const words = text.replace(/\s+/g, ' ').trim();
  const [, sound] = /^[[(（]([^[\]()（）]*)[\])）]$/.exec(words) ?? [];
  if (sound !== undefined)
    return [{ kind: isMusic(sound) ? 'music' : 'effect', text: sound.trim() || words }];
  if (/^[♪♫#\s]+$/.test(words)) return [{ kind: 'music', text: words }];
  const spoken = words.replace(/^[♪♫]\s*|\s*[♪♫]$/g, '').replace(/^-\s*(?=\S)/, '');
  const label = readLabel(spoken);
  if (label === undefined || label.rest === '' || label.byColumns)
    return [{ kind: 'narration', text: spoken, time }];
  if (labelMeaning(label.label) === 'narration') return [{ kind: 'narration', text: label.rest, time }];
  if (!names.has(label.label)) return [{ kind: 'narration', text: spoken, time }];
  const manner = label.manner === undefined ? {} : { manner: label.manner };
  return [{ kind: 'speech', text: label.rest, speaker: label.label, time, ...manner }];
}

function isMusic(sound: string): boolean {
  return /music|song|♪|음악|노래|bgm/i.test(sound);
}
