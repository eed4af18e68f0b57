import { labelMeaning } from './labels.js';
import type { SpokenOrMeaning } from './read-label.js';
import { readLabel } from './read-label.js';
import type { Place, ScriptBuilder } from './script-builder.js';
import { splitMarks } from './split-marks.js';

/** Words, and what a label or a mark says of them. */
export interface MeantWords {
  readonly meaning: SpokenOrMeaning;
  readonly text: string;
  readonly speaker?: string;
  readonly manner?: string;
}

/** Puts words where their meaning says: into a line, the setting of the scene, or its simulation. */
export function addMeaning(builder: ScriptBuilder, words: MeantWords, place: Place): void {
  const { meaning, text, speaker, manner } = words;
  switch (meaning) {
    case 'simulation':
      builder.simulate(text, place.fromLine);
      return;
    case 'place':
      builder.set({ place: text }, place.fromLine);
      return;
    case 'narration':
    case 'speech':
      builder.add(
        {
          kind: meaning,
          text,
          ...(speaker === undefined ? {} : { speaker }),
          ...(manner === undefined ? {} : { manner }),
        },
        place,
      );
      return;
    default:
      builder.add({ kind: meaning, text }, place);
  }
}

/** What is seen, with the marks in it: `[simulation: ...]`, `[화면: ...]`, `SFX: a door`. */
export function addSeen(builder: ScriptBuilder, text: string, place: Place): void {
  for (const part of splitMarks(text)) {
    const label = part.kind === 'words' ? readLabel(part.text) : undefined;
    const meaning = label === undefined || label.byColumns ? undefined : labelMeaning(label.label);
    if (part.kind === 'mark') addMeaning(builder, part, place);
    else if (label !== undefined && meaning !== undefined && label.rest !== '')
      addMeaning(builder, { meaning, text: label.rest }, place);
    else builder.add({ kind: 'action', text: part.text }, place);
  }
}
