import { words } from './entry.js';

/** Manners of making pictures, as a style names them. */
export const styleWords = words(
  'modifier',
  `
수채화,수채화풍,수채화 스타일,수채화 느낌=watercolor
유화,유화풍=oil painting
수묵화,수묵화풍=ink wash painting
애니메이션풍,애니메이션 스타일,만화풍=anime style
지브리풍,지브리 스타일=hand-painted animation style
픽셀 아트=pixel art
실사,실사풍=photorealistic
영화 같은,영화같은,시네마틱,영화적인=cinematic
다큐멘터리=documentary style
흑백=black and white
빈티지,복고풍,레트로=vintage
미니멀,미니멀한=minimal
파스텔톤,파스텔=pastel colors
부드러운 빛=soft light
따뜻한 빛=warm light
자연광=natural light
역광=backlight
네온빛=neon light
클레이=clay animation
종이 공예=paper craft
동화풍,동화 같은=storybook illustration
사이버펑크=cyberpunk
판타지=fantasy
3D=3D render
일러스트=illustration
고화질=high detail
슬로모션=slow motion
타임랩스=time lapse
클로즈업으로=close-up
항공 촬영=aerial view
`,
);
