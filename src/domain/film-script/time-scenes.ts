import { type Scene, type SceneLine, spokenLines } from '../scripts/script.js';
import { readingSeconds, speechSeconds } from './speech-time.js';
import type { TimedText } from './split-cues.js';

/** Words that are heard, with the sound of them where there is one. Seconds count from the scene's start. */
export interface TimedLine extends TimedText {
  readonly speaker?: string;
  /** Absolute path of the spoken words. */
  readonly file?: string;
}

/** A scene and how long it lasts in the film. */
export interface TimedScene {
  readonly scene: Scene;
  readonly seconds: number;
  readonly spoken: readonly TimedLine[];
  /** Text that stands on the screen. */
  readonly shown: readonly TimedText[];
}

/** Spoken words of a line, recorded. */
export interface Recording {
  /** Absolute. */
  readonly file: string;
  readonly seconds: number;
}

/** The recording of a scene's line, where there is one; `line` counts its spoken lines from 0. */
export type FindRecording = (scene: number, line: number) => Recording | undefined;

/** Silence before the first words of a scene, between two lines, and after the last, in seconds. */
const pauses = { before: 0.3, between: 0.25, after: 0.6 } as const;

/** Length of a scene in which nobody speaks, in seconds. */
const silent = { usual: 4, shortest: 3, longest: 12 } as const;

/**
 * How long each scene lasts: as long as its recorded words; else as the script's timings say; else as long as its words
 * take to be said. Scenes without words last as long as what happens takes to be read (a page of a screenplay, some 180
 * words, is a minute of film). What a scene list says outright goes before all of it, but nothing spoken is cut off.
 */
export function timeScenes(scenes: readonly Scene[], recordingOf: FindRecording): readonly TimedScene[] {
  return scenes.map((scene, index) => timeScene(scene, spanOf(scenes, index), recordingOf));
}

/** Start and end in the script's own time; a gap up to the next scene belongs to the earlier one. */
function spanOf(scenes: readonly Scene[], index: number): Scene['time'] {
  const scene = scenes[index];
  if (scene?.time === undefined) return undefined;
  const next = scenes[index + 1];
  const follows = next?.time !== undefined && next.number === scene.number + 1;
  const from = index === 0 && scene.number === 1 ? 0 : scene.time.from;
  return { from, to: follows ? Math.max(scene.time.to, next.time.from) : scene.time.to };
}

function timeScene(scene: Scene, span: Scene['time'], recordingOf: FindRecording): TimedScene {
  const spoken = timeLines(scene, span, recordingOf);
  const end = spoken.at(-1)?.to;
  const words = end === undefined ? silentSeconds(scene) : end + pauses.after;
  const wanted = scene.given?.seconds ?? (span === undefined ? words : span.to - span.from);
  const shown = timeShown(scene, spoken);
  const ends = [...spoken, ...shown].map(({ to }) => to);
  const seconds = rounded(Math.max(wanted, ...ends));
  return { scene, seconds, spoken, shown };
}

function timeLines(scene: Scene, span: Scene['time'], recordingOf: FindRecording): readonly TimedLine[] {
  const timed: TimedLine[] = [];
  for (const [index, line] of spokenLines(scene).entries()) {
    const recording = recordingOf(scene.number, index);
    const before = timed.at(-1)?.to;
    const follows = before === undefined ? pauses.before : before + pauses.between;
    const own = span === undefined || line.time === undefined ? undefined : line.time.from - span.from;
    const from = own === undefined ? follows : Math.max(own, before ?? 0, 0);
    const written = own === undefined || line.time === undefined ? undefined : line.time.to - line.time.from;
    const length = recording?.seconds ?? written ?? speechSeconds(line.text);
    if (length <= 0) continue;
    timed.push({
      text: line.text,
      ...(line.speaker === undefined ? {} : { speaker: line.speaker }),
      from: rounded(from),
      to: rounded(from + length),
      ...(recording === undefined ? {} : { file: recording.file }),
    });
  }
  return timed;
}

/** Text on the screen that has been read stands on for so long at most, in seconds. */
const longestShown = 5;

/** What is to be read appears with the words that follow it, and stays with them; one after the other. */
function timeShown(scene: Scene, spoken: readonly TimedLine[]): readonly TimedText[] {
  const shown: TimedText[] = [];
  let heard = 0;
  for (const line of scene.lines) {
    if (isSpoken(line)) heard += 1;
    if (line.kind !== 'caption') continue;
    const spokenBeside = spoken[heard] ?? spoken.at(-1);
    const from = rounded(Math.max(spokenBeside?.from ?? pauses.before, shown.at(-1)?.to ?? 0));
    const beside = Math.min(spokenBeside?.to ?? 0, from + longestShown);
    shown.push({ text: line.text, from, to: rounded(Math.max(from + readingSeconds(line.text), beside)) });
  }
  return shown;
}

function isSpoken({ kind }: SceneLine): boolean {
  return kind === 'speech' || kind === 'narration';
}

function silentSeconds({ lines }: Scene): number {
  const read = lines
    .filter(({ kind }) => kind === 'action' || kind === 'visual')
    .reduce((sum, { text }) => sum + (speechSeconds(text) * 150) / 180, 0);
  if (read === 0) return silent.usual;
  return Math.min(silent.longest, Math.max(silent.shortest, read));
}

/** To milliseconds, as captions have them. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
