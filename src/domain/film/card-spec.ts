import * as z from 'zod';
import { color, seconds, text, transitionName } from './spec-values.js';

/** A title or an end card in a film file. */
export const cardSchema = z.strictObject({
  text: text().describe('Large, in up to three lines; `\\n` breaks it.'),
  subtitle: text().exactOptional().describe('Smaller, beneath it.'),
  seconds: seconds(0.1, 60).exactOptional().describe('How long it is held; default 3.'),
  background: color().exactOptional().describe('Colour behind the text; default `#101014`.'),
  color: color().exactOptional().describe('Of the letters; default `#ffffff`.'),
  transition: transitionName()
    .exactOptional()
    .describe('Between the card and the clip beside it; default: as for the film.'),
  transitionDuration: seconds(0, 60).exactOptional().describe('Seconds of that transition.'),
});

export type CardSpec = Readonly<z.output<typeof cardSchema>>;

/** A card in its long form. */
export function cardSpec(entry: string | CardSpec): CardSpec {
  return typeof entry === 'string' ? { text: entry } : entry;
}
