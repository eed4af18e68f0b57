import { AivideoError } from '../../domain/errors.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import { models } from '../../domain/models/index.js';
import { formatTerms } from '../../domain/models/format-price.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { tableText } from '../render/table.js';

/** `aivideo models`: the catalogue as a table or as JSON. */
export function listModels(call: CommandCall, { platform, globals, paint }: CliContext): number {
  const shown = models.filter((model) => isKind(model, call.options.kind));
  if (globals.json || globals.jsonStream) {
    const value = { v: 1, ok: true, models: shown.map(summaryOf) };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
    return 0;
  }
  const header = ['model', 'kind', 'sizes', 'lengths', 'price', 'runs on'].map((title) => paint.bold(title));
  const rows = shown.map((model) => [
    paint.cyan(model.name),
    kindText(model.kind),
    model.sizes,
    model.lengths,
    formatTerms(model.price),
    model.provider === 'local' ? 'this machine' : model.slug,
  ]);
  platform.stdout.write(tableText([header, ...rows]));
  platform.stdout.write(
    `\n${paint.dim('Prices are second-hand figures; `aivideo models show NAME` tells their date and source. Any other model of Replicate works as owner/name.')}\n`,
  );
  return 0;
}

function isKind(model: ModelDefinition, kind: unknown): boolean {
  if (kind === undefined) return true;
  if (kind !== 'text-to-video' && kind !== 'image-to-video')
    throw new AivideoError('usage-invalid', `\`--kind ${String(kind)}\` must be text-to-video or image-to-video`, {
      details: { command: 'models' },
    });
  return model.kind === kind || model.kind === 'both';
}

/** `text`, `image`, `text, image`: what a clip can start from. */
export function kindText(kind: ModelDefinition['kind']): string {
  return { 'text-to-video': 'text', 'image-to-video': 'image', both: 'text, image' }[kind];
}

/** What lists say of a model in JSON. */
export function summaryOf(model: ModelDefinition) {
  const { name, aliases, huggingFaceIds, provider, slug, kind, title, description, sizes, lengths, licence } = model;
  const { price } = model;
  return { name, aliases, huggingFaceIds, provider, slug, kind, title, description, sizes, lengths, licence, price };
}
