import type { FilmSource } from './film-source.js';

/** How messages call the source at an index: cards are not counted among the clips. */
export function sourceName(sources: readonly Pick<FilmSource, 'card'>[], index: number): string {
  const card = sources[index]?.card;
  if (card !== undefined) return `the ${card} card`;
  const before = sources.slice(0, index).filter((source) => source.card !== undefined).length;
  return `clip ${index + 1 - before}`;
}
