/** Scenes from one number to another, both among them. */
export interface SceneRange {
  readonly from: number;
  /** Not before `from`. */
  readonly to: number;
}

/** Reads `3,5-7`: numbers and ranges of scenes, from 1. Undefined for anything else. */
export function readSceneRanges(text: string): readonly SceneRange[] | undefined {
  const ranges = text.split(',').map(readRange);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function readRange(text: string): SceneRange | undefined {
  const [whole, first, last = first] = /^\s*([1-9]\d{0,5})\s*(?:[-–]\s*([1-9]\d{0,5})\s*)?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const range = { from: Number(first), to: Number(last) };
  return range.from <= range.to ? range : undefined;
}
