import type { Adjustment } from '../adjustment.js';
import { AivideoError } from '../errors.js';
import type { LayoutDefinition } from '../layouts/define-layout.js';
import type { LayoutOptions } from '../layouts/frame/layout-options.js';
import { findLayout } from '../layouts/index.js';
import type { HybridSpec } from './hybrid-spec.js';

/** The keys of a film that layouts read, and what each is called as an option. */
export const layoutFlags = [
  ['first', 'first'],
  ['ratio', 'ratio'],
  ['align', 'align'],
  ['gap', 'gap'],
  ['labels', 'labels'],
  ['labelPlace', 'label-place'],
  ['background', 'background'],
  ['border', 'border'],
  ['borderColor', 'border-color'],
  ['rounded', 'rounded'],
  ['pipSize', 'pip-size'],
  ['corner', 'corner'],
  ['moves', 'moves'],
  ['key', 'key'],
  ['dim', 'dim'],
  ['mode', 'mode'],
  ['amount', 'amount'],
  ['direction', 'direction'],
  ['split', 'split'],
  ['reveals', 'reveal-at'],
  ['transition', 'transition'],
  ['transitionDuration', 'transition-duration'],
] as const;

/** The layout of a film with its options. What was asked of it and it does not read is told. */
export function layoutOf(spec: HybridSpec): {
  readonly layout: LayoutDefinition;
  readonly options: LayoutOptions;
  readonly adjustments: readonly Adjustment[];
} {
  const { layout: asked = 'side-by-side', transition, key: _, ...options } = spec;
  const name = typeof asked === 'string' ? asked : 'custom';
  const layout = findLayout(name);
  if (layout === undefined) throw new AivideoError('bug', `There is no layout \`${name}\``);
  return {
    layout,
    options: {
      ...options,
      ...(transition === undefined || transition === 'cut' ? {} : { transition }),
      ...(typeof asked === 'string' ? {} : { regions: asked.regions }),
    },
    adjustments: layoutFlags.flatMap(([key, flag]): readonly Adjustment[] => {
      if (spec[key] === undefined || layout.reads.includes(key)) return [];
      const reason = `layout \`${name}\` has no use for it`;
      return [{ option: flag, kind: 'unsupported', asked: JSON.stringify(spec[key]), reason }];
    }),
  };
}
