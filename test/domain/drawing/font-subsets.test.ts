import { describe, expect, it } from 'vitest';
import { subsetsFor } from '../../../src/domain/drawing/font-subsets.js';

const ranges = new Map([
  ['latin', 'U+0000-00FF,U+0131'],
  ['12', 'U+ac00-ac10,U+D55C'],
  ['13', 'U+d55d'],
]);

describe('the font files for a text', () => {
  it('are those that have its characters', () => {
    expect(subsetsFor('Draft', ranges)).toEqual(['latin']);
    expect(subsetsFor('한 A', ranges)).toEqual(['latin', '12']);
    expect(subsetsFor('ı한', ranges)).toEqual(['latin', '12']);
  });

  it('are none for characters that no file has, and for no text', () => {
    expect(subsetsFor('😀', ranges)).toEqual([]);
    expect(subsetsFor('', ranges)).toEqual([]);
  });
});
