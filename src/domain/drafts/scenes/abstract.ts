import { addStops, type Color, css, fromHue, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { defineScene } from '../define-scene.js';
import { createParticles } from '../elements/particles.js';
import { glow } from '../elements/sky.js';
import { createPlate, type Painter, type Stage } from '../stage.js';

/** Threads in one ribbon, points in one thread. */
const THREADS = 30;
const POINTS = 36;

export const abstract = defineScene({
  name: 'abstract',
  calls: { abstract: 1 },
  lights: ['night', 'sunset', 'dawn', 'day'],
  cameras: ['drift', 'push', 'pan'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const tones = chooseTones(stage);
    const backdrop = createPlate(stage, { depth: 0 }, (context) => paintBackdrop(context, stage, tones));
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
  const { width, size } = stage;
  const threadY = weave(stage, row);
  const [first, second, accent] = tones.threads;
  const from = row === 2 ? accent : first;
  const to = row === 2 ? mix(accent, hex('#ffffff'), 0.5) : second;
  return (context, seconds) => {
    const slide = -stage.camera.at(seconds).x * (0.2 + 0.3 * row) * width;
    const at = (point: number): number => ((point / POINTS) * 1.2 - 0.1) * width + slide;
    const y = threadY(seconds);
    const sheen = context.createLinearGradient(0, 0, width, 0);
    sheen.addColorStop(0, css(from, 0.05));
    sheen.addColorStop(0.5, css(to, 0.2));
    sheen.addColorStop(1, css(from, 0.05));
    context.fillStyle = sheen;
    context.beginPath();
    for (let point = 0; point <= POINTS; point += 1) context.lineTo(at(point), y(0, point));
    for (let point = POINTS; point >= 0; point -= 1) context.lineTo(at(point), y(1, point));
    context.fill();
    // Hairlines, plainly laid over each other: ten times as fast as broad lines that add up.
    context.lineWidth = size > 1400 ? size * 0.001 : 1;
    context.lineJoin = 'bevel';
    for (let thread = 0; thread < THREADS; thread += 1) {
      const share = thread / (THREADS - 1);
      const middle = (1 - Math.abs(share * 2 - 1)) ** 1.6;
      context.strokeStyle = css(mix(from, to, share), 0.2 + 0.36 * middle + (thread === 0 ? 0.4 : 0));
      context.beginPath();
      for (let point = 0; point <= POINTS; point += 1) context.lineTo(at(point), y(share, point));
      context.stroke();
    }
  };
}

/** Height of a thread (0 one edge of the ribbon, 1 the other) at a point, for each moment. */
function weave(stage: Stage, row: number): (seconds: number) => (share: number, point: number) => number {
  const { height, size } = stage;
  const noise = stage.noise(`ribbon ${row}`);
  const lean = stage.random(`ribbon ${row}`).between(-0.14, 0.14);
  const level = [0.42, 0.6, 0.5][row] ?? 0.5;
  const spread = size * ([0.2, 0.15, 0.085][row] ?? 0.1);
  return (seconds) => {
    const time = seconds * stage.scene.pace * 0.11;
    const points = Array.from({ length: POINTS + 1 }, (_, point) => {
      const along = point / POINTS;
      const bend = 0.3 * noise.at(along * 1.7 + row * 4, time + row);
      const curl = 0.1 * noise.at(along * 3.4 - time * 0.7, 20 + time * 0.8);
      const phase = along * 4.6 + time * 3.2 + row * 2 + noise.at(along * 1.4, time + 9) * 2.4;
      return { line: height * (level + lean * (along - 0.5)) + size * (bend + curl), twist: Math.sin(phase) };
    });
    return (share, point) => {
      const { line, twist } = points[point] ?? { line: 0, twist: 0 };
      const wave = noise.at((point / POINTS) * 2.2 + share * 0.35, time * 1.2 + 40 + row) * 0.09;
      return line + size * wave * share + (share - 0.5) * spread * 2 * twist;
    };
  };
}
