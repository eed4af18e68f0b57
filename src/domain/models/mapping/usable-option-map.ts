import { findField, type ModelSchema } from '../model-schema.js';
import type { FpsRule, LengthRule, OptionMap, SizeRule } from '../option-map.js';
import { guessOptionMap } from './guess-option-map.js';

/**
 * The catalogue's rules as far as the model's schema of today still has their inputs; for the others, the inputs
 * that known names find.
 */
export function usableOptionMap(map: OptionMap | undefined, schema: ModelSchema): OptionMap {
  const guessed = guessOptionMap(schema);
  if (map === undefined) return guessed;
  const has = (input: string | undefined) => input !== undefined && findField(schema, input) !== undefined;
  const kept: OptionMap = Object.fromEntries(
    Object.entries(map).filter(([key, rule]) => key === 'reasons' || inputsOf(rule).every(has)),
  );
  return { ...guessed, ...kept };
}

type Rule = string | FpsRule | LengthRule | SizeRule | { readonly input: string };

/** Every input that a rule can not do without. */
export function inputsOf(rule: Rule): readonly string[] {
  if (typeof rule === 'string') return [rule];
  if ('by' in rule && rule.by === 'pixels') return [rule.width, rule.height];
  if ('by' in rule && rule.by === 'shape') {
    const { aspect, resolution } = rule;
    return [
      ...(aspect ? [aspect.input] : []),
      ...(resolution && 'input' in resolution ? [resolution.input] : []),
    ];
  }
  return 'input' in rule ? [rule.input] : [];
}
