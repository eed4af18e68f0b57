import { describe, expect, test } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import {
  buildSchema,
  choice,
  flag,
  integer,
  list,
  number,
  text,
  textList,
  uri,
} from '../../../src/domain/models/build-schema.js';
import { parseModelSchema } from '../../../src/domain/models/model-schema.js';
import { coerceInputText, validateInput } from '../../../src/domain/models/validate-input.js';

const schema = buildSchema('uri', [
  text('prompt', { required: true }),
  integer('num_frames', { minimum: 8, maximum: 120 }),
  number('guidance_scale', { minimum: 1, maximum: 20 }),
  flag('loop'),
  choice('duration', [5, 10]),
  choice('aspect_ratio', ['16:9', '9:16', '1:1']),
  uri('image'),
  textList('concepts'),
  list('references'),
]);

function errorOf(action: () => unknown): AivideoError {
  try {
    action();
  } catch (error) {
    if (error instanceof AivideoError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function problemOf(input: JsonObject): string {
  return errorOf(() => validateInput(schema, { prompt: 'a', ...input }, 'kling')).message;
}

describe('validateInput', () => {
  test('takes what the model takes', () => {
    const input = {
      prompt: 'a',
      num_frames: 8,
      guidance_scale: 7.5,
      loop: false,
      duration: 10,
      aspect_ratio: '1:1',
      image: 'https://example.com/a.png',
      concepts: ['pan'],
      references: [1, 'x'],
    };

    expect(() => validateInput(schema, input, 'kling')).not.toThrow();
  });

  test.each<[JsonObject, string]>([
    [{ num_framse: 24 }, 'Input `num_framse` of `kling` is unknown; the nearest is `num_frames`'],
    [{ num_frames: 4 }, 'Input `num_frames` of `kling` must be at least 8, got `4`'],
    [{ num_frames: 121 }, 'Input `num_frames` of `kling` must be at most 120, got `121`'],
    [{ num_frames: 24.5 }, 'Input `num_frames` of `kling` must be a whole number, got `24.5`'],
    [{ num_frames: '24' }, 'Input `num_frames` of `kling` must be a whole number, got `24`'],
    [{ guidance_scale: 'high' }, 'Input `guidance_scale` of `kling` must be a number, got `high`'],
    [{ loop: 'yes' }, 'Input `loop` of `kling` must be `true` or `false`, got `yes`'],
    [{ duration: 7 }, 'Input `duration` of `kling` must be `5` or `10`, got `7`'],
    [
      { aspect_ratio: '16:10' },
      'Input `aspect_ratio` of `kling` must be `16:9`, `9:16` or `1:1`, got `16:10`',
    ],
    [{ concepts: 'pan' }, 'Input `concepts` of `kling` must be a JSON list such as `["a","b"]`, got `pan`'],
    [{ concepts: ['pan', 3] }, 'Input `concepts` of `kling` must hold only text, got `3`'],
    [{ image: null }, 'Input `image` of `kling` must be text, got `null`'],
  ])('%j: %s', (input, message) => {
    expect(problemOf(input)).toBe(message);
  });

  test('names what is needed and missing', () => {
    expect(errorOf(() => validateInput(schema, {}, 'kling')).message).toBe(
      'Input `prompt` of `kling` is needed',
    );
  });

  test('gives every problem with the nearest valid value in the details', () => {
    const error = errorOf(() =>
      validateInput(schema, { num_framse: 24, duration: 7, aspect_ratio: '16:10', num_frames: 4 }, 'kling'),
    );

    expect(error.code).toBe('input-invalid');
    expect(error.message).toContain('(and 4 more)');
    expect(error.details).toMatchObject({
      model: 'kling',
      invalid: [
        { field: 'num_framse', nearest: 'num_frames' },
        { field: 'duration', nearest: 10 },
        { field: 'aspect_ratio', nearest: '16:9' },
        { field: 'num_frames', nearest: 8 },
        { field: 'prompt', problem: 'is needed' },
      ],
    });
  });

  test('does not print a long value or a long enum in full', () => {
    const many = buildSchema('uri', [
      choice(
        'effect',
        Array.from({ length: 20 }, (_, index) => `effect ${index}`),
      ),
    ]);

    const { message } = errorOf(() =>
      validateInput(many, { effect: `effect 7${'x'.repeat(500)}` }, 'pixverse'),
    );

    expect(message).toContain('must be one of 20 values, the nearest is `effect');
    expect(message.length).toBeLessThan(200);
  });

  test('takes null where the model does', () => {
    const nullable = parseModelSchema({
      components: {
        schemas: { Input: { properties: { seed: { anyOf: [{ type: 'integer' }, { type: 'null' }] } } } },
      },
    });

    expect(() => validateInput(nullable, { seed: null }, 'kling')).not.toThrow();
  });

  test('refuses names of built-in properties', () => {
    const input = JSON.parse('{"prompt":"a","__proto__":1,"constructor":2}');

    expect(errorOf(() => validateInput(schema, input, 'kling')).details.invalid).toMatchObject([
      { field: '__proto__' },
      { field: 'constructor' },
    ]);
  });
});

describe('coerceInputText', () => {
  test.each<[string, string, JsonValue]>([
    ['prompt', '5', '5'],
    ['prompt', ' true ', ' true '],
    ['num_frames', '24', 24],
    ['num_frames', ' -3 ', -3],
    ['guidance_scale', '7.5', 7.5],
    ['guidance_scale', '1e1', 10],
    ['loop', 'true', true],
    ['loop', 'FALSE', false],
    ['duration', '10', 10],
    ['aspect_ratio', '16:9', '16:9'],
    ['concepts', '["pan","tilt"]', ['pan', 'tilt']],
    ['references', '[]', []],
  ])('reads `%s=%s` as %j', (key, value, expected) => {
    expect(coerceInputText(schema, key, value)).toEqual(expected);
  });

  test.each([
    ['num_frames', 'many', 'Input `num_frames` must be a whole number, got `many`'],
    ['num_frames', '2.5', 'Input `num_frames` must be a whole number, got `2.5`'],
    ['num_frames', '', 'Input `num_frames` must be a whole number, got ``'],
    ['guidance_scale', ' ', 'Input `guidance_scale` must be a number, got ` `'],
    ['guidance_scale', 'Infinity', 'Input `guidance_scale` must be a number, got `Infinity`'],
    ['loop', '1', 'Input `loop` must be `true` or `false`, got `1`'],
    ['loop', 'constructor', 'Input `loop` must be `true` or `false`, got `constructor`'],
    ['concepts', 'pan', 'Input `concepts` must be a JSON list such as `["a","b"]`, got `pan`'],
    ['concepts', '{"a":1}', 'Input `concepts` must be a JSON list such as `["a","b"]`, got `{"a":1}`'],
    ['promt', 'a', 'Input `promt` is unknown; the nearest is `prompt`'],
  ])('says what is wrong with `%s=%s`', (key, value, message) => {
    const error = errorOf(() => coerceInputText(schema, key, value));

    expect(error.code).toBe('input-invalid');
    expect(error.message).toBe(message);
    expect(error.details.invalid).toMatchObject([{ field: key }]);
  });

  test('reads anything where the model takes anything', () => {
    const open = parseModelSchema({ components: { schemas: { Input: { properties: { extra: {} } } } } });

    expect(coerceInputText(open, 'extra', '{"a":[1]}')).toEqual({ a: [1] });
    expect(coerceInputText(open, 'extra', 'null')).toBeNull();
    expect(coerceInputText(open, 'extra', 'plain words')).toBe('plain words');
  });
});
