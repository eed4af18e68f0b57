import type { ExtensionGoal } from '../../domain/extend/extension-goal.js';
import { formatCost } from '../../domain/models/format-price.js';
import type { ClipPlan } from '../../domain/run/plan.js';
import type { Price } from '../../domain/run/price.js';
import { spentOn } from '../../domain/run/spent.js';
import { secondsOf } from '../../domain/timeline/frame-rate.js';
import type { Film } from '../../workflows/compose-film.js';
import type { Extension } from '../../workflows/extend-clip.js';
import { formatText } from '../compose/plan-text.js';
import type { CliContext } from '../context.js';
import { relativePath } from '../generate/relative-path.js';
import { sayFindings } from '../generate/say-findings.js';
import { adjustmentText } from '../render/adjustment-text.js';
import { plural } from '../render/units.js';
import { finishRun } from '../runs/finish-run.js';

export interface FinishedPlan {
  readonly goal: ExtensionGoal;
  readonly plan: ClipPlan;
  /** Of all pieces together. */
  readonly price: Price;
  readonly warnings: readonly string[];
}

/** Prints what has become of a chain and returns the exit status. Without a film, the pieces that are there are named. */
export async function finishExtension(
  context: CliContext,
  extension: Extension,
  finished: FinishedPlan,
): Promise<number> {
  const { film, pieces } = extension;
  const { warnings } = finished;
  if (film === undefined) return finishRun(context, pieces, { warnings, toStdout: false });
  const { globals } = context;
  if (globals.json || globals.jsonStream) printJson(context, { ...extension, film }, finished);
  else report(context, { ...extension, film }, finished);
  return 0;
}

type WholeExtension = Extension & { readonly film: Film };

function report(context: CliContext, extension: WholeExtension, { goal }: FinishedPlan): void {
  const { platform, paint, paintError } = context;
  const { film, pieces } = extension;
  const { dim, yellow } = paintError;
  const path = relativePath(context, film.path);
  platform.stdout.write(platform.stdout.isTTY === true ? `${paint.green('✔')} ${path}\n` : `${path}\n`);
  sayFindings(context, pieces);
  for (const warning of strayPieces(extension)) context.warn(yellow(warning));
  for (const adjustment of extension.adjustments) context.say(yellow(adjustmentText(adjustment)));
  const folder = relativePath(context, goal.piecesFolder);
  const cost = formatCost(spentOn(pieces.state));
  context.say(dim(`  ${formatText(film.plan)}`));
  context.say(dim(`  ${plural(pieces.shots.length, 'piece')} in ${folder}, ${cost} in all`));
  for (const line of joinLines(extension, goal)) context.say(dim(`  ${line}`));
  const words = soundText(extension);
  if (words !== undefined) context.say(dim(`  ${words}`));
}

/** Mean difference of two pictures, of 255, from which on they show different things. */
const strayDifference = 12;

function strayPieces({ joins }: Extension): readonly string[] {
  return joins.flatMap(({ difference }, index) =>
    difference.matched < strayDifference
      ? []
      : [
          `warning: piece ${index + 1} does not begin on the picture that it was given: the join will be seen`,
        ],
  );
}

function joinLines({ joins }: Extension, { rate }: ExtensionGoal): readonly string[] {
  return joins.map(({ frame, difference: { asMade, matched } }) => {
    const at = secondsOf(frame, rate).toFixed(2);
    const before = `${asMade.toFixed(1)} before its colours were matched`;
    return `join at ${at} s: differs by ${matched.toFixed(1)} of 255, ${asMade === matched ? 'colours as made' : before}`;
  });
}

function soundText({ sound }: Extension): string | undefined {
  switch (sound) {
    case 'none':
      return undefined;
    case 'silence':
      return "sound: the clip's own, which fades out where the new part begins; that is silent";
    case 'own':
      return "sound: the clip's own, then that of the pieces";
    default:
      return sound satisfies never;
  }
}

function printJson(
  { platform, globals }: CliContext,
  extension: WholeExtension,
  finished: FinishedPlan,
): void {
  const { film, pieces, joins, sound } = extension;
  const { goal, plan, price, warnings } = finished;
  const { format, frames, samples } = film.plan;
  const value = {
    ...(globals.jsonStream ? { type: 'result' } : {}),
    ...{ v: 1, ok: true, run: pieces.run, draft: plan.draft, model: plan.model, provider: plan.provider },
    ...(plan.version === undefined ? {} : { version: plan.version }),
    ...(plan.prompt === undefined ? {} : { prompt: plan.prompt }),
    film: {
      ...{ path: film.path, format, frames, samples, durationSeconds: secondsOf(frames, format.rate) },
      segments: film.segments,
    },
    source: { ...goal.clip, frames: goal.clipFrames, keptFrames: goal.keptFrames },
    pieces: pieces.shots.flatMap((shot) => (shot.ok ? [shot.clip] : [])),
    ...{ joins, sound },
    adjustments: [...plan.adjustments, ...extension.adjustments],
    warnings: [...warnings, ...strayPieces(extension)],
    ...{ price, cost: spentOn(pieces.state) },
  };
  platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
}
