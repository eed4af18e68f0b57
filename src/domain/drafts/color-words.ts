import { type Color, hex } from '../drawing/color.js';

/** Words that name a color, and the tint that they give to a draft. */
export const colorWords: readonly (readonly [english: string, korean: string, tint: Color])[] = [
  ['red crimson scarlet ruby', '빨간 빨강 붉은 진홍', hex('#d8323c')],
  ['orange amber tangerine', '주황 주황색 호박색', hex('#f07f2e')],
  ['yellow golden gold lemon', '노란 노랑 황금 황금빛 금빛', hex('#f2c230')],
  ['green emerald lime jade', '초록 초록색 녹색 연두 에메랄드', hex('#3fa65a')],
  ['teal turquoise cyan aqua mint', '청록 청록색 옥색 민트', hex('#2fb8b0')],
  ['blue azure navy sapphire indigo', '파란 파랑 푸른 남색 파란색', hex('#2f6fe0')],
  ['purple violet lavender magenta lilac', '보라 보라색 보랏빛 자주', hex('#8a4fd0')],
  ['pink rose coral', '분홍 분홍색 핑크 장밋빛', hex('#f078a8')],
];
