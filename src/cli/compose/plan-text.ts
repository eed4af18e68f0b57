import { frameRateText, secondsOf } from '../../domain/timeline/frame-rate.js';
import type { RenderPlan, Segment } from '../../domain/timeline/render-plan.js';
import { sourceName } from '../../domain/timeline/source-name.js';
import type { FilmParts } from '../../workflows/film/film-parts.js';
import { tableText } from '../render/table.js';
import { formatSeconds, plural } from '../render/units.js';

/** `1280x720, 24 fps, 29.0 s, h264 crf 18 medium`. */
export function formatText({ format, frames }: RenderPlan): string {
  const { width, height, rate, encoder } = format;
  const { codec, crf, preset, hardware } = encoder;
  const length = formatSeconds(secondsOf(frames, rate));
  const coding = hardware === undefined ? `${codec} crf ${crf} ${preset}` : `${hardware} quality ${crf}`;
  return `${width}x${height}, ${frameRateText(rate)} fps, ${length}, ${coding}`;
}

/** `--dry-run`: each segment, and whether it is there already. */
export function segmentTable(plan: RenderPlan, { parts, sound }: FilmParts): string {
  const rows = parts.map(({ segment, path }) => [
    `${segment.startsAt}`,
    `${segment.frames}`,
    segmentText(plan, segment),
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

function segmentText({ clips }: RenderPlan, segment: Segment): string {
  const sources = clips.map(({ source }) => source);
  const nameOf = (position: number) => sourceName(sources, position - 1);
  if (segment.kind === 'window') {
    const [from, to] = [nameOf(segment.clip), nameOf(segment.nextClip)];
    return `${segment.transition} from ${from} to ${from.startsWith('clip') ? to.replace(/^clip /, '') : to}`;
  }
  return 'clip' in segment ? nameOf(segment.clip) : segment.kind;
}
