import { secondsOf } from '../timeline/frame-rate.js';
import type { FilmPlan } from './film-plan.js';
import { type FilmLayout, layOutFilm, type ShotPlace } from './lay-out-film.js';

/** One shot as a storyboard shows it. */
export interface StoryboardPanel {
  /** `2.1`. */
  readonly name: string;
  /** Title of its scene, on the first shot of it. */
  readonly heading?: string;
  /** `0:07.4, 3.5 s`. */
  readonly time: string;
  readonly prompt: string;
  readonly seed: number;
  /** What is heard and read while it is seen. */
  readonly words: string;
}

export interface StoryboardPages {
  /** Pixels of one picture. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** Panels of each page in order. */
  readonly pages: readonly (readonly StoryboardPanel[])[];
}

/** Pixels along the longer side of a picture, and panels of a page. */
const pictureSide = 400;
const panelsOfPage = 24;

/** The shots of a plan as pages of pictures with words. */
export function storyboardPages(plan: FilmPlan): StoryboardPages {
  const layout = layOutFilm(plan);
  const panels = layout.shots.map((place) => panelOf(plan, layout, place));
  const scale = pictureSide / Math.max(layout.width, layout.height);
  const wide = layout.width >= layout.height;
  const most = wide ? 4 : 6;
  const pages = Math.ceil(panels.length / panelsOfPage);
  return {
    width: even(layout.width * scale),
    height: even(layout.height * scale),
    columns: Math.min(most, panels.length),
    pages: Array.from({ length: pages }, (_, page) =>
      panels.slice(page * panelsOfPage, (page + 1) * panelsOfPage),
    ),
  };
}

function panelOf(plan: FilmPlan, layout: FilmLayout, place: ShotPlace): StoryboardPanel {
  const scene = plan.scenes[place.scene];
  const heading = place.index === 0 ? scene?.heading : undefined;
  const { prompt, simulation } = place.shot;
  const start = secondsOf(place.startsAt, layout.rate);
  return {
    name: place.name,
    ...(heading === undefined ? {} : { heading }),
    time: `${clock(start)}, ${place.shot.seconds.toFixed(1)} s`,
    prompt: simulation === undefined ? prompt : `[simulation: ${simulation}]`,
    seed: (place.shot.seed ?? 0) % 2 ** 31,
    words: wordsOf(plan, place),
  };
}

/** Captions that begin while the shot is seen; with captions left out, what is said then. */
function wordsOf({ scenes }: FilmPlan, { scene, index }: ShotPlace): string {
  const { shots = [], captions, narration = [] } = scenes[scene] ?? {};
  const from = shots.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0);
  const to = index === shots.length - 1 ? Number.POSITIVE_INFINITY : from + (shots[index]?.seconds ?? 0);
  return (captions ?? narration)
    .filter((entry) => entry.from >= from - 0.001 && entry.from < to - 0.001)
    .map(({ text }) => text.replaceAll('\n', ' '))
    .join(' ');
}

function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  return `${Math.floor(tenths / 600)}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}

function even(length: number): number {
  return Math.max(64, Math.round(length / 2) * 2);
}
