import type { Adjustment } from '../../domain/adjustment.js';
import type { JsonValue } from '../../domain/json.js';

/** An adjustment as people read it: ``adjusted: `--duration` asked 7, used 10 (kling makes 5 or 10 s)``. */
export function adjustmentText({ option, kind, asked, used, reason }: Adjustment): string {
  const because = reason === undefined ? '' : ` (${reason})`;
  if (kind === 'unsupported' && used === undefined)
    return `adjusted: \`${option}\` is left out, asked ${shown(asked)}${because}`;
  // A part of a file that is read otherwise than it stands: ``adjusted: `captions` line 3: ...``.
  if (used === undefined && reason !== undefined) return `adjusted: \`${option}\` ${shown(asked)}: ${reason}`;
  return `adjusted: \`${option}\` asked ${shown(asked)}, used ${used === undefined ? 'none' : shown(used)}${because}`;
}

function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
