import type { Key } from '../../../domain/timeline/composite-segment.js';

/** The filters that make a key's colours transparent. They take and give pictures with transparency, limited BT.709. */
export function keyFilters(key: Key): readonly string[] {
  switch (key.kind) {
    case 'alpha':
      return [];
    case 'chroma':
      return [
        `chromakey=color=${yuvColor(key.color)}:yuv=1:similarity=${least(key.tolerance)}:blend=${key.softness}`,
      ];
    case 'color':
      return [
        'scale=in_color_matrix=bt709:in_range=tv:out_range=pc',
        'format=rgba',
        `colorkey=color=0x${key.color.slice(1)}:similarity=${least(key.tolerance)}:blend=${key.softness}`,
        'scale=out_color_matrix=bt709:out_range=tv',
        'format=yuva420p',
      ];
    case 'luma':
      return [`lumakey=threshold=${lumaOf(key.level)}:tolerance=${key.tolerance}:softness=${key.softness}`];
    default:
      return key satisfies never;
  }
}

/** The smallest that ffmpeg takes. */
function least(tolerance: number): number {
  return Math.max(0.00001, tolerance);
}

/** `lumakey` counts from 0 to 1 over all codes, of which black and white are 16 and 235. */
function lumaOf(level: number): string {
  return ((16 + level * 219) / 255).toFixed(4);
}

/** A colour as `0xYYUUVV`. The matrix of ITU-R BT.709-6, in codes of 8 bits. */
function yuvColor(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(color.slice(at, at + 2), 16) / 255,
  );
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const codes = [16 + 219 * luma, 128 + (224 * (blue - luma)) / 1.8556, 128 + (224 * (red - luma)) / 1.5748];
  return `0x${codes.map((code) => Math.round(code).toString(16).padStart(2, '0')).join('')}`;
}
