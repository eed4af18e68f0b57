import { css, hex, mix } from '../../../drawing/color.js';
import type { Painter, Stage } from '../../stage.js';
import type { WaterTones } from './tones.js';

/** Long leaves that follow the swell. */
export function createSeaweed(stage: Stage, tones: WaterTones): Painter {
  const { width, height, size } = stage;
  const random = stage.random('seaweed');
  const stalks = Array.from({ length: 26 }, () => {
    const side = random.sign();
    return {
      x: width * (0.5 + side * random.between(0.24, 0.54)),
      tall: size * random.between(0.16, 0.4),
      thick: size * random.between(0.006, 0.011),
      phase: random.between(0, 7),
    };
  });
  const color = css(mix(tones.floor, hex('#2f6f4a'), 0.35));
  return (context, seconds) => {
    const time = seconds * stage.scene.pace;
    context.fillStyle = color;
    context.beginPath();
    for (const stalk of stalks) {
      const foot = height + size * 0.02;
      const bend = (share: number): number =>
        stalk.tall * 0.16 * share * Math.sin(time * 0.8 + stalk.phase + share * 3.2 + stalk.x * 0.004);
      context.moveTo(stalk.x - stalk.thick, foot);
      for (let step = 1; step <= 8; step += 1) {
        const share = step / 8;
        context.lineTo(
          stalk.x + bend(share) - stalk.thick * (1 - share) * (0.8 + 0.4 * Math.sin(step * 2.1)),
          foot - stalk.tall * share,
        );
      }
      for (let step = 7; step >= 0; step -= 1) {
        const share = step / 8;
        context.lineTo(
          stalk.x + bend(share) + stalk.thick * (1 - share) * (0.8 + 0.4 * Math.sin(step * 2.1 + 2)),
          foot - stalk.tall * share,
        );
      }
    }
    context.fill();
  };
}
