import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../src/domain/config/json-syntax.js';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('finding the error in a JSON text', () => {
  it.each([
    ['{"a": 1,}', 8, 'a key in double quotes'],
    ['{"a": 1', 7, '`,` or `}`'],
    ['{"a" 1}', 5, '`:`'],
    ['{"a": }', 6, 'a value'],
    ['{"a": tru}', 6, 'a value'],
    ["{'a': 1}", 1, 'a key in double quotes or `}`'],
    ['[1, 2', 5, '`,` or `]`'],
    ['[1 2]', 3, '`,` or `]`'],
    ['[', 1, 'a value or `]`'],
    ['{} {}', 3, 'nothing more'],
    ['{"a": "x\ny"}', 6, 'a value'],
    ['{"a": 01}', 7, '`,` or `}`'],
    ['// no\n{}', 0, 'a value'],
    ['', 0, 'a value'],
  ])('in %j points at %i and says what was expected', (text, offset, expected) => {
    expect(findJsonError(text)).toEqual({ offset, expected });
  });

  it('finds none in any valid text', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        expect(findJsonError(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined();
      }),
    );
  });

  it('agrees with `JSON.parse` on texts that were damaged', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', ':', '"', '\\', '-', '1', 'e', ' ', '\n', '[', '{'),
      )
      .map(
        ([text, at, put]) =>
          text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
      );

    fc.assert(
      fc.property(damaged, (text) => {
        expect(findJsonError(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
