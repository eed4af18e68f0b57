import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/domain/json.js';
import { findField, parseModelSchema } from '../../../src/domain/models/model-schema.js';

function openapi(
  properties: JsonObject,
  others: JsonObject = {},
  required: readonly string[] = [],
): JsonObject {
  return { components: { schemas: { Input: { type: 'object', properties, required }, ...others } } };
}

function parseField(property: JsonObject, others: JsonObject = {}) {
  return parseModelSchema(openapi({ it: property }, others)).inputs[0];
}

describe('parseModelSchema', () => {
  test('follows the reference of an enum and keeps the default beside it', () => {
    const field = parseField(
      {
        'x-order': 3,
        default: 5,
        description: 'Seconds',
        allOf: [{ $ref: '#/components/schemas/duration' }],
      },
      { duration: { enum: [5, 10], type: 'integer', title: 'duration', description: 'An enumeration.' } },
    );

    expect(field).toEqual({
      name: 'it',
      type: 'integer',
      description: 'Seconds',
      default: 5,
      enum: [5, 10],
      nullable: false,
      required: false,
      order: 3,
    });
  });

  test('sorts the inputs by their place in the model', () => {
    const { inputs } = parseModelSchema(
      openapi({ late: { type: 'string', 'x-order': 2 }, early: { type: 'string', 'x-order': 0 } }),
    );

    expect(inputs.map(({ name }) => name)).toEqual(['early', 'late']);
  });

  test('keeps the written order where the model gives no places', () => {
    const { inputs } = parseModelSchema(openapi({ b: { type: 'string' }, a: { type: 'string' } }));

    expect(inputs.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('knows which inputs are needed', () => {
    const { inputs } = parseModelSchema(openapi({ a: { type: 'string' }, b: { type: 'string' } }, {}, ['b']));

    expect(inputs.map(({ required }) => required)).toEqual([false, true]);
  });

  test.each([
    ['an anyOf with null (OpenAPI 3.1)', { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] }],
    ['a list of types with null', { type: ['integer', 'null'], minimum: 1 }],
    ['nullable (OpenAPI 3.0)', { type: 'integer', minimum: 1, nullable: true }],
  ])('reads %s as a nullable integer', (_, property: JsonObject) => {
    expect(parseField(property)).toMatchObject({ type: 'integer', minimum: 1, nullable: true });
  });

  test('reads a union of numbers as a number and of other types as anything', () => {
    expect(parseField({ anyOf: [{ type: 'integer' }, { type: 'number' }] })?.type).toBe('number');
    expect(parseField({ anyOf: [{ type: 'string' }, { type: 'array' }] })?.type).toBe('any');
  });

  test('joins the enums of a union when all of its parts are enums', () => {
    const field = parseField({
      anyOf: [
        { type: 'string', enum: ['a'] },
        { type: 'string', enum: ['b'] },
      ],
    });

    expect(field).toMatchObject({ type: 'string', enum: ['a', 'b'] });
  });

  test('tells the type of an enum that names none', () => {
    expect(parseField({ enum: ['a', 'b'] })?.type).toBe('string');
    expect(parseField({ enum: [24] })?.type).toBe('integer');
    expect(parseField({ enum: ['a', 1] })?.type).toBe('any');
  });

  test('leaves null out of an enum and out of defaults', () => {
    const field = parseField({ type: 'string', enum: ['a', null], default: null });

    expect(field?.enum).toEqual(['a']);
    expect(field).not.toHaveProperty('default');
  });

  test('keeps false, 0 and empty text as defaults', () => {
    expect(parseField({ type: 'boolean', default: false })?.default).toBe(false);
    expect(parseField({ type: 'integer', default: 0 })?.default).toBe(0);
    expect(parseField({ type: 'string', default: '' })?.default).toBe('');
  });

  test('reads the members of a list, also through a reference', () => {
    const field = parseField(
      { type: 'array', items: { $ref: '#/components/schemas/move' } },
      { move: { type: 'string', enum: ['pan', 'tilt'] } },
    );

    expect(field?.items).toEqual({ type: 'string', enum: ['pan', 'tilt'] });
  });

  test('ends at a reference that leads back to itself', () => {
    const field = parseField(
      { $ref: '#/components/schemas/loop' },
      { loop: { $ref: '#/components/schemas/loop' } },
    );

    expect(field?.type).toBe('any');
  });

  test('passes over a reference to nothing, also by the name of a built-in property', () => {
    expect(parseField({ $ref: '#/components/schemas/constructor' })?.type).toBe('any');
  });

  test.each([
    ['one address', { type: 'string', format: 'uri' }, 'uri'],
    ['a list of addresses', { type: 'array', items: { type: 'string', format: 'uri' } }, 'uri-list'],
    [
      'a stream of words',
      { type: 'array', items: { type: 'string' }, 'x-cog-array-type': 'iterator' },
      'text',
    ],
    ['text', { type: 'string' }, 'text'],
    ['a list of texts', { type: 'array', items: { type: 'string' } }, 'unknown'],
    ['an object', { type: 'object' }, 'unknown'],
  ])('tells that the output is %s', (_, output: JsonObject, expected) => {
    expect(parseModelSchema(openapi({}, { Output: output })).output).toBe(expected);
  });

  test('follows the reference of an output', () => {
    const schemas = {
      Output: { $ref: '#/components/schemas/Made' },
      Made: { type: 'string', format: 'uri' },
    };

    expect(parseModelSchema(openapi({}, schemas)).output).toBe('uri');
  });

  test.each([
    ['nothing', {}],
    ['no schemas', { components: {} }],
    ['an Input without properties', { components: { schemas: { Input: { type: 'object' } } } }],
    ['nonsense', { components: { schemas: { Input: ['x'], Output: 7 } } }],
  ])('gives a schema without inputs for %s', (_, text: JsonObject) => {
    expect(parseModelSchema(text)).toEqual({ inputs: [], output: 'unknown' });
  });
});

test('findField finds an input by its exact name', () => {
  const schema = parseModelSchema(openapi({ seed: { type: 'integer' } }));

  expect(findField(schema, 'seed')?.type).toBe('integer');
  expect(findField(schema, 'Seed')).toBeUndefined();
});
