import { describe, expect, it } from 'vitest';
import { findModel } from '../../../src/domain/models/index.js';
import { mapOptions } from '../../../src/domain/models/map-options.js';
import type { ModelSchema } from '../../../src/domain/models/model-schema.js';
import { validateInput } from '../../../src/domain/models/validate-input.js';

describe("a model whose limits have become narrower than the catalogue's defaults", () => {
  it('gets what it still takes, and says so', () => {
    const definition = findModel('zeroscope');
    if (definition === undefined) throw new Error('zeroscope is not in the catalogue');
    const schema: ModelSchema = {
      ...definition.schema,
      inputs: definition.schema.inputs.map((field) =>
        field.name === 'num_frames' ? { ...field, maximum: 20 } : field,
      ),
    };

    const { input, adjustments } = mapOptions({
      definition,
      schema,
      options: { prompt: 'a sea' },
      extra: {},
    });

    expect(input.num_frames).toBe(20);
    expect(adjustments).toContainEqual(
      expect.objectContaining({ option: 'num_frames', kind: 'clamped', asked: 24, used: 20 }),
    );
    expect(() => validateInput(schema, input, 'zeroscope')).not.toThrow();
  });
});
