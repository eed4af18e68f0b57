import { AivideoError } from '../../domain/errors.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import { estimatePrice } from '../../domain/models/estimate-price.js';
import { formatFigure, formatTerms } from '../../domain/models/format-price.js';
import { models } from '../../domain/models/index.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { tableText, tableWidth } from '../render/table.js';

/** `aivideo models`: the catalogue as a table or as JSON. */
export function listModels(call: CommandCall, { platform, globals, paint }: CliContext): number {
  const shown = models.filter((model) => isKind(model, call.options.kind));
  if (globals.json || globals.jsonStream) {
    const value = { v: 1, ok: true, models: shown.map(summaryOf) };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
    return 0;
  }
  const header = ['model', 'starts from', 'price', 'lengths', 'sizes', 'runs on'].map((title) =>
    paint.bold(title),
  );
  const rows = shown.map((model) => [
    paint.cyan(model.name),
    kindText(model.kind),
    priceText(model),
    model.lengths,
    model.sizes,
    model.provider === 'local' ? 'this machine' : model.slug,
  ]);
  platform.stdout.write(tableText(fitColumns([header, ...rows], platform.stdout)));
  platform.stdout.write(
    `\n${paint.dim('Prices are second-hand figures; `aivideo models show NAME` tells their date and source. Any other model of Replicate works as owner/name.')}\n`,
  );
  return 0;
}

/** For what is billed by computing time, what a clip with the defaults comes to says more than the rate. */
function priceText(model: ModelDefinition): string {
  if (model.price.by !== 'gpu-second') return formatTerms(model.price);
  return `${formatFigure(estimatePrice(model, { ...model.defaults, ...model.fixedInput })).replace('about ', '')} a clip`;
}

/** On a terminal that is too narrow the last columns are left out; in a pipe everything is there. */
function fitColumns(
  rows: readonly (readonly string[])[],
  { isTTY, columns = 80 }: { readonly isTTY?: boolean; readonly columns?: number },
): readonly (readonly string[])[] {
  if (isTTY !== true) return rows;
  let kept = rows;
  while (tableWidth(kept) > columns && (kept[0]?.length ?? 0) > 3) kept = kept.map((row) => row.slice(0, -1));
  return kept;
}

function isKind(model: ModelDefinition, kind: unknown): boolean {
  if (kind === undefined) return true;
  if (kind !== 'text-to-video' && kind !== 'image-to-video')
    throw new AivideoError(
      'usage-invalid',
      `\`--kind ${String(kind)}\` must be text-to-video or image-to-video`,
      {
        details: { command: 'models' },
      },
    );
  return model.kind === kind || model.kind === 'both';
}

/** `text`, `image`, `text, image`: what a clip can start from. */
export function kindText(kind: ModelDefinition['kind']): string {
  if (kind === 'both') return 'text, image';
  return kind === 'image-to-video' ? 'image' : 'text';
}

/** What lists say of a model in JSON. */
export function summaryOf(model: ModelDefinition) {
  const { name, aliases, huggingFaceIds, provider, slug, kind, title, description, sizes, lengths, licence } =
    model;
  const { price } = model;
  return {
    name,
    aliases,
    huggingFaceIds,
    provider,
    slug,
    kind,
    title,
    description,
    sizes,
    lengths,
    licence,
    price,
  };
}
