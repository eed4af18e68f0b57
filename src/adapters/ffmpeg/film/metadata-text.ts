import type { RenderPlan } from '../../../domain/timeline/render-plan.js';

/** Title and chapters in ffmpeg's own format. https://ffmpeg.org/ffmpeg-formats.html#Metadata-2 */
export function metadataText({ title, chapters, format }: RenderPlan): string {
  const { numerator, denominator } = format.rate;
  const marks = chapters.flatMap((chapter) => [
    '[CHAPTER]',
    `TIMEBASE=${denominator}/${numerator}`,
    `START=${chapter.fromFrame}`,
    `END=${chapter.endFrame}`,
    `title=${escaped(chapter.title)}`,
  ]);
  const names = title === undefined ? [] : [`title=${escaped(title)}`];
  return `${[';FFMETADATA1', ...names, ...marks].join('\n')}\n`;
}

/** Line ends become spaces: a chapter is one line in every player. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(/[=;#\\]/g, '\\$&');
}
