import { background } from './background.js';
import { blend } from './blend.js';
import { custom } from './custom.js';
import type { LayoutDefinition } from './define-layout.js';
import { pip } from './pip.js';
import { reveal } from './reveal.js';
import { sequence } from './sequence.js';
import { sideBySide } from './side-by-side.js';
import { stacked } from './stacked.js';
import { wipe } from './wipe.js';

/** Every layout, in the order of help and tables. */
export const layouts: readonly LayoutDefinition[] = [
  sideBySide,
  stacked,
  pip,
  background,
  blend,
  wipe,
  reveal,
  sequence,
  custom,
];

/** The layout of a name. */
export function findLayout(name: string): LayoutDefinition | undefined {
  return layouts.find((layout) => layout.name === name);
}
