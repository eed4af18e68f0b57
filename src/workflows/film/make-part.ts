import type { SegmentCache } from '../../ports/segment-cache.js';

/** Makes a part of a film under a temporary name, keeps it when it is whole, and returns its path. */
export async function makePart(
  { cache }: { readonly cache: SegmentCache },
  key: string,
  make: (path: string) => Promise<void>,
): Promise<string> {
  const part = await cache.begin(key);
  try {
    await make(part.path);
    return await part.keep();
  } finally {
    await part.discard();
  }
}
