import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ModelDefinition } from '../../../src/domain/models/define-model.js';
import { estimatePrice } from '../../../src/domain/models/estimate-price.js';
import { findModel, models, parseModelName } from '../../../src/domain/models/index.js';
import { mapOptions } from '../../../src/domain/models/map-options.js';
import { inputsOf, usableOptionMap } from '../../../src/domain/models/mapping/usable-option-map.js';
import { findField, type InputField, parseModelSchema } from '../../../src/domain/models/model-schema.js';
import { validateInput } from '../../../src/domain/models/validate-input.js';

const sourceFolder = new URL('../../../src/domain/models/', import.meta.url);
const fixtureFolder = new URL('../../fixtures/replicate/model-schemas/', import.meta.url);

function defaultInput(definition: ModelDefinition) {
  const image = definition.kind === 'image-to-video' ? { image: 'https://example.com/cat.png' } : {};
  const options = { prompt: 'a cat', ...image };
  return mapOptions({ definition, schema: definition.schema, options, extra: {} }).input;
}

function fixtureOf(slug: string): URL {
  return new URL(`${slug.replace('/', '__')}.json`, fixtureFolder);
}

function readFixture(slug: string) {
  return JSON.parse(readFileSync(fixtureOf(slug), 'utf8'));
}

/** What has to agree between the catalogue and the model's own schema: all but words and places. */
function essence({
  name,
  type,
  enum: members,
  default: preset,
  minimum,
  maximum,
  format,
  required,
  items,
}: InputField) {
  return { name, type, members, preset, minimum, maximum, format, required, items };
}

test('every file that defines models is listed in the catalogue', async () => {
  const files = readdirSync(sourceFolder).filter((file) => file.endsWith('.ts'));
  const missing: string[] = [];
  for (const file of files) {
    const text = readFileSync(new URL(file, sourceFolder), 'utf8');
    if (!/= defineModel\(/.test(text)) continue;
    const exported: Record<string, unknown> = await import(new URL(file, sourceFolder).href);
    for (const [name, value] of Object.entries(exported))
      if (!models.some((model) => model === value))
        missing.push(
          `import { ${name} } from './${file.replace(/\.ts$/, '.js')}'; // and \`${name},\` in \`models\``,
        );
  }

  expect(missing, `add to src/domain/models/index.ts:\n${missing.join('\n')}`).toEqual([]);
});

test('no two models share a name, an alias or a Hugging Face id', () => {
  const owners = new Map<string, string>();
  const clashes: string[] = [];
  for (const { name, aliases, huggingFaceIds } of models)
    for (const word of [name, ...aliases, ...huggingFaceIds].map((each) => each.toLowerCase())) {
      const owner = owners.get(word);
      if (owner !== undefined) clashes.push(`${word}: ${owner} and ${name}`);
      owners.set(word, name);
    }

  expect(clashes).toEqual([]);
});

test('a slug that several models share finds the one that has it as an alias', () => {
  const shared = models.filter(({ slug }) => models.filter((other) => other.slug === slug).length > 1);

  expect(shared.map(({ name }) => name)).toEqual(['zeroscope', 'zeroscope-xl', 'svd', 'svd-xt']);
  for (const { slug } of shared) expect(findModel(slug)?.aliases).toContain(slug);
});

describe.each(models.map((definition) => [definition.name, definition] as const))('%s', (_, definition) => {
  const { schema, options } = definition;

  test('has a name that can stand in a file name', () => {
    expect(definition.name).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
  });

  test('is found by each of its names, in any case', () => {
    const names = [definition.name, ...definition.aliases, ...definition.huggingFaceIds];

    for (const name of names) expect(findModel(name.toUpperCase()), name).toBe(definition);
  });

  test('is found by its slug, or the model that owns the slug is', () => {
    expect(parseModelName(definition.slug)?.slug).toBe(definition.slug);
  });

  test('sends a valid input when nothing but the needed is asked', () => {
    const input = defaultInput(definition);

    expect(() => validateInput(schema, input, definition.name)).not.toThrow();
    expect(input).toMatchObject({ ...definition.defaults, ...definition.fixedInput });
  });

  test('maps every option to an input that exists', () => {
    const { reasons: _reasons, ...rules } = options;
    const inputs = Object.values(rules).flatMap((rule) => inputsOf(rule));

    expect(inputs.filter((input) => findField(schema, input) === undefined)).toEqual([]);
  });

  test('maps every option that known input names would find', () => {
    expect(Object.keys(usableOptionMap(options, schema)).sort()).toEqual(Object.keys(options).sort());
  });

  test('has limits and grown prices that speak of inputs that exist', () => {
    const { limits, price } = definition;
    const named = limits.flatMap(({ when, input }) => [when.input, input]);
    const growing = price.by === 'gpu-second' ? (price.growsWith ?? []) : [];
    const rated = 'rates' in price ? price.rates.flatMap(({ when }) => Object.keys(when ?? {})) : [];

    for (const input of [...named, ...growing, ...rated])
      expect(findField(schema, input), input).toBeDefined();
    for (const { input, allowed } of limits) {
      const members = new Set(findField(schema, input)?.enum?.map(String));
      expect(allowed.filter((value) => !members.has(String(value)))).toEqual([]);
    }
  });

  test('is of the kind that its options say', () => {
    const takesImage = options.image !== undefined;

    expect(takesImage).toBe(definition.kind !== 'text-to-video');
    if (definition.kind !== 'image-to-video') expect(options.prompt).toBeDefined();
  });

  test('has price terms with a date and a source, and a sane price', () => {
    const price = estimatePrice(definition, defaultInput(definition));

    expect(definition.price.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(definition.price.source.length).toBeGreaterThan(10);
    expect(price.kind).toBe(
      { free: 'free', unknown: 'unknown' }[definition.price.by as string] ?? 'estimate',
    );
    if (price.kind !== 'estimate') return;
    expect(price.lowUsd).toBeGreaterThan(0.003);
    expect(price.highUsd).toBeGreaterThanOrEqual(price.lowUsd);
    expect(price.highUsd).toBeLessThan(5);
    expect(price.source).toContain('second-hand');
  });

  test('has words for a table and a licence with an address', () => {
    const { title, description, sizes, lengths, licence } = definition;

    for (const words of [title, description, sizes, lengths, licence.name]) expect(words).not.toBe('');
    expect(description).not.toMatch(/\.$/);
    expect(new URL(licence.url).protocol).toBe('https:');
  });
});

test.each(models.filter(({ provider }) => provider === 'replicate'))(
  '$name takes exactly what its published schema says',
  ({ slug, schema, official, version }) => {
    const fixture = readFixture(slug);
    const published = parseModelSchema(fixture.openapi_schema);

    expect(schema.inputs.map(essence)).toEqual(published.inputs.map(essence));
    expect(schema.output).toBe(published.output);
    expect(official).toBe(fixture.official);
    expect(version).toBe(official ? undefined : fixture.version);
  },
);

test.each(models.filter(({ price }) => price.by === 'gpu-second'))(
  '$name, which is paid by run time, knows how long a run takes',
  ({ typicalRunSeconds: [low, high] = [0, 0] }) => {
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low);
  },
);

test.each(models.filter(({ imageSibling }) => imageSibling !== undefined))(
  '$name, which starts from words alone, names a sibling that starts from images',
  ({ imageSibling = '', options }) => {
    expect(options.image).toBeUndefined();
    expect(findModel(imageSibling)?.kind).toBe('image-to-video');
  },
);
