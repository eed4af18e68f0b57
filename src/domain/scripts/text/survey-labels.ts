import { labelMeaning } from './labels.js';
import { mayBeName, readLabel } from './read-label.js';
import { readSceneHeading } from './scene-heading.js';
import type { TextLine } from './text-line.js';

/** What a whole text says of how it is to be read. */
export interface LabelSurvey {
  /** Labels that name speakers. */
  readonly names: ReadonlySet<string>;
  readonly hasHeadings: boolean;
  /** Whether it says who speaks: then lines without a label are seen and not heard. */
  readonly hasVoices: boolean;
}

/**
 * Finds the speakers of a text: labels that come back; in a script that has headings or marks, such that come once.
 */
export function surveyLabels(lines: readonly TextLine[]): LabelSurvey {
  const counts = new Map<string, { count: number; byColumns: boolean }>();
  let hasHeadings = false;
  let known = 0;
  let narrated = 0;
  for (const { text } of lines) {
    if (text === '') continue;
    if (readSceneHeading(text) !== undefined) hasHeadings = true;
    else if (/^[[(<【]/.test(text)) known += 1;
    const label = readLabel(text);
    const meaning = label === undefined ? labelMeaning(text) : labelMeaning(label.label);
    if (meaning !== undefined) known += 1;
    if (meaning === 'narration') narrated += 1;
    if (label === undefined || meaning !== undefined || !mayBeName(label)) continue;
    const seen = counts.get(label.label) ?? { count: 0, byColumns: label.byColumns };
    counts.set(label.label, { count: seen.count + 1, byColumns: seen.byColumns && label.byColumns });
  }
  const isScript = hasHeadings || known > 0;
  const names = new Set(
    [...counts].flatMap(([label, { count, byColumns }]) =>
      count > 1 || (isScript && !byColumns) || isShouted(label) ? [label] : [],
    ),
  );
  return { names, hasHeadings, hasVoices: narrated > 0 || names.size > 0 };
}

/** `HOST`: nobody writes so but before what somebody says. */
function isShouted(label: string): boolean {
  return /^[A-Z][A-Z .'-]{2,}$/.test(label);
}
