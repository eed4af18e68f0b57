/** Bytes of UTF-8 that the slug of a prompt may take, so that the whole name stays under 255 on every file system. */
const slugBytes = 90;

/**
 * A prompt as part of a file name: letters and digits of any script (Hangul too) in NFC, lower case, with hyphens
 * between words; at most 90 bytes, cut at a word. `clip` when nothing is left.
 */
export function slugOf(prompt: string): string {
  const words =
    prompt
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (utf8Bytes(longer) > slugBytes) return slug === '' ? cutToBytes(word, slugBytes) : slug;
    slug = longer;
  }
  return slug === '' ? 'clip' : slug;
}

/** The default name of a clip: `a-quiet-sea-zeroscope-7k2m9q.mp4`. */
export function clipName(parts: {
  readonly prompt: string | undefined;
  readonly model: string;
  readonly id: string;
}): string {
  const model = slugOf(parts.model.split('/').at(-1) ?? parts.model);
  return `${slugOf(parts.prompt ?? '')}-${model}-${parts.id}.mp4`;
}

function cutToBytes(text: string, bytes: number): string {
  let cut = '';
  for (const character of text) {
    if (utf8Bytes(cut + character) > bytes) return cut;
    cut += character;
  }
  return cut;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
