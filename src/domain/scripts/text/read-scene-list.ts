import type * as z from 'zod';
import { nearestKey } from '../../config/nearest-key.js';
import { shownValue } from '../../config/shown-value.js';
import type { GivenShot } from '../script.js';
import { scriptError } from '../script-error.js';
import type { DraftScript } from '../script-format.js';
import { addMeaning } from './add-meaning.js';
import { readLabel } from './read-label.js';
import { readYaml, type YamlValue } from './read-yaml.js';
import {
  type ListedScene,
  listKeys,
  type SceneList,
  saidKeys,
  sceneKeys,
  sceneListSchema,
} from './scene-list-schema.js';
import { readSetting } from './scene-setting.js';
import { ScriptBuilder } from './script-builder.js';
import { takeHead } from './wishes.js';

/**
 * Reads a list of scenes, or an object with `scenes` and what else a film needs. Errors: `script-invalid` with line and
 * column, naming the key, its value and, where there is one, the nearest key.
 */
export function readSceneList(text: string): DraftScript {
  const read = readYaml(text);
  const isBare = Array.isArray(read.value);
  const list = check(isBare ? { scenes: read.value } : withoutSchema(read.value), { read, isBare });
  const builder = new ScriptBuilder();
  for (const [index, scene] of list.scenes.entries())
    addScene(builder, scene, read.place(isBare ? [index] : ['scenes', index]).line);
  const { scenes: _, ...head } = list;
  return { ...takeHead(head), scenes: builder.scenes(), adjustments: [] };
}

/** `$schema` is for editors. */
function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema'));
}

interface Checking {
  readonly read: YamlValue;
  /** Whether the list stands alone, without `scenes:`. */
  readonly isBare: boolean;
}

function check(value: unknown, { read, isBare }: Checking): SceneList {
  if (typeof value !== 'object' || value === null)
    throw scriptError('A list of scenes, or `scenes:` with such a list, is expected', { line: 1, column: 1 });
  const outcome = sceneListSchema.safeParse(value);
  if (outcome.success) return outcome.data;
  const issue = deepest(outcome.error.issues);
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)));
  const written = (keys: readonly (string | number)[]) => (isBare ? keys.slice(1) : keys);
  if (issue?.code === 'unrecognized_keys') {
    const unknown = [...path, issue.keys[0] ?? ''];
    const message = `Key \`${pathText(unknown)}\` is unknown; ${suggestion(unknown)}`;
    throw scriptError(message, read.place(written(unknown), { ofKey: true }));
  }
  const got = at(value, path);
  const shown = got === undefined ? 'is missing' : `${issue?.message}, got ${shownValue(got)}`;
  throw scriptError(`Key \`${pathText(path)}\` ${shown}`, read.place(written(path)));
}

function suggestion(path: readonly (string | number)[]): string {
  const keys = path.length === 1 ? listKeys : path.length === 3 ? sceneKeys : saidKeys;
  const near = nearestKey(String(path.at(-1)), keys);
  return near === undefined ? `the keys are ${keys.join(', ')}` : `the nearest key is \`${near}\``;
}

/** What is wrong inside of a scene says more than that an entry is neither text nor a scene. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [first] = issues;
  if (first?.code !== 'invalid_union') return first;
  const inner = first.errors.find(([issue]) => {
    return issue !== undefined && (issue.path.length > 0 || issue.code === 'unrecognized_keys');
  });
  const found = inner === undefined ? undefined : deepest(inner);
  return found === undefined ? first : { ...found, path: [...first.path, ...found.path] };
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** Lines are in the order in which the keys stand. */
function addScene(builder: ScriptBuilder, scene: string | ListedScene, fromLine: number): void {
  if (typeof scene === 'string') {
    builder.startScene(fromLine);
    builder.add({ kind: 'narration', text: scene }, { fromLine });
    return;
  }
  const { heading, simulation } = scene;
  const setting = settingOf(scene);
  builder.startScene(fromLine, heading === undefined ? undefined : { heading });
  if (setting !== undefined) builder.set(setting, fromLine);
  for (const key of Object.keys(scene)) addKey(builder, scene, { key, fromLine });
  if (simulation !== undefined) builder.simulate(simulation, fromLine);
  const given = givenOf(scene);
  if (Object.keys(given).length > 0) builder.give(given, fromLine);
}

function addKey(
  builder: ScriptBuilder,
  scene: ListedScene,
  { key, fromLine }: { key: string; fromLine: number },
) {
  switch (key) {
    case 'action':
    case 'visual':
    case 'caption':
    case 'narration':
    case 'music':
    case 'effect':
      for (const text of scene[key] ?? []) addMeaning(builder, { meaning: key, text }, { fromLine });
      return;
    case 'dialogue':
      for (const said of scene.dialogue ?? [])
        addMeaning(
          builder,
          { meaning: 'speech', ...(typeof said === 'string' ? spoken(said) : said) },
          { fromLine },
        );
      return;
    default:
  }
}

/** `Anna (softly): Come in.` */
function spoken(text: string) {
  const label = readLabel(text);
  if (label === undefined || label.rest === '') return { text };
  return {
    speaker: label.label,
    text: label.rest,
    ...(label.manner === undefined ? {} : { manner: label.manner }),
  };
}

function settingOf({ heading = '', place, time, interior }: ListedScene) {
  const named = {
    ...readSetting(heading),
    ...(place === undefined ? {} : { place }),
    ...(time === undefined ? {} : { timeOfDay: time }),
    ...(interior === undefined ? {} : { interior }),
  };
  return Object.keys(named).length === 0 ? undefined : named;
}

function givenOf({ prompt, negativePrompt, seconds, model, seed }: ListedScene): GivenShot {
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(model === undefined ? {} : { model }),
    ...(seed === undefined ? {} : { seed }),
  };
}
