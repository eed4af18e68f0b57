import { formatFigure, formatPrice, priceBasis } from '../../domain/models/format-price.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { PlannedClips } from '../../workflows/plan-clips.js';
import type { CliContext } from '../context.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { plural } from '../render/units.js';
import { relativePath } from './relative-path.js';

/** Before anything is sent: what runs, where, and what it will cost; then every adjustment. */
export function sayPlan(context: CliContext, plan: ClipPlan): void {
  const { dim, yellow, bold } = context.paintError;
  const count = plural(plan.shots.length, 'clip');
  context.say(`${bold(plan.model)} ${dim('·')} ${count} ${dim('·')} price ${formatFigure(plan.price)}`);
  const basis = priceBasis(plan.price);
  if (basis !== undefined) context.say(dim(`  ${basis}`));
  if (plan.retakes !== undefined)
    context.say(
      dim(
        `  and up to ${plural(plan.retakes, 'further take')} of each clip that can not be used, at the same price`,
      ),
    );
  if (context.globals.verbose)
    context.say(dim(`runs ${plan.modelRef}; inputs known from the ${plan.schema} schema`));
  if (plan.originalPrompt !== undefined && plan.prompt !== undefined) {
    context.say(`${dim('before')}  ${plan.originalPrompt}`);
    context.say(`${dim('after')}   ${plan.prompt}`);
  }
  for (const adjustment of plan.adjustments) context.say(yellow(adjustmentText(adjustment)));
}

/** `--dry-run`: the plan on standard output, for people or as JSON. */
export function printPlan(context: CliContext, { plan, warnings }: PlannedClips): void {
  const { platform, globals } = context;
  if (globals.json || globals.jsonStream) {
    const result = { v: 1, ok: true, dryRun: true, ...plan, warnings };
    const indent = globals.jsonStream ? undefined : 2;
    platform.stdout.write(
      `${JSON.stringify(globals.jsonStream ? { type: 'result', ...result } : result, undefined, indent)}\n`,
    );
    return;
  }
  platform.stdout.write(`${planLines(context, plan).join('\n')}\n`);
}

function planLines(context: CliContext, plan: ClipPlan): string[] {
  const { bold, dim } = context.paint;
  const rows: [string, string][] = [
    ...(plan.originalPrompt === undefined
      ? []
      : [
          ['before', plan.originalPrompt] as [string, string],
          ['after', plan.prompt ?? ''] as [string, string],
        ]),
    ['model', `${bold(plan.model)} ${dim(`(${plan.modelRef}, ${plan.schema} schema)`)}`],
    ...plan.shots.flatMap((shot): [string, string][] => [
      [`clip ${shot.shot}`, relativePath(context, shot.output)],
      ...Object.entries(shot.input).map(([key, value]): [string, string] => [
        '',
        `${key} = ${JSON.stringify(value)}`,
      ]),
    ]),
    ['price', formatPrice(plan.price)],
  ];
  const lines = rows.map(([label, text]) => `${dim(label.padEnd(8))}${text}`);
  const adjusted = plan.adjustments.map((adjustment) => context.paint.yellow(adjustmentText(adjustment)));
  return [...lines, ...adjusted, dim('dry run: nothing was sent')];
}
