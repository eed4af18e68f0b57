import type { Adjustment } from '../../domain/adjustment.js';
import type { Cue } from '../../domain/captions/cue.js';
import { formatSrt } from '../../domain/captions/format-captions.js';
import { filmCues, joinedCues } from '../../domain/film-script/film-cues.js';
import type { FilmPlan } from '../../domain/film-script/film-plan.js';
import { filmSpecOf, type ShotFile } from '../../domain/film-script/film-spec-of.js';
import { type FilmLayout, layOutFilm } from '../../domain/film-script/lay-out-film.js';
import { planFilm, withAdditions } from '../../domain/timeline/plan-film.js';
import type { Overlay, RenderPlan, Segment } from '../../domain/timeline/render-plan.js';
import type { SpeechTrack } from '../../ports/speech-track.js';
import type { CallOptions } from '../../ports/video-provider.js';
import { type ComposeDeps, composeFilm, type Film, type FilmProgress } from '../compose-film.js';
import { addCaptions, type CaptionDeps } from '../film/add-captions.js';
import { joinNarration } from '../film/join-narration.js';
import { readFilmSources, type SourceDeps } from '../film/read-film-sources.js';

/** What makes the film out of clips. */
export type FilmDeps = ComposeDeps & SourceDeps & CaptionDeps & { readonly speechTrack: SpeechTrack };

export interface ComposeScriptOrder {
  readonly film: FilmPlan;
  /** Absolute path of the film. */
  readonly output: string;
  readonly overwrite: boolean;
  onProgress?(progress: FilmProgress): void;
}

export interface ComposedScript {
  readonly film: Film;
  readonly cues: readonly Cue[];
  readonly adjustments: readonly Adjustment[];
}

/** Puts clips, words and sound together. Errors: those of `composeFilm`, `readFilmSources` and `SpeechTrack`. */
export async function composeScript(
  deps: FilmDeps,
  order: ComposeScriptOrder,
  { fileOf }: { fileOf(shot: string): ShotFile | undefined },
  call: CallOptions,
): Promise<ComposedScript> {
  const layout = layOutFilm(order.film);
  const narration = await joinNarration(deps, { film: order.film, layout }, call);
  const { spec, adjustments } = filmSpecOf(order.film, layout, { fileOf, narration });
  const bare = planFilm({ spec, ...(await readFilmSources(deps, spec, call)) });
  const overlays = await drawnWords(deps, { film: order.film, layout, plan: bare }, call);
  const drawn = withAdditions(bare, { overlays });
  const plan = await addTrack(deps, { film: order.film, layout, plan: drawn }, call);
  const { output: outputPath, overwrite, onProgress } = order;
  const film = await composeFilm(
    deps,
    { plan, outputPath, overwrite, ...(onProgress === undefined ? {} : { onProgress }) },
    call,
  );
  const cues = joinedCues(filmCues(order.film, layout));
  return { film, cues, adjustments: [...adjustments, ...plan.adjustments] };
}

export interface DrawnFilm {
  readonly film: FilmPlan;
  readonly layout: FilmLayout;
  readonly plan: RenderPlan;
}

/** Pictures of captions that are drawn, in their order; none where the plan asks for a track. They do not depend on clips. */
export async function drawnWords(
  deps: CaptionDeps,
  { film, layout, plan }: DrawnFilm,
  call: CallOptions,
): Promise<readonly Overlay[]> {
  if (film.captions !== 'burn') return [];
  const { spoken, shown } = filmCues(film, layout);
  let whole: RenderPlan = { ...plan, segments: [wholeFilm(plan)] };
  for (const cues of [spoken, shown])
    if (cues.length > 0) whole = await captioned(deps, whole, { film, cues, burn: true, call });
  return whole.segments.flatMap(({ overlays }) => overlays);
}

function wholeFilm({ frames }: RenderPlan): Segment {
  return { kind: 'body', clip: 1, fromFrame: 0, startsAt: 0, frames, overlays: [] };
}

async function addTrack(
  deps: CaptionDeps,
  { film, layout, plan }: DrawnFilm,
  call: CallOptions,
): Promise<RenderPlan> {
  if (film.captions === 'burn' || film.captions === 'off') return plan;
  const cues = joinedCues(filmCues(film, layout));
  if (cues.length === 0) return plan;
  return captioned(deps, plan, { film, cues, burn: false, call });
}

interface Captions {
  readonly film: FilmPlan;
  readonly cues: readonly Cue[];
  readonly burn: boolean;
  readonly call: CallOptions;
}

/** What the reader of captions says of a file is of no interest here: aivideo has written it. */
async function captioned(
  deps: CaptionDeps,
  plan: RenderPlan,
  { film, cues, burn, call }: Captions,
): Promise<RenderPlan> {
  const language = trackLanguages[film.language ?? ''] ?? 'und';
  const order = { file: 'captions', text: formatSrt(cues), burn, language, style: {} };
  const { plan: whole } = await addCaptions(deps, plan, order, call);
  return { ...whole, adjustments: plan.adjustments };
}

/** ISO 639-2 for the languages that scripts are in. */
const trackLanguages: Readonly<Record<string, string>> = { ko: 'kor', en: 'eng', ja: 'jpn', zh: 'zho' };
