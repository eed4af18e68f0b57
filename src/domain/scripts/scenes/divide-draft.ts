import type { DraftLine, DraftScene } from '../script-format.js';
import { divideUnits } from './divide-units.js';
import { linesOf, timeOf, type Unit, unitsOf } from './units.js';

/** Seconds after which a scene of its writer's own is divided: more is not one picture any more. */
export const longestSceneSeconds = 60;

/** What a divided scene aims at. */
const evenSeconds = 35;

/** Paragraphs up to this number are scenes however short they are. */
const fewParagraphs = 8;

/** More paragraphs than this, or shorter ones than this many seconds, are put together. */
const manyParagraphs = 60;
const shortParagraphSeconds = 4;

/**
 * A scene in parts of a sensible length; itself when it has one. A scene with borders stays whole up to a minute; text
 * without borders becomes a scene a paragraph, or where it has none, or too many, and captions one for every 4 to 33 s of it.
 */
export function divideDraft(scene: DraftScene): readonly DraftScene[] {
  if (scene.given !== undefined || scene.simulation !== undefined) return [scene];
  const units = unitsOf(scene.lines);
  const seconds = secondsOf(units);
  if (scene.fixed)
    return seconds <= longestSceneSeconds
      ? [scene]
      : partsOf(scene, divideUnits(units, Math.ceil(seconds / evenSeconds)));
  const paragraphs = paragraphsOf(scene.lines);
  if (!areScenes(paragraphs, seconds)) return partsOf(scene, divideUnits(units, looseParts(seconds)));
  return paragraphs.flatMap((lines) =>
    divideDraft({ ...scene, lines, fromLine: firstLine(lines, scene), fixed: true }),
  );
}

/** Scenes are short in short texts: half a minute has 5, a page of prose 16, a lecture of 40 minutes 73. */
function looseParts(seconds: number): number {
  return Math.max(1, Math.round(seconds / Math.min(33, Math.max(4, Math.sqrt(seconds)))));
}

function areScenes(paragraphs: readonly (readonly DraftLine[])[], seconds: number): boolean {
  const isTimed = paragraphs.some(([line]) => line !== undefined && timeOf(line) !== undefined);
  if (isTimed || paragraphs.length < 2 || paragraphs.length > manyParagraphs) return false;
  const isEven = seconds / paragraphs.length >= shortParagraphSeconds;
  return paragraphs.length <= fewParagraphs || isEven;
}

/** Paragraphs in which something is heard; what is only seen belongs to the words after it. */
function paragraphsOf(lines: readonly DraftLine[]): readonly (readonly DraftLine[])[] {
  const paragraphs: DraftLine[][] = [];
  let isHeard = true;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open === undefined || (line.opensParagraph && isHeard)) {
      paragraphs.push([line]);
      isHeard = false;
    } else open.push(line);
    isHeard ||= line.line.kind === 'speech' || line.line.kind === 'narration';
  }
  const last = paragraphs.at(-1);
  if (isHeard || last === undefined || paragraphs.length < 2) return paragraphs;
  return [...paragraphs.slice(0, -2), [...(paragraphs.at(-2) ?? []), ...last]];
}

/** The same scene over and over, with other lines. */
export function partsOf(scene: DraftScene, runs: readonly (readonly Unit[])[]): readonly DraftScene[] {
  return runs.map((units, index) => {
    const lines = linesOf(units);
    return index === 0 ? { ...scene, lines } : { ...scene, lines, fromLine: firstLine(lines, scene) };
  });
}

function firstLine([line]: readonly DraftLine[], scene: DraftScene): number {
  return line?.fromLine ?? scene.fromLine;
}

export function secondsOf(units: readonly Unit[]): number {
  return units.reduce((sum, { seconds }) => sum + seconds, 0);
}
