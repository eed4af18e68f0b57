import type { ExtensionGoal, PlannedPiece } from '../../domain/extend/extension-goal.js';
import { formatFigure, formatPrice, priceBasis } from '../../domain/models/format-price.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import type { PlannedExtension } from '../../workflows/plan-extension.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { formatSeconds, plural } from '../render/units.js';

/** Before anything is sent: what is continued from where, by what, and what it will cost. */
export function sayExtensionPlan(context: CliContext, { goal, plan, price }: PlannedExtension): void {
  const { dim, yellow, bold } = context.paintError;
  const count = plural(goal.pieces.length, 'piece');
  context.say(`${bold(plan.model)} ${dim('·')} ${count} ${dim('·')} price ${formatFigure(price)}`);
  const basis = priceBasis(price);
  if (basis !== undefined) context.say(dim(`  ${basis}`));
  context.say(dim(`  ${lengthText(goal)}`));
  const left = tailText(goal);
  if (left !== undefined) context.say(yellow(left));
  for (const adjustment of plan.adjustments) context.say(yellow(adjustmentText(adjustment)));
}

/** `--dry-run`: the plan on standard output, for people or as JSON. */
export function printExtensionPlan(context: CliContext, planned: PlannedExtension): void {
  const { platform, globals } = context;
  const { goal, plan, price, warnings } = planned;
  if (!globals.json && !globals.jsonStream) {
    platform.stdout.write(`${planLines(context, planned).join('\n')}\n`);
    return;
  }
  const { shots, ...shared } = plan;
  const value = { v: 1, ok: true, dryRun: true, ...shared, price, extension: goal, warnings };
  platform.stdout.write(
    globals.jsonStream
      ? `${JSON.stringify({ type: 'result', ...value })}\n`
      : `${JSON.stringify(value, undefined, 2)}\n`,
  );
}

function planLines(context: CliContext, { goal, plan, price }: PlannedExtension): readonly string[] {
  const { bold, dim, yellow } = context.paint;
  const rows: [string, string][] = [
    ['model', `${bold(plan.model)} ${dim(`(${plan.modelRef}, ${plan.schema} schema)`)}`],
    ['clip', relativePath(context, goal.clip.path)],
    ['film', `${relativePath(context, goal.output)}, ${lengthText(goal)}`],
    ...goal.pieces.flatMap((piece, index) => pieceRows(goal, piece, index)),
    ['price', formatPrice(price)],
  ];
  const left = tailText(goal);
  return [
    ...rows.map(([label, text]) => `${dim(label.padEnd(9))}${text}`),
    ...(left === undefined ? [] : [yellow(left)]),
    ...plan.adjustments.map((adjustment) => yellow(adjustmentText(adjustment))),
    dim('dry run: nothing was sent'),
  ];
}

function pieceRows(goal: ExtensionGoal, piece: PlannedPiece, index: number): readonly [string, string][] {
  const made = piece.seconds === undefined ? 'as long as the model makes it' : formatSeconds(piece.seconds);
  const used = piece.frames === undefined ? '' : `, ${plural(piece.frames, 'frame')} of the film`;
  const start = index === 0 ? `the clip's frame ${goal.keptFrames}` : `the last frame of piece ${index}`;
  return [
    [`piece ${index + 1}`, `${made}${used}, ${formatFigure(piece.price)}`],
    ['', `${goal.imageInput} = ${start}`],
    ...Object.entries(piece.input).map(([key, value]): [string, string] => [
      '',
      `${key} = ${JSON.stringify(value)}`,
    ]),
  ];
}

/** `from 4.0 s to 8.0 s`. */
function lengthText({ clipFrames, frames, keptFrames, pieces, rate }: ExtensionGoal): string {
  const from = `from ${formatSeconds(secondsOf(clipFrames, rate))}`;
  const added = pieces.map((piece) => piece.frames);
  const sum = added.every((count) => count !== undefined)
    ? added.reduce((total, count) => total + count, keptFrames)
    : undefined;
  const whole = frames ?? sum;
  return whole === undefined ? `${from} on` : `${from} to ${formatSeconds(secondsOf(whole, rate))}`;
}

function tailText({ clipFrames, keptFrames }: ExtensionGoal): string | undefined {
  const left = clipFrames - keptFrames;
  if (left === 0) return undefined;
  return `the last ${plural(left, 'frame')} of the clip ${left === 1 ? 'is' : 'are'} black or faded: it is continued from frame ${keptFrames}`;
}
