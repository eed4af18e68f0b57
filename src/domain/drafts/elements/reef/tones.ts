import { type Color, hex, mix } from '../../../drawing/color.js';
import type { Stage } from '../../stage.js';

export interface WaterTones {
  readonly light: Color;
  readonly top: Color;
  readonly middle: Color;
  readonly deep: Color;
  readonly floor: Color;
  readonly accent: Color;
}

export function waterTones(stage: Stage): WaterTones {
  const { scene } = stage;
  const random = stage.random('water tones');
  const [light, top, middle, deep, floor] = random.pick<readonly [string, string, string, string, string]>([
    ['#d8fff2', '#3fb7c4', '#12708f', '#07304f', '#041c2c'],
    ['#e0f6ff', '#4aa8dc', '#17609f', '#082a5a', '#04173a'],
    ['#e6ffe0', '#58c2ae', '#1c7a78', '#0a3a48', '#05222b'],
  ]);
  const dim = scene.light === 'night' ? 0.5 : scene.light === 'sunset' ? 0.2 : 0;
  const tone = (code: string): Color =>
    mix(hex(code), scene.light === 'night' ? hex('#040a22') : hex('#5a2a4a'), dim);
  return {
    light: tone(light),
    top: tone(top),
    middle: tone(middle),
    deep: tone(deep),
    floor: tone(floor),
    accent: tone(random.pick(['#ffb347', '#ff7a6b', '#ffe08a'])),
  };
}
