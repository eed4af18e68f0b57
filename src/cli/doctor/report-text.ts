import type { ChalkInstance } from 'chalk';
import type { EnvironmentCheck, EnvironmentReport } from '../../domain/environment/environment-check.js';
import { wrapText } from '../render/table.js';

const signs = { ok: '✓', warning: '!', broken: '✗' } as const;
const colors = { ok: 'green', warning: 'yellow', broken: 'red' } as const;
const nameWidth = 'configuration'.length;
/** Stands for a space inside of backticks, where a line must not break: commands are there to be copied. */
const gluedSpace = '\u{e000}';

/** One line a check, under it how to mend it, and a last line that sums up. `width` is that of the terminal. */
export function reportText(
  report: EnvironmentReport,
  { paint, width }: { readonly paint: ChalkInstance; readonly width: number },
): string {
  const textWidth = Math.max(40, Math.min(width, 120) - nameWidth - 4);
  const lines = report.checks.flatMap((check) => checkLines(check, paint, textWidth));
  const broken = report.checks.filter(({ state }) => state === 'broken').map(({ name }) => name);
  const sum =
    broken.length === 0
      ? paint.green('Nothing that is needed is broken.')
      : paint.red(`Broken: ${broken.join(', ')}.`);
  return `${[...lines, '', sum].join('\n')}\n`;
}

function checkLines(check: EnvironmentCheck, paint: ChalkInstance, width: number): readonly string[] {
  const indent = ' '.repeat(nameWidth + 4);
  const [first = '', ...rest] = wrapOutsideCommands(check.summary, width);
  const mend = check.mend === undefined ? [] : wrapOutsideCommands(`→ ${check.mend}`, width);
  return [
    `${paint[colors[check.state]](signs[check.state])} ${paint.bold(check.name.padEnd(nameWidth))}  ${first}`,
    ...rest.map((line) => indent + line),
    ...mend.map((line) => paint.dim(indent + line)),
  ];
}

function wrapOutsideCommands(text: string, width: number): readonly string[] {
  const glued = text.replace(/`[^`]*`/g, (command) => command.replaceAll(' ', gluedSpace));
  return wrapText(glued, width).map((line) => line.replaceAll(gluedSpace, ' '));
}
