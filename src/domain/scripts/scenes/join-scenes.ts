import type { Scene, SceneLine } from '../script.js';
import { speakingSeconds } from '../speaking-time.js';

/** Scenes with others joined to them until there are `count`, the longest as short as it can be. In order, all words kept. */
export function joinScenes(scenes: readonly Scene[], count: number): readonly Scene[] {
  if (scenes.length <= count) return scenes;
  const seconds = scenes.map(sceneSeconds);
  const groups = groupsWithin(seconds, leastLimit(seconds, count), count);
  let at = 0;
  return groups.map((size, index) => {
    const group = scenes.slice(at, at + size);
    at += size;
    return joined(group, index + 1);
  });
}

/** About how long a scene is heard or seen. */
export function sceneSeconds({ lines, time, given }: Scene): number {
  if (time !== undefined) return time.to - time.from;
  if (given?.seconds !== undefined) return given.seconds;
  return Math.max(
    1,
    lines.reduce((sum, line) => sum + lineSeconds(line), 0),
  );
}

function lineSeconds({ kind, text }: SceneLine): number {
  return kind === 'caption' || kind === 'music' || kind === 'effect' ? 0 : speakingSeconds(text);
}

/** The least time that no group of `count` must go beyond. */
function leastLimit(seconds: readonly number[], count: number): number {
  let low = Math.max(...chunkedMost(seconds));
  let high = seconds.reduce((sum, one) => sum + one, 0);
  for (let step = 0; step < 40 && high - low > 0.01; step += 1) {
    const middle = (low + high) / 2;
    if (groupCount(seconds, middle) <= count) high = middle;
    else low = middle;
  }
  return high;
}

/** The longest, without handing a long list to a function as its arguments. */
function chunkedMost(seconds: readonly number[]): readonly number[] {
  return [seconds.reduce((most, one) => Math.max(most, one), 0)];
}

function groupCount(seconds: readonly number[], limit: number): number {
  let count = 1;
  let sum = 0;
  for (const one of seconds) {
    if (sum > 0 && sum + one > limit) {
      count += 1;
      sum = 0;
    }
    sum += one;
  }
  return count;
}

/** Sizes of exactly `count` groups: where few are left, each of the last scenes is a group. */
function groupsWithin(seconds: readonly number[], limit: number, count: number): readonly number[] {
  const sizes: number[] = [];
  let size = 0;
  let sum = 0;
  for (const [index, one] of seconds.entries()) {
    const isFull = sum + one > limit || seconds.length - index <= count - sizes.length - 1;
    if (size > 0 && isFull) {
      sizes.push(size);
      size = 0;
      sum = 0;
    }
    size += 1;
    sum += one;
  }
  return [...sizes, size];
}

function joined(group: readonly Scene[], number: number): Scene {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A group has one scene at least');
  if (group.length === 1) return { ...first, number };
  const headings = [...new Set(group.flatMap(({ heading }) => (heading === undefined ? [] : [heading])))];
  const { given: _, simulation: __, ...rest } = first;
  const simulation = group.find((scene) => scene.simulation !== undefined)?.simulation;
  const given = joinedGiven(group);
  return {
    ...rest,
    number,
    lines: group.flatMap(({ lines }) => lines),
    source: { fromLine: first.source.fromLine, toLine: Math.max(first.source.toLine, last.source.toLine) },
    ...(headings.length === 0 ? {} : { heading: headings.slice(0, 3).join(' / ') }),
    ...(first.time === undefined || last.time === undefined
      ? {}
      : { time: { from: first.time.from, to: last.time.to } }),
    ...(given === undefined ? {} : { given }),
    ...(simulation === undefined ? {} : { simulation }),
  };
}

/** What was fixed for the first of them that fixes it; seconds and prompts add up. */
function joinedGiven(group: readonly Scene[]): Scene['given'] {
  const all = group.flatMap(({ given }) => (given === undefined ? [] : [given]));
  if (all.length === 0) return undefined;
  const prompts = all.flatMap(({ prompt }) => (prompt === undefined ? [] : [prompt]));
  const isTimed = group.every(({ given }) => given?.seconds !== undefined);
  const { seconds: _, ...rest } = Object.assign({}, ...all.toReversed()) as NonNullable<Scene['given']>;
  return {
    ...rest,
    ...(prompts.length === 0 ? {} : { prompt: prompts.join(', ') }),
    ...(isTimed ? { seconds: all.reduce((sum, { seconds = 0 }) => sum + seconds, 0) } : {}),
  };
}
