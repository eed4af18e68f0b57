import type { Color } from '../../../drawing/color.js';
import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import { wrap } from '../../../drawing/interpolation.js';
import { atDepth, type Painter, type Stage } from '../../stage.js';

/** Whale, turtle and jellyfish, as far as the prompt names them. `colors`: of the water around them and of the light. */
export function createSeaLife(
  stage: Stage,
  colors: { readonly body: Color; readonly light: Color },
): Painter {
  const { concepts } = stage.scene;
  const painters: Painter[] = [
    ...(concepts.has('whale')
      ? [createSwimmer(stage, colors, { y: 0.36, length: 0.62, speed: 0.012, paint: paintWhale })]
      : []),
    ...(concepts.has('turtle')
      ? [createSwimmer(stage, colors, { y: 0.46, length: 0.26, speed: 0.016, paint: paintTurtle })]
      : []),
    ...(concepts.has('jellyfish') ? [createJellyfish(stage, colors.light)] : []),
  ];
  return (context, seconds) => {
    for (const paint of painters) paint(context, seconds);
  };
}

interface Swimmer {
  /** Pictures from the top. */
  readonly y: number;
  /** Compared with the picture's size. */
  readonly length: number;
  /** Pictures a second. */
  readonly speed: number;
  /** One unit is the length; it swims to the right and the origin lies in its middle. */
  readonly paint: (
    context: DrawingContext,
    tones: { readonly body: string; readonly belly: string },
    time: number,
  ) => void;
}

function createSwimmer(stage: Stage, colors: { body: Color; light: Color }, swimmer: Swimmer): Painter {
  const { width, height, size, scene } = stage;
  const direction = stage.random('swimmer').sign();
  const tones = { body: css(colors.body), belly: css(mix(colors.body, colors.light, 0.42)) };
  return (context, seconds) => {
    const time = seconds * Math.min(2, scene.pace);
    const along = wrap(0.78 + time * swimmer.speed, 1.7) - 0.35;
    const x = (direction > 0 ? along : 1 - along) * width;
    atDepth(context, { stage, depth: 0.45, seconds }, () => {
      context.save();
      context.translate(x, height * swimmer.y + size * 0.016 * Math.sin(time * 0.4));
      context.rotate(direction * (0.05 * Math.cos(time * 0.4) - 0.06));
      context.scale(direction * size * swimmer.length, size * swimmer.length);
      swimmer.paint(context, tones, time);
      context.restore();
    });
  };
}

function paintWhale(context: DrawingContext, tones: { body: string; belly: string }, time: number): void {
  const beat = 0.05 * Math.sin(time * 0.9);
  const tail = { x: -0.5, y: -0.02 + beat };
  context.fillStyle = tones.body;
  context.beginPath();
  context.moveTo(0.5, 0.02);
  context.bezierCurveTo(0.46, -0.09, 0.28, -0.14, 0.06, -0.125);
  context.bezierCurveTo(-0.16, -0.11, -0.34, -0.05 + beat * 0.4, tail.x + 0.03, tail.y - 0.012);
  context.bezierCurveTo(
    tail.x - 0.03,
    tail.y - 0.07,
    tail.x - 0.08,
    tail.y - 0.1,
    tail.x - 0.13,
    tail.y - 0.1,
  );
  context.bezierCurveTo(tail.x - 0.1, tail.y - 0.05, tail.x - 0.07, tail.y - 0.02, tail.x - 0.06, tail.y);
  context.bezierCurveTo(
    tail.x - 0.08,
    tail.y + 0.03,
    tail.x - 0.09,
    tail.y + 0.05,
    tail.x - 0.12,
    tail.y + 0.085,
  );
  context.bezierCurveTo(
    tail.x - 0.06,
    tail.y + 0.085,
    tail.x - 0.01,
    tail.y + 0.05,
    tail.x + 0.03,
    tail.y + 0.02,
  );
  context.bezierCurveTo(-0.3, 0.06 + beat * 0.4, -0.1, 0.13, 0.14, 0.13);
  context.bezierCurveTo(0.34, 0.13, 0.47, 0.1, 0.5, 0.02);
  context.fill();
  context.fillStyle = tones.belly;
  context.beginPath();
  context.moveTo(0.492, 0.045);
  context.bezierCurveTo(0.4, 0.07, 0.26, 0.04, 0.12, 0.065);
  context.bezierCurveTo(0.0, 0.085, -0.1, 0.085, -0.16, 0.085);
  context.bezierCurveTo(-0.04, 0.118, 0.06, 0.13, 0.14, 0.13);
  context.bezierCurveTo(0.34, 0.13, 0.46, 0.11, 0.492, 0.045);
  context.fill();
  context.strokeStyle = tones.body;
  context.lineWidth = 0.003;
  context.beginPath();
  for (let groove = 0; groove < 5; groove += 1) {
    context.moveTo(0.45 - groove * 0.02, 0.066 + groove * 0.011);
    context.quadraticCurveTo(0.24, 0.062 + groove * 0.014, 0.02, 0.092 + groove * 0.008);
  }
  context.stroke();
  const flap = 0.05 * Math.sin(time * 0.9 + 1.2);
  context.fillStyle = tones.body;
  context.beginPath();
  context.moveTo(0.2, 0.07);
  context.bezierCurveTo(0.14, 0.15, 0.06, 0.21 + flap, -0.04, 0.235 + flap);
  context.bezierCurveTo(0.0, 0.17, 0.06, 0.1, 0.12, 0.07);
  context.fill();
  context.beginPath();
  context.moveTo(-0.14, -0.094);
  context.quadraticCurveTo(-0.2, -0.125, -0.225, -0.12);
  context.quadraticCurveTo(-0.21, -0.09, -0.225, -0.072);
  context.fill();
}

function paintTurtle(context: DrawingContext, tones: { body: string; belly: string }, time: number): void {
  const stroke = Math.sin(time * 1.5);
  context.fillStyle = tones.body;
  context.beginPath();
  context.moveTo(0.16, 0.04);
  context.bezierCurveTo(0.22, 0.12 + stroke * 0.08, 0.1, 0.26 + stroke * 0.14, -0.04, 0.32 + stroke * 0.16);
  context.bezierCurveTo(-0.03, 0.22 + stroke * 0.1, 0.02, 0.1, 0.06, 0.05);
  context.moveTo(-0.28, 0.03);
  context.bezierCurveTo(
    -0.34,
    0.09 - stroke * 0.05,
    -0.42,
    0.13 - stroke * 0.07,
    -0.48,
    0.12 - stroke * 0.08,
  );
  context.bezierCurveTo(-0.42, 0.05, -0.36, 0, -0.3, -0.02);
  context.fill();
  context.beginPath();
  context.ellipse(0.37, -0.045, 0.085, 0.055, -0.12, 0, Math.PI * 2);
  context.rect(0.22, -0.055, 0.12, 0.07);
  context.fill();
  context.fillStyle = tones.belly;
  context.beginPath();
  context.ellipse(-0.02, 0.035, 0.29, 0.06, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = tones.body;
  context.beginPath();
  context.moveTo(-0.34, 0.045);
  context.bezierCurveTo(-0.28, -0.13, -0.1, -0.19, 0.04, -0.17);
  context.bezierCurveTo(0.18, -0.15, 0.27, -0.07, 0.28, 0.035);
  context.quadraticCurveTo(0, 0.075, -0.34, 0.045);
  context.fill();
  context.strokeStyle = tones.belly;
  context.lineWidth = 0.006;
  context.beginPath();
  for (const x of [-0.2, -0.06, 0.08, 0.19]) {
    context.moveTo(x * 0.85, -0.16 + Math.abs(x) * 0.22);
    context.quadraticCurveTo(x * 1.1, -0.05, x * 1.12, 0.045);
  }
  context.moveTo(-0.29, -0.03);
  context.quadraticCurveTo(0, -0.11, 0.26, -0.02);
  context.stroke();
}

/** Bells that pulse and rise, with trailing threads. */
function createJellyfish(stage: Stage, light: Color): Painter {
  const { width, height, size, scene } = stage;
  const random = stage.random('jellyfish');
  const tones = [hex('#ffb0e0'), hex('#b0c8ff'), hex('#ffd9a8')].map((tone) => mix(tone, light, 0.3));
  const all = Array.from({ length: 9 }, (_, index) => ({
    x: random.between(0.08, 0.92) * width,
    y: random.next(),
    radius: size * (index < 2 ? random.between(0.06, 0.075) : random.between(0.016, 0.04)),
    phase: random.between(0, 7),
    tone: tones[index % tones.length] ?? light,
  })).sort((a, b) => a.radius - b.radius);
  return (context, seconds) => {
    const time = seconds * Math.min(2, scene.pace);
    for (const one of all) {
      const beat = Math.sin(time * 1.5 + one.phase);
      const y = height * (1.2 - wrap(one.y + time * 0.012 + 0.004 * beat, 1.4));
      atDepth(context, { stage, depth: 0.3 + one.radius / size / 0.15, seconds }, () => {
        context.save();
        context.translate(one.x + size * 0.012 * Math.sin(time * 0.4 + one.phase), y);
        context.rotate(0.12 * Math.sin(time * 0.3 + one.phase));
        context.scale(one.radius, one.radius);
        paintJellyfish(context, { tone: one.tone, beat, time: time + one.phase });
        context.restore();
      });
    }
  };
}

/** One unit is the radius of the bell; the origin lies in its rim. */
function paintJellyfish(context: DrawingContext, jelly: { tone: Color; beat: number; time: number }): void {
  const { tone, beat, time } = jelly;
  const wide = 1 - 0.13 * beat;
  const tall = 1 + 0.14 * beat;
  context.globalCompositeOperation = 'screen';
  context.lineCap = 'round';
  for (let thread = 0; thread < 11; thread += 1) {
    const x = ((thread - 5) / 5.4) * wide;
    const length = 2.4 + 1.1 * Math.sin(thread * 2.3);
    context.strokeStyle = css(tone, thread % 3 === 0 ? 0.5 : 0.26);
    context.lineWidth = thread % 3 === 0 ? 0.09 : 0.035;
    context.beginPath();
    context.moveTo(x * 0.8, -0.06);
    for (let step = 1; step <= 8; step += 1) {
      const share = step / 8;
      context.lineTo(
        x * (0.8 - 0.25 * share) + 0.24 * share * Math.sin(share * 5 - time * 2.1 + thread * 0.7),
        length * share,
      );
    }
    context.stroke();
  }
  const bell = context.createRadialGradient(-0.2, -0.55 * tall, 0.05, 0, -0.35, 1.15);
  bell.addColorStop(0, css(mix(tone, hex('#ffffff'), 0.6), 0.9));
  bell.addColorStop(0.55, css(tone, 0.5));
  bell.addColorStop(1, css(tone, 0.3));
  context.fillStyle = bell;
  context.beginPath();
  context.moveTo(-wide, 0);
  context.bezierCurveTo(-wide * 1.05, -0.75 * tall, -0.55 * wide, -tall, 0, -tall);
  context.bezierCurveTo(0.55 * wide, -tall, wide * 1.05, -0.75 * tall, wide, 0);
  for (let lobe = 3; lobe >= -4; lobe -= 1) {
    const x = (lobe / 4) * wide;
    context.quadraticCurveTo(x + wide * 0.125, 0.15, x, 0);
  }
  context.fill();
  context.globalCompositeOperation = 'source-over';
}
