export const sortingMethods = ['bubble', 'insertion', 'selection', 'merge', 'quick', 'heap'] as const;

export type SortingMethod = (typeof sortingMethods)[number];

/** One thing that an algorithm does; `one` and `other` are places. */
export type SortingStep =
  | { readonly kind: 'compare' | 'swap'; readonly one: number; readonly other: number }
  | { readonly kind: 'write'; readonly one: number; readonly other: number; readonly value: number };

/** A list that remembers what is done with it. */
interface Recorder {
  readonly length: number;
  /** Whether the value at one place is less than at another. */
  isLess(one: number, other: number): boolean;
  swap(one: number, other: number): void;
  /** Puts a value in a place, having taken it from another. */
  write(place: number, value: number, from: number): void;
  at(place: number): number;
}

/** Every comparison and every move of an algorithm that sorts these values. */
export function stepsOf(method: SortingMethod, values: readonly number[]): readonly SortingStep[] {
  const steps: SortingStep[] = [];
  const list = [...values];
  const at = (place: number): number => list[place] ?? 0;
  algorithms[method]({
    length: list.length,
    at,
    isLess(one, other) {
      steps.push({ kind: 'compare', one, other });
      return at(one) < at(other);
    },
    swap(one, other) {
      if (one === other) return;
      steps.push({ kind: 'swap', one, other });
      [list[one], list[other]] = [at(other), at(one)];
    },
    write(place, value, from) {
      steps.push({ kind: 'write', one: place, other: from, value });
      list[place] = value;
    },
  });
  return steps;
}

/** As in D. E. Knuth, The Art of Computer Programming, volume 3. */
const algorithms: Readonly<Record<SortingMethod, (list: Recorder) => void>> = {
  bubble,
  insertion,
  selection,
  merge: (list) => mergeSort(list, 0, list.length),
  quick: (list) => quickSort(list, 0, list.length - 1),
  heap: heapSort,
};

function bubble(list: Recorder): void {
  for (let end = list.length - 1; end > 0; end -= 1) {
    let hasMoved = false;
    for (let place = 0; place < end; place += 1) {
      if (!list.isLess(place + 1, place)) continue;
      list.swap(place, place + 1);
      hasMoved = true;
    }
    if (!hasMoved) return;
  }
}

function insertion(list: Recorder): void {
  for (let next = 1; next < list.length; next += 1)
    for (let place = next; place > 0 && list.isLess(place, place - 1); place -= 1)
      list.swap(place, place - 1);
}

function selection(list: Recorder): void {
  for (let start = 0; start < list.length - 1; start += 1) {
    let least = start;
    for (let place = start + 1; place < list.length; place += 1) if (list.isLess(place, least)) least = place;
    list.swap(start, least);
  }
}

function mergeSort(list: Recorder, from: number, to: number): void {
  if (to - from < 2) return;
  const middle = Math.floor((from + to) / 2);
  mergeSort(list, from, middle);
  mergeSort(list, middle, to);
  const merged: { value: number; from: number }[] = [];
  let [left, right] = [from, middle];
  while (left < middle || right < to) {
    const takesRight = left >= middle || (right < to && list.isLess(right, left));
    const place = takesRight ? right++ : left++;
    merged.push({ value: list.at(place), from: place });
  }
  for (const [index, { value, from: origin }] of merged.entries()) list.write(from + index, value, origin);
}

function quickSort(list: Recorder, from: number, to: number): void {
  if (from >= to) return;
  list.swap(Math.floor((from + to) / 2), to);
  let border = from;
  for (let place = from; place < to; place += 1) {
    if (!list.isLess(place, to)) continue;
    list.swap(place, border);
    border += 1;
  }
  list.swap(border, to);
  quickSort(list, from, border - 1);
  quickSort(list, border + 1, to);
}

function heapSort(list: Recorder): void {
  for (let root = Math.floor(list.length / 2) - 1; root >= 0; root -= 1) sift(list, root, list.length);
  for (let end = list.length - 1; end > 0; end -= 1) {
    list.swap(0, end);
    sift(list, 0, end);
  }
}

function sift(list: Recorder, start: number, end: number): void {
  for (let root = start; ; ) {
    const left = 2 * root + 1;
    if (left >= end) return;
    const right = left + 1;
    const larger = right < end && list.isLess(left, right) ? right : left;
    if (!list.isLess(root, larger)) return;
    list.swap(root, larger);
    root = larger;
  }
}
