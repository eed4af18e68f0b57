import type { Adjustment } from '../../domain/adjustment.js';
import { type CardSpec, cardSpec } from '../../domain/film/card-spec.js';
import { type ClipSpec, clipSpec, type FilmSpec } from '../../domain/film/film-spec.js';
import { chooseFormat } from '../../domain/timeline/choose-format.js';
import type { FilmSource } from '../../domain/timeline/film-source.js';
import type { PictureSize } from '../../domain/timeline/fit-picture.js';
import type { ClipFiles } from '../../ports/clip-files.js';
import type { CallOptions } from '../../ports/video-provider.js';
import type { PartDeps } from './film-parts.js';
import { makePart } from './make-part.js';
import { undrawnLetters } from './undrawn-letters.js';

export interface CardDeps extends PartDeps {
  readonly files: Pick<ClipFiles, 'sha256'>;
}

/** A film's clips, with what is known of each. */
export interface FilmClips {
  readonly spec: FilmSpec;
  readonly sources: readonly FilmSource[];
}

export interface FilmWithCards extends FilmClips {
  readonly adjustments: readonly Adjustment[];
}

/** Seconds for which a card is held. */
const cardSeconds = 3;

/** Draws the title and the end card of a film, in its size, and puts them before and after its clips as stills. */
export async function addCards(deps: CardDeps, film: FilmClips, call: CallOptions): Promise<FilmWithCards> {
  const { spec, sources } = film;
  if (spec.titleCard === undefined && spec.endCard === undefined) return { ...film, adjustments: [] };
  const { format } = chooseFormat(spec, sources);
  const make = async (which: 'title' | 'end', entry: FilmSpec['titleCard']) => {
    if (entry === undefined) return undefined;
    call.signal.throwIfAborted();
    const card = cardSpec(entry);
    return { spec: card, source: await cardSource(deps, { card, which }, format) };
  };
  const title = await make('title', spec.titleCard);
  const end = await make('end', spec.endCard);
  const words = [title, end].flatMap((card) =>
    card === undefined ? [] : [card.spec.text, card.spec.subtitle],
  );
  const adjustments = await undrawnLetters(deps, 'cards', words.join(''));
  const clips = end === undefined ? spec.clips : withLastTransition(spec.clips, end.spec);
  return {
    spec: {
      ...spec,
      clips: [
        ...(title === undefined ? [] : [cardClip(title.spec, title.source.path)]),
        ...clips,
        ...(end === undefined ? [] : [cardClip(end.spec, end.source.path)]),
      ],
    },
    sources: [title?.source, ...sources, end?.source].filter((source) => source !== undefined),
    adjustments,
  };
}

function cardClip(card: CardSpec, file: string): ClipSpec {
  const { text, seconds = cardSeconds, transition, transitionDuration } = card;
  return {
    ...{ file, duration: seconds, move: 'none', title: text },
    ...(transition === undefined ? {} : { transition }),
    ...(transitionDuration === undefined ? {} : { transitionDuration }),
  };
}

/** What an end card says of its transition holds for the clip before it, unless that says it itself. */
function withLastTransition(
  clips: FilmSpec['clips'],
  { transition, transitionDuration }: CardSpec,
): FilmSpec['clips'] {
  const last = clips.at(-1);
  if (last === undefined) return clips;
  const asked = {
    ...(transition === undefined ? {} : { transition }),
    ...(transitionDuration === undefined ? {} : { transitionDuration }),
  };
  return [...clips.slice(0, -1), { ...asked, ...clipSpec(last) }];
}

async function cardSource(
  { engine, cache, files }: CardDeps,
  { card, which }: { readonly card: CardSpec; readonly which: 'title' | 'end' },
  { width, height }: PictureSize,
): Promise<FilmSource> {
  const { text, subtitle = null, background = null, color = null } = card;
  const key = cache.key(JSON.stringify(['card 1', text, subtitle, background, color, width, height]));
  const path =
    (await cache.find(key)) ??
    (await makePart({ cache }, key, (part) => engine.paintCard(card, { width, height }, part)));
  return {
    ...{ path, sha256: await files.sha256(path), kind: 'still', format: 'image/png', width, height },
    ...{ fps: 0, durationSeconds: 0, hasAudio: false, isColorTagged: true, card: which },
  };
}
