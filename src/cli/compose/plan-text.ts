import { frameRateText, secondsOf } from '../../domain/timeline/frame-rate.js';
import type { RenderPlan, Segment } from '../../domain/timeline/render-plan.js';
import type { FilmParts } from '../../workflows/film-parts.js';
import { tableText } from '../render/table.js';
import { formatSeconds, plural } from '../render/units.js';

/** `1280x720, 24 fps, 29.0 s, h264 crf 18 medium`. */
export function formatText({ format, frames }: RenderPlan): string {
  const { width, height, rate, encoder } = format;
  const { codec, crf, preset } = encoder;
  const length = formatSeconds(secondsOf(frames, rate));
  return `${width}x${height}, ${frameRateText(rate)} fps, ${length}, ${codec} crf ${crf} ${preset}`;
}

/** `--dry-run`: each segment, and whether it is there already. */
export function segmentTable(plan: RenderPlan, { parts, sound }: FilmParts): string {
  const rows = parts.map(({ segment, path }) => [
    `${segment.startsAt}`,
    `${segment.frames}`,
    segmentText(segment),
    segment.kind === 'copy' ? 'copied' : path === undefined ? 'to render' : 'cached',
  ]);
  const sounds =
    sound === undefined ? [] : [['0', '', 'sound', sound.path === undefined ? 'to render' : 'cached']];
  const missing = parts.filter(({ path }) => path === undefined);
  const frames = missing.reduce((sum, { segment }) => sum + segment.frames, 0);
  const table = tableText([['FRAME', 'FRAMES', 'WHAT', 'STATE'], ...rows, ...sounds]);
  const rest = `${plural(missing.length, 'segment')} to render, ${frames} of ${plural(plan.frames, 'frame')}`;
  return `${table}${formatText(plan)}\n${rest}\n`;
}

function segmentText(segment: Segment): string {
  if (segment.kind === 'window')
    return `${segment.transition} from clip ${segment.clip} to ${segment.nextClip}`;
  return `clip ${segment.clip}`;
}
