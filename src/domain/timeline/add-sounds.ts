/**
 * Adds rows of sound that are equally long, whatever the lengths of their blocks. One row comes out as it is; of more, each block is
 * as long as the shortest that waits, so that memory does not grow.
 */
export async function* addSounds(
  rows: readonly AsyncGenerator<Float32Array>[],
): AsyncGenerator<Float32Array> {
  const [first, ...others] = rows;
  if (first === undefined) return;
  if (others.length === 0) {
    yield* first;
    return;
  }
  const readers = rows.map(createReader);
  for (;;) {
    const waiting = await Promise.all(readers.map((reader) => reader.waiting()));
    const length = Math.min(...waiting);
    if (length === 0) return;
    const sum = new Float32Array(length);
    for (const reader of readers) reader.addTo(sum);
    yield sum;
  }
}

function createReader(blocks: AsyncGenerator<Float32Array>) {
  let block = new Float32Array(0);
  return {
    /** How many figures can be taken; 0 at the end. */
    async waiting(): Promise<number> {
      while (block.length === 0) {
        const next = await blocks.next();
        if (next.done === true) return 0;
        block = new Float32Array(next.value);
      }
      return block.length;
    },
    addTo(sum: Float32Array): void {
      for (let index = 0; index < sum.length; index += 1)
        sum[index] = (sum[index] ?? 0) + (block[index] ?? 0);
      block = block.subarray(sum.length);
    },
  };
}
