import { deedVerbs } from './deed-verbs.js';
import { adjectives, adverbs, modifiers } from './describing.js';
import type { LexiconEntry } from './entry.js';
import { counters, invisibleStems, numbers, relations, skipped, times } from './grammar-words.js';
import { animalNouns, bodyNouns, personNouns } from './living.js';
import { mathematicsNouns } from './mathematics.js';
import { movementVerbs } from './movement-verbs.js';
import { natureNouns, weatherNouns } from './nature.js';
import { cityNouns, roomNouns } from './places.js';
import { styleWords } from './style-words.js';
import { foodNouns, thingNouns, vehicleNouns } from './things.js';

/** Words that stand as they are, with particles behind some of them. */
export const fixedWords: readonly LexiconEntry[] = [
  ...times,
  ...natureNouns,
  ...weatherNouns,
  ...cityNouns,
  ...roomNouns,
  ...personNouns,
  ...bodyNouns,
  ...animalNouns,
  ...foodNouns,
  ...vehicleNouns,
  ...thingNouns,
  ...mathematicsNouns,
  ...modifiers,
  ...adverbs,
  ...relations,
  ...numbers,
  ...counters,
  ...styleWords,
  ...skipped,
];

/** Stems that are conjugated. */
export const stems: readonly LexiconEntry[] = [
  ...movementVerbs,
  ...deedVerbs,
  ...adjectives,
  ...invisibleStems,
];
