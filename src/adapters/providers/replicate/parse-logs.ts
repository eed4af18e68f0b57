import { stripVTControlCharacters } from 'node:util';

/** How far a job is, by its own words. */
export interface LogProgress {
  /** Part done, 0 to 1. */
  readonly fraction: number;
  readonly remainingSeconds?: number;
}

interface Bar {
  /** Description and total: two lines with the same ones are the same bar. */
  readonly key: string;
  readonly fraction: number;
  readonly count?: { readonly done: number; readonly total: number };
  readonly remainingSeconds?: number;
}

/**
 * Reads progress from a job's logs: bars as tqdm (https://tqdm.github.io) writes them,
 * ` 34%|███▍      | 17/50 [00:12<00:23,  1.4it/s]`. The last line of a bar counts. Of two bars one after the other
 * the later counts; of one inside the other (the outer not at its end when the inner begins) both do. Bars of
 * downloads and of loading the model are none of the work. Undefined when nothing tells.
 */
export function parseLogs(logs: string): LogProgress | undefined {
  const bars = nestBars(
    stripVTControlCharacters(logs)
      .split(/[\r\n]+/)
      .flatMap(parseLine),
  );
  const outermost = bars[0];
  if (outermost === undefined) return undefined;
  const fraction = bars.reduceRight((inner, bar) => foldBar(bar, inner), 0);
  const remaining = bars.length === 1 && fraction < 1 ? outermost.remainingSeconds : undefined;
  return { fraction, ...(remaining === undefined ? {} : { remainingSeconds: remaining }) };
}

const barPattern = /^(.*?)(\d{1,3})%\|[^|]*\|\s*([\d.]+)(\w*)\/([\d.]+\w*)(?:\s*\[([^\]]*)\]?)?/;

/** What runs before the model does, and everything measured in bytes. */
const preparation = /load|fetch|download|warm|compil|\bimport/i;
const byteRate = /\d\s*[kMGT]?i?B\/s/;

function parseLine(line: string): readonly Bar[] {
  const [whole, description = '', percent, done, unit, total, times = ''] = barPattern.exec(line) ?? [];
  if (whole === undefined || preparation.test(description) || byteRate.test(times)) return [];
  const remainingSeconds = parseClock(/<\s*([\d:]+)/.exec(times)?.[1]);
  const isPlain = unit === '' && /^\d+$/.test(String(total)) && Number(total) > 0;
  return [
    {
      key: `${description.trim()}|${total}`,
      fraction: Math.min(1, Number(percent) / 100),
      ...(isPlain ? { count: { done: Number(done), total: Number(total) } } : {}),
      ...(remainingSeconds === undefined ? {} : { remainingSeconds }),
    },
  ];
}

/** Seconds of `mm:ss` or `h:mm:ss`. */
function parseClock(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+(:\d{2}){1,2}$/.test(text)) return undefined;
  return text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** The bars under way after the last line, outermost first. */
function nestBars(lines: readonly Bar[]): readonly Bar[] {
  let open: readonly Bar[] = [];
  for (const bar of lines) {
    const known = open.findIndex(({ key }) => key === bar.key);
    const around = known >= 0 ? open.slice(0, known) : open.filter(({ fraction }) => fraction < 1);
    open = [...around, bar];
  }
  return open;
}

function foldBar({ fraction, count }: Bar, inner: number): number {
  if (count === undefined) return fraction;
  const exact = (count.done + inner) / count.total;
  return Math.min(1, Math.max(fraction, exact));
}
