import { AivideoError } from '../../domain/errors.js';
import type { ModelDefinition } from '../../domain/models/define-model.js';
import { formatTerms } from '../../domain/models/format-price.js';
import { parseModelName } from '../../domain/models/index.js';
import type { InputField } from '../../domain/models/model-schema.js';
import { type ChosenModel, chooseModel } from '../../workflows/clips/choose-model.js';
import type { CommandCall } from '../command-definition.js';
import type { CliContext } from '../context.js';
import { factText, tableText, tableWidth, wrapText } from '../render/table.js';
import { kindText, summaryOf } from './list-models.js';
import { mappedOptions } from './mapped-options.js';

/** `aivideo models show NAME`. */
export async function showModel(call: CommandCall, context: CliContext): Promise<number> {
  const name = String(call.args[0]);
  const model = await describe(name, context);
  const { platform, globals } = context;
  for (const warning of model.warnings) context.warn(context.paintError.yellow(warning));
  if (globals.json || globals.jsonStream) {
    const value = { v: 1, ok: true, model: jsonOf(model) };
    platform.stdout.write(`${JSON.stringify(value, undefined, globals.jsonStream ? undefined : 2)}\n`);
  } else platform.stdout.write(modelText(context, model));
  return 0;
}

async function describe(name: string, context: CliContext): Promise<ChosenModel> {
  if (parseModelName(name) === undefined && /\s/.test(name))
    throw new AivideoError('model-unknown', `There is no model \`${name}\``);
  const services = await context.services();
  const { clock, randomness } = services;
  return chooseModel(
    { directory: await services.directory(), clock, randomness },
    { model: name, options: {}, hasToken: services.hasToken, draft: 'auto', planOnly: true },
    { signal: context.signal },
  );
}

function jsonOf(model: ChosenModel) {
  const { definition, name, provider, modelRef, version, schema, schemaFrom } = model;
  return {
    ...(definition === undefined ? {} : summaryOf(definition)),
    name,
    provider,
    modelRef,
    ...(version === undefined ? {} : { version }),
    schema: schemaFrom,
    inputs: schema.inputs,
    output: schema.output,
    options: mappedOptions(definition),
    ...(definition === undefined ? {} : { notes: definition.notes }),
    example: exampleOf(model),
  };
}

function modelText({ paint, platform }: CliContext, model: ChosenModel): string {
  const { bold, dim } = paint;
  const width = Math.min(platform.stdout.columns ?? 100, 110);
  const { definition } = model;
  const inputs = inputRows(model.schema.inputs, paint, width);
  const options = mappedOptions(definition).map(({ option, input }) => [`  ${option}`, input]);
  return [
    `${bold(model.name)}${definition === undefined ? '' : `  ${definition.title}`}\n`,
    ...(definition === undefined ? [] : [`${wrapText(definition.description, width).join('\n')}\n`]),
    '\n',
    factText([...factsOf(definition), ['runs', runsText(model)]], { width, dim }),
    `\n${bold('Inputs')} ${dim(`(${model.schemaFrom} schema; set any with --input name=value; * is needed)`)}\n`,
    tableText(inputs),
    ...(options.length === 0 ? [] : [`\n${bold('Options')}\n`, tableText(options)]),
    ...notesText(definition, width),
    `\n${bold('Example')}\n  ${exampleOf(model)}\n`,
  ].join('');
}

type Fact = readonly [name: string, text: string];

function factsOf(definition: ModelDefinition | undefined): readonly Fact[] {
  if (definition === undefined) return [];
  const facts: readonly Fact[] = [
    ['starts from', kindText(definition.kind)],
    ['also called', [...definition.aliases, ...definition.huggingFaceIds].join(', ')],
    ['sizes', definition.sizes],
    ['lengths', definition.lengths],
    ['price', `${formatTerms(definition.price)}  (${definition.price.asOf}, ${definition.price.source})`],
    ['licence', `${definition.licence.name}  ${definition.licence.url}`],
  ];
  return facts.filter(([, text]) => text !== '');
}

function runsText(model: ChosenModel): string {
  return model.provider === 'local' ? 'on this machine' : `on Replicate as ${model.modelRef}`;
}

/** One row an input in the model's own order; descriptions take what is left of the width. */
function inputRows(
  fields: readonly InputField[],
  { cyan, dim }: CliContext['paint'],
  width: number,
): readonly (readonly string[])[] {
  const sorted = [...fields].sort((a, b) => a.order - b.order);
  const rows = sorted.map((field) => [
    `  ${field.required ? '*' : ' '}${cyan(field.name)}`,
    field.format === 'uri' ? 'file or URL' : field.type,
    rangeText(field),
    field.default === undefined ? '' : `= ${shorten(JSON.stringify(field.default), 28)}`,
  ]);
  const left = Math.max(20, width - tableWidth(rows) - 2);
  return rows.map((row, index) => [...row, dim(shorten(sorted[index]?.description ?? '', left))]);
}

function rangeText({ enum: members, minimum, maximum }: InputField): string {
  if (members !== undefined) return shorten(members.join(' | '), 40);
  if (minimum === undefined && maximum === undefined) return '';
  return `${minimum ?? ''}..${maximum ?? ''}`;
}

function notesText(definition: ModelDefinition | undefined, width: number): string[] {
  if (definition === undefined || definition.notes.length === 0) return [];
  return [
    '\nNotes\n',
    ...definition.notes.flatMap((note) => wrapText(note, width - 2).map((line) => `  ${line}\n`)),
  ];
}

function exampleOf({ name, definition }: ChosenModel): string {
  if (definition?.kind === 'image-to-video') {
    const prompt = definition.options.prompt === undefined ? '' : ' "The camera moves closer"';
    return `aivideo generate -m ${name} --image photo.jpg${prompt}`;
  }
  return `aivideo generate -m ${name} "A beautiful sunset over the ocean with waves"`;
}

function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 3)}...` : line;
}
