import type { Adjustment } from '../adjustment.js';
import type { FilmSource } from './film-source.js';
import type { Segment } from './render-plan.js';
import { sourceName } from './source-name.js';

const transfers = { pq: 'HDR (PQ)', hlg: 'HDR (HLG)' } as const;

/** Films have the dynamic range of BT.709; copied packets keep their own. */
export function colorAdjustments(
  sources: readonly FilmSource[],
  segments: readonly Segment[],
): readonly Adjustment[] {
  if (segments.every(({ kind }) => kind === 'copy')) return [];
  return sources.flatMap(({ hdr }, index): Adjustment[] => {
    if (hdr === undefined) return [];
    const option = `colours of ${sourceName(sources, index)}`;
    const reason = 'films have standard dynamic range';
    return [{ option, kind: 'rounded', asked: transfers[hdr], used: 'BT.709', reason }];
  });
}
