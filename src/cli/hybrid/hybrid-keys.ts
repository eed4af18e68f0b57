import type { HybridSpec } from '../../domain/hybrid/hybrid-spec.js';
import type { CommandCall } from '../command-definition.js';
import { askedKeys } from '../compose/asked-keys.js';

/** Options that are keys of a film file of `hybrid` alone. */
const plainKeys = [
  ...(['simulation', 'prompt', 'ai', 'layout', 'length', 'chapters', 'simulationStart', 'aiStart'] as const),
  ...(['simulationVolume', 'aiVolume', 'first', 'ratio', 'align', 'gap', 'labels', 'labelPlace'] as const),
  ...(['background', 'border', 'borderColor', 'rounded', 'pipSize', 'corner', 'moves', 'key'] as const),
  ...(['keyColor', 'keyTolerance', 'keySoftness', 'dim', 'mode', 'amount', 'direction', 'split'] as const),
  ...(['aiFit', 'simulationFit', 'fill'] as const),
] as const;

/** The keys that the options of `hybrid` stand for, to be laid over those of a film file. */
export function hybridKeys(
  { revealAt, ...options }: CommandCall['options'],
  fromFile: Partial<HybridSpec>,
): Readonly<Record<string, unknown>> {
  const { music, captions } = fromFile;
  const film = askedKeys(options, {
    ...(music === undefined ? {} : { music }),
    ...(captions === undefined ? {} : { captions }),
  });
  const own = plainKeys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]] as const]));
  return {
    ...film,
    ...Object.fromEntries(own),
    ...(revealAt === undefined ? {} : { reveals: revealAt }),
  };
}

/** What is said about a key that came from an option names the option. */
export function namedAsOption(message: string, asked: Readonly<Record<string, unknown>>): string {
  return message.replace(/^Film key `([\w.]+)`/, (words, path: string) => {
    const [top = ''] = path.split('.');
    if (!(top in asked)) return words;
    const name = top === 'reveals' ? 'revealAt' : top;
    return `Option \`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}\``;
  });
}
