/** Most roots that are looked for. */
const mostRoots = 40;

/** Where a function is 0 between two numbers, in order: changes of sign, and places where it only touches 0. Poles are none. */
export function findRoots(
  at: (x: number) => number,
  [from, to]: readonly [number, number],
): readonly number[] {
  const roots: number[] = [];
  const steps = 1200;
  const width = (to - from) / steps;
  const add = (root: number | undefined): void => {
    const last = roots.at(-1);
    if (root === undefined || roots.length >= mostRoots) return;
    if (last === undefined || root - last > width * 1.5) roots.push(root);
  };
  for (let step = 0; step < steps; step += 1) {
    const x = from + step * width;
    const [before, here, after] = [at(x - width), at(x), at(x + width)];
    if (here === 0) add(x);
    else if (here * after < 0) add(bisect(at, x, x + width));
    else if (Math.abs(here) < Math.abs(before) && Math.abs(here) <= Math.abs(after))
      add(touchingRoot(at, x, width));
  }
  return roots;
}

/** Halves the interval; at a pole the values grow instead of falling. */
function bisect(at: (x: number) => number, from: number, to: number): number | undefined {
  let [low, high] = [from, to];
  const sign = Math.sign(at(low));
  const size = Math.max(Math.abs(at(low)), Math.abs(at(high)));
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(at(middle)) === sign) low = middle;
    else high = middle;
  }
  const root = (low + high) / 2;
  return Math.abs(at(root)) <= size * 1e-3 ? root : undefined;
}

/** The lowest place of the function's amount (golden section), if it is 0 there. */
function touchingRoot(at: (x: number) => number, x: number, width: number): number | undefined {
  const share = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [x - width, x + width];
  for (let step = 0; step < 60; step += 1) {
    const reach = (high - low) * share;
    if (Math.abs(at(high - reach)) < Math.abs(at(low + reach))) high = low + reach;
    else low = high - reach;
  }
  const root = (low + high) / 2;
  return Math.abs(at(root)) < 1e-7 * Math.max(1e-3, Math.abs(at(x - width))) + 1e-12 ? root : undefined;
}

/** The area between a function and the x axis, counted negative below it: Simpson's rule. Infinite where there is a pole. */
export function integrate(at: (x: number) => number, [from, to]: readonly [number, number]): number {
  const steps = 400;
  const width = (to - from) / steps;
  let sum = at(from) + at(to);
  for (let step = 1; step < steps; step += 1) sum += at(from + step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

/** The slope of a function: the middle difference. */
export function slopeOf(at: (x: number) => number, x: number): number {
  const step = 1e-5 * Math.max(1, Math.abs(x));
  return (at(x + step) - at(x - step)) / (2 * step);
}
