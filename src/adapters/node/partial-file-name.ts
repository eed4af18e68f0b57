/** Bytes. Most file systems take 255; five are left for a copy beside the file. */
const longestName = 250;

/**
 * The temporary name of a clip on its way: `.NAME.KEY.part`. The key finds the file again; the name is for people
 * who look into the folder, and is shortened where both do not fit.
 */
export function partialName(name: string, key: string): string {
  const ending = partialEnding(key);
  return `.${cutToBytes(name, longestName - 1 - Buffer.byteLength(ending))}${ending}`;
}

/** How the names of all partial files of this key end. Whatever could leave the folder is taken out of it. */
export function partialEnding(key: string): string {
  return `.${cutToBytes(key.replace(/[^A-Za-z0-9_-]/g, '-'), 120)}.part`;
}

function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(cut + segment) > bytes) break;
    cut += segment;
  }
  return cut;
}
