import { captionsSpec } from '../../domain/film/captions-spec.js';
import { cardSpec } from '../../domain/film/card-spec.js';
import type { FilmSpec } from '../../domain/film/film-spec.js';
import type { CommandCall } from '../command-definition.js';
import { usageError } from './usage-error.js';

type Options = CommandCall['options'];
type Keys = Readonly<Record<string, unknown>>;

/** Options of `compose` that are keys of a film file, as commander leaves them. */
const keyOptions = [
  'size',
  'aspect',
  'fps',
  'fit',
  'transition',
  'transitionDuration',
  'stillDuration',
  'audio',
  'narration',
  'loudness',
  'title',
  'encoder',
  'codec',
  'crf',
  'preset',
  'quality',
] as const;

/**
 * The keys of a film that options of the command line stand for, laid over those of a film file. Errors: `usage-invalid` for an
 * option that means nothing without another.
 */
export function askedKeys(options: Options, fromFile: Partial<FilmSpec>): Keys {
  const plain = keyOptions.flatMap((key) =>
    options[key] === undefined ? [] : [[key, options[key]] as const],
  );
  checkCards(options, fromFile);
  return {
    ...Object.fromEntries(plain),
    ...part('music', askedMusic(options, fromFile)),
    ...part('captions', askedCaptions(options, fromFile)),
    ...part('titleCard', askedCard(options, fromFile.titleCard, 'title')),
    ...part('endCard', askedCard(options, fromFile.endCard, 'end')),
  };
}

/** What is said about a key that came from an option names the option. */
export function namedAsOption(message: string, asked: Keys): string {
  return message.replace(/^Film key `([\w.]+)`/, (words, path: string) => {
    const [top = ''] = path.split('.');
    if (!(top in asked)) return words;
    return `Option \`${optionOf[path] ?? `--${kebab(top)}`}\``;
  });
}

/** Where the option is not called like the key. */
const optionOf: Readonly<Record<string, string>> = {
  'captions.language': '--caption-language',
  'captions.style.size': '--caption-size',
  'captions.style.color': '--caption-color',
  'captions.style.outline': '--caption-outline',
  'captions.style.outlineColor': '--caption-outline-color',
  'captions.style.position': '--caption-position',
  'titleCard.subtitle': '--title-subtitle',
  'endCard.subtitle': '--end-subtitle',
  'titleCard.background': '--card-background',
  'endCard.background': '--card-background',
  'titleCard.seconds': '--card-duration',
  'endCard.seconds': '--card-duration',
};

function askedMusic(options: Options, { music }: Partial<FilmSpec>): Keys | undefined {
  const before = typeof music === 'string' ? { file: music } : music;
  const asked = given({
    file: options.music,
    volume: options.musicVolume,
    duck: options.duck === false ? false : undefined,
  });
  if (before === undefined && asked.file === undefined) {
    if (asked.volume !== undefined) throw usageError('`--music-volume` needs `--music`');
    return undefined;
  }
  return { ...before, ...asked };
}

function askedCaptions(options: Options, { captions }: Partial<FilmSpec>): Keys | undefined {
  const before = captions === undefined ? undefined : captionsSpec(captions);
  const style = given({
    size: options.captionSize,
    color: options.captionColor,
    outline: options.captionOutline,
    outlineColor: options.captionOutlineColor,
    position: options.captionPosition,
  });
  const asked = given({
    file: options.captions,
    burn: options.burnCaptions,
    sidecar: options.sidecar,
    language: options.captionLanguage,
    style: Object.keys(style).length === 0 ? undefined : { ...before?.style, ...style },
  });
  if (before !== undefined || asked.file !== undefined) return { ...before, ...asked };
  if (asked.burn === true) throw usageError('`--burn-captions` needs `--captions`');
  if (asked.sidecar === true) throw usageError('`--sidecar` needs `--captions`');
  if (Object.keys(asked).length > 0) throw usageError('`--caption-...` options need `--captions`');
  return undefined;
}

function askedCard(options: Options, entry: FilmSpec['titleCard'], which: 'title' | 'end'): Keys | undefined {
  const before = entry === undefined ? undefined : cardSpec(entry);
  const subtitle = options[`${which}Subtitle`];
  const asked = given({
    text: options[`${which}Card`],
    subtitle,
    seconds: options.cardDuration,
    background: options.cardBackground,
  });
  if (before !== undefined || asked.text !== undefined) return { ...before, ...asked };
  if (subtitle !== undefined) throw usageError(`\`--${which}-subtitle\` needs \`--${which}-card\``);
  return undefined;
}

/** What holds for both cards needs one of them. */
function checkCards(options: Options, { titleCard, endCard }: Partial<FilmSpec>): void {
  const cards = [options.titleCard, options.endCard, titleCard, endCard];
  if (cards.some((card) => card !== undefined)) return;
  for (const key of ['cardDuration', 'cardBackground'])
    if (options[key] !== undefined)
      throw usageError(`\`--${kebab(key)}\` needs \`--title-card\` or \`--end-card\``);
}

function given(keys: Keys): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}

function part(key: string, value: Keys | undefined): Keys {
  return value === undefined ? {} : { [key]: value };
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
