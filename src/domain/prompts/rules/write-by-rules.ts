import type { Adjustment } from '../../adjustment.js';
import type { TagEnglish } from '../english/tagged-word.js';
import type {
  CastEntry,
  OrderedScene,
  PromptOrder,
  ScenePrompts,
  ShotPrompt,
  WrittenPrompts,
} from '../scene-prompts.js';
import { findCast } from './cast.js';
import type { DayTime } from './light.js';
import { englishOf, readScene, type SceneContent } from './scene-content.js';
import { type ShotOrder, shotPrompts } from './shot-prompts.js';
import { negativeWords, type ReadStyle, readStyle } from './style.js';

/** What is shown of a film in which nothing can be seen. */
const nothingSeen = { text: 'soft abstract shapes drifting slowly', acts: false, topics: [], times: [] };

/**
 * Writes prompts by rules alone: no network, no model, the same words for the same script. Visual cues and actions
 * become what is seen; dialogue and thoughts are left out; every prompt is English and within the limit.
 */
export function writeByRules(order: PromptOrder, tag: TagEnglish): WrittenPrompts {
  const scenes = order.scenes.map(({ scene }) => scene);
  const characters = findCast(scenes, tag);
  tag.prepare?.(order.scenes.flatMap((ordered) => englishOf(ordered, characters)));
  const contents = order.scenes.map(({ scene, shots }) => readScene({ scene, shots, cast: characters, tag }));
  const style = readStyle(order.style);
  const writer = createSceneWriter(order, { contents, style, tag });
  const written = order.scenes.map((ordered, index) => writer.write(ordered, index));
  const shown = written.flatMap(({ shots }) => shots.map(({ prompt }) => prompt.toLowerCase()));
  return {
    scenes: written,
    cast: [
      ...characters.filter(({ description }) =>
        shown.some((prompt) => prompt.includes(description.toLowerCase())),
      ),
      ...places(order, contents),
    ],
    adjustments: [...writer.adjustments(), ...styleAdjustment(order.style, style)],
  };
}

interface FilmParts {
  readonly contents: readonly SceneContent[];
  readonly style: ReadStyle | undefined;
  readonly tag: TagEnglish;
}

function createSceneWriter(order: PromptOrder, { contents, style, tag }: FilmParts) {
  const cuts: { readonly size: number; readonly left: readonly string[] }[] = [];
  const empty: number[] = [];
  let lastSeen: SceneContent['moments'][number] | undefined;
  let lastTime: DayTime | undefined;
  let count = 0;

  function shotOrder({ scene, shots }: OrderedScene, index: number): ShotOrder {
    const content = contents[index] as SceneContent;
    const moments =
      content.moments.length > 0 ? content.moments : content.setting.text === '' ? [fallback()] : [];
    if (content.moments.length === 0 && content.setting.text === '' && scene.given?.prompt === undefined)
      empty.push(scene.number);
    const topics =
      content.moments.length > 0
        ? content.topics
        : [...content.topics, ...moments.flatMap((moment) => moment.topics)];
    const goesOn = scene.setting?.timeOfDay !== undefined && content.dayTime === undefined;
    const dayTime = goesOn ? lastTime : content.dayTime;
    lastTime = dayTime ?? lastTime;
    lastSeen = content.moments.at(-1) ?? lastSeen;
    return {
      scene,
      shots,
      index,
      content: { ...content, moments, topics, dayTime },
      style: style?.text,
      limit: order.limit,
      tag,
    };
  }

  /** Of a scene in which nothing can be seen, what was seen last or will be seen next. */
  function fallback() {
    const next = contents.find(({ moments }) => moments.length > 0)?.moments[0];
    return lastSeen ?? next ?? nothingSeen;
  }

  return {
    write(ordered: OrderedScene, index: number): ScenePrompts {
      const fitted = shotPrompts(shotOrder(ordered, index));
      count += fitted.length;
      for (const { left, size } of fitted) if (left.length > 0) cuts.push({ size, left });
      const shots = fitted.map(({ prompt }) => ({ prompt, ...negativeOf(order, ordered) }));
      return {
        scene: ordered.scene.number,
        shots,
        untranslated: (contents[index] as SceneContent).untranslated,
      };
    },
    adjustments: (): readonly Adjustment[] => [
      ...cutAdjustment(order, cuts, count),
      ...emptyAdjustment(empty),
    ],
  };
}

function negativeOf({ negative }: PromptOrder, { scene }: OrderedScene): Pick<ShotPrompt, 'negativePrompt'> {
  const given = scene.given?.negativePrompt;
  if (given !== undefined) return { negativePrompt: given };
  return negative ? { negativePrompt: negativeWords } : {};
}

/** Places that come back, as they stand in the prompts. */
function places(order: PromptOrder, contents: readonly SceneContent[]): readonly CastEntry[] {
  const found = order.scenes.flatMap(({ scene }, index) => {
    const description = contents[index]?.setting.place ?? '';
    const name = scene.setting?.place;
    return name === undefined || description === '' ? [] : [{ name, kind: 'place' as const, description }];
  });
  const again = found.filter(({ name }, index) => found.findIndex((other) => other.name === name) !== index);
  return again.filter(({ name }, index) => again.findIndex((other) => other.name === name) === index);
}

function cutAdjustment(
  { limit }: PromptOrder,
  cuts: readonly { readonly size: number; readonly left: readonly string[] }[],
  count: number,
): readonly Adjustment[] {
  if (limit === undefined || cuts.length === 0) return [];
  const left = [...new Set(cuts.flatMap((cut) => cut.left))].join(', ');
  const longest = Math.max(...cuts.map(({ size }) => size));
  return [
    {
      option: 'prompt',
      kind: 'truncated',
      asked: `${longest} ${limit.unit}`,
      used: `${limit.count} ${limit.unit}`,
      reason: `the model reads ${limit.count} ${limit.unit}; left out in ${cuts.length} of ${count} prompts: ${left}`,
    },
  ];
}

function emptyAdjustment(scenes: readonly number[]): readonly Adjustment[] {
  if (scenes.length === 0) return [];
  const reason = 'nothing in these scenes can be seen, so they show what their neighbours show';
  return [
    {
      option: 'prompt',
      kind: 'unsupported',
      asked: `scenes ${scenes.join(', ')}`,
      used: 'the nearest scene',
      reason,
    },
  ];
}

function styleAdjustment(asked: string | undefined, style: ReadStyle | undefined): readonly Adjustment[] {
  if (asked === undefined || style === undefined || style.untranslated.length === 0) return [];
  const reason = `not in the lexicon: ${style.untranslated.join(', ')}`;
  const used = style.text === '' ? {} : { used: style.text };
  return [{ option: 'style', kind: 'unsupported', asked, ...used, reason }];
}
