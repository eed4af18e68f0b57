import { addStops, type Color, css, fromHue, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createParticles } from '../elements/particles.js';
import { glow } from '../elements/sky.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

/** Threads in one ribbon, points in one thread. */
const THREADS = 30;
const POINTS = 40;

export const abstract = defineScene({
  name: 'abstract',
  calls: { abstract: 1 },
  lights: ['night', 'sunset', 'dawn', 'day'],
  cameras: ['drift', 'push', 'pan'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const tones = chooseTones(stage);
    const backdrop = createPlate(stage, { depth: 0.05 }, (context) => paintBackdrop(context, stage, tones));
    const ribbons = [0, 1, 2].map((row) => createRibbon(stage, tones, row));
    const sparks = createParticles(stage, {
      purpose: 'sparks',
      count: 64,
      area: { left: 0, top: 0, width, height },
      velocity: [size * 0.012, -size * 0.007],
      sway: size * 0.02,
      radius: [size * 0.0008, size * 0.003],
      color: mix(tones.threads[0], hex('#ffffff'), 0.6),
      alpha: 0.7,
      flicker: 0.8,
      glowing: true,
    });
    return (context, seconds) => {
      backdrop.draw(context, seconds);
      for (const ribbon of ribbons) ribbon(context, seconds);
      sparks(context, seconds);
    };
  },
});

interface AbstractTones {
  readonly ground: readonly [Color, Color, Color];
  readonly threads: readonly [Color, Color, Color];
}

/** Hues from the tint, else from the seed: two neighbours and an accent across the circle. */
function chooseTones(stage: Stage): AbstractTones {
  const { scene } = stage;
  const random = stage.random('tones');
  const hue = random.between(0, 360);
  const accent = hue + random.pick([150, 180, 205]);
  const own = (offset: number, lightness: number, chroma: number): Color => {
    const tone = fromHue(hue + offset, lightness, chroma);
    return scene.tint === undefined ? tone : mix(tone, scene.tint, 0.68);
  };
  return {
    ground: [own(20, 0.13, 0.045), own(-10, 0.24, 0.09), own(-40, 0.4, 0.13)].map((tone) =>
      mix(tone, hex('#07070f'), 0.2),
    ) as unknown as AbstractTones['ground'],
    threads: [own(-30, 0.76, 0.13), own(25, 0.68, 0.16), fromHue(accent, 0.78, 0.13)],
  };
}

function paintBackdrop(context: DrawingContext, stage: Stage, tones: AbstractTones): void {
  const { width, height, size } = stage;
  const random = stage.random('backdrop');
  const [dark, middle, bright] = tones.ground;
  context.fillStyle = addStops(context.createLinearGradient(0, 0, width, height), [
    [0, dark],
    [0.55, middle],
    [1, dark],
  ]);
  context.fillRect(-width * 0.1, -height * 0.1, width * 1.2, height * 1.2);
  for (let light = 0; light < 4; light += 1) {
    const place = { x: width * random.between(0.1, 0.9), y: height * random.between(0.15, 0.85) };
    const tone = light === 3 ? tones.threads[2] : light === 2 ? tones.threads[1] : bright;
    glow(
      context,
      { ...place, radius: size * random.between(0.4, 0.75), squash: 0.8 },
      tone,
      light > 1 ? 0.22 : 0.7,
    );
  }
}

/** Silk: threads side by side along a wandering line, close together where it turns its edge. */
function createRibbon(stage: Stage, tones: AbstractTones, row: number): Painter {
  const { width, height, size } = stage;
  const noise = stage.noise(`ribbon ${row}`);
  const random = stage.random(`ribbon ${row}`);
  const lean = random.between(-0.14, 0.14);
  const level = [0.42, 0.6, 0.5][row] ?? 0.5;
  const spread = size * ([0.2, 0.15, 0.085][row] ?? 0.1);
  const [first, second, accent] = tones.threads;
  const from = row === 2 ? accent : first;
  const to = row === 2 ? mix(accent, hex('#ffffff'), 0.5) : second;
  return (context, seconds) => {
    const time = seconds * stage.scene.pace * 0.11;
    const pose = stage.camera.at(seconds);
    const slide = -pose.x * (0.2 + 0.3 * row) * width;
    context.globalCompositeOperation = 'screen';
    context.lineWidth = Math.max(1, size * 0.0016);
    context.lineJoin = 'round';
    for (let thread = 0; thread < THREADS; thread += 1) {
      const share = thread / (THREADS - 1);
      context.strokeStyle = css(
        mix(from, to, share),
        0.16 + 0.34 * (1 - Math.abs(share * 2 - 1)) ** 1.6 + (thread === 0 ? 0.3 : 0),
      );
      context.beginPath();
      for (let point = 0; point <= POINTS; point += 1) {
        const along = point / POINTS;
        const bend =
          noise.at(along * 1.7 + row * 4, time + row) * 0.3 +
          noise.at(along * 3.4 - time * 0.7, 20 + time * 0.8) * 0.1;
        const twist = Math.sin(along * 4.6 + time * 3.2 + row * 2 + noise.at(along * 1.4, time + 9) * 2.4);
        const wave = noise.at(along * 2.2 + share * 0.35, time * 1.2 + 40 + row) * 0.09;
        const y =
          height * (level + lean * (along - 0.5)) +
          size * (bend + wave * share) +
          (share - 0.5) * spread * 2 * twist;
        const x = (along * 1.2 - 0.1) * width + slide;
        if (point === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.stroke();
    }
    context.globalCompositeOperation = 'source-over';
  };
}
