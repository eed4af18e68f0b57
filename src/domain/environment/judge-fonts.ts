import type { EnvironmentCheck } from './environment-check.js';
import type { FontDetails } from './findings.js';

/** Whether titles and captions can be drawn, in Korean too. */
export function judgeFonts({ files, drawsHangul }: FontDetails): EnvironmentCheck {
  const base = { name: 'fonts', details: { files, drawsHangul } } as const;
  if (files === 0)
    return {
      ...base,
      state: 'broken',
      summary: 'the font files of Noto Sans KR are missing',
      mend: reinstall,
    };
  if (!drawsHangul)
    return {
      ...base,
      state: 'broken',
      summary: 'Noto Sans KR is there, but draws no Hangul',
      mend: reinstall,
    };
  return { ...base, state: 'ok', summary: `Noto Sans KR (${files} files) draws Latin and Hangul` };
}

/** Fonts and drawing come with the package. */
export const reinstall = 'Install aivideo again, with all that it needs: `npm install aivideo`';
