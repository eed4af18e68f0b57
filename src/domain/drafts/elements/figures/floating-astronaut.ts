import type { DrawingContext } from '../../../drawing/drawing-context.js';

/** Colors of a suit in hard light. */
const suit = { lit: '#f4f6f8', middle: '#c3c9d4', shade: '#5d6880', line: '#2c3446', accent: '#d8573f' };

/** Somebody in a space suit, adrift. One unit is the height; the origin lies in the middle of the body. */
export function paintAstronaut(context: DrawingContext, seconds: number): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const drift = Math.sin(seconds * 0.5) * 0.07;
  paintPack(context);
  paintLimb(context, [-0.1, 0.13, -0.16, 0.28 + drift * 0.3, -0.12 + drift, 0.44], 0.125);
  paintLimb(context, [0.09, 0.13, 0.17, 0.26, 0.22 - drift, 0.39], 0.125);
  paintBoot(context, -0.12 + drift, 0.45, 0.1);
  paintBoot(context, 0.22 - drift, 0.4, -0.35);
  paintLimb(context, [-0.15, -0.12, -0.28, -0.05 + drift, -0.36, -0.17 + drift * 1.5], 0.105);
  paintLimb(context, [0.15, -0.12, 0.27, -0.02 - drift, 0.3 - drift, 0.11], 0.105);
  paintTorso(context);
  paintHelmet(context);
}

function paintPack(context: DrawingContext): void {
  context.fillStyle = suit.shade;
  context.beginPath();
  context.roundRect(-0.2, -0.25, 0.4, 0.36, 0.06);
  context.fill();
  context.fillStyle = '#8791a3';
  context.beginPath();
  context.roundRect(-0.2, -0.25, 0.14, 0.36, 0.05);
  context.fill();
}

/** Three points: where it joins, the elbow or knee, its end. */
function paintLimb(
  context: DrawingContext,
  [x0, y0, x1, y1, x2, y2]: readonly [number, number, number, number, number, number],
  thick: number,
): void {
  for (const [color, width, shift] of [
    [suit.line, 1.1, 0],
    [suit.shade, 1, 0],
    [suit.middle, 0.8, -0.12],
    [suit.lit, 0.4, -0.24],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = thick * width;
    context.beginPath();
    context.moveTo(x0 + shift * thick, y0 + shift * thick * 0.6);
    context.quadraticCurveTo(
      x1 + shift * thick,
      y1 + shift * thick * 0.6,
      x2 + shift * thick,
      y2 + shift * thick * 0.6,
    );
    context.stroke();
  }
  context.strokeStyle = 'rgba(44,52,70,0.55)';
  context.lineWidth = thick * 0.07;
  for (const share of [0.42, 0.5, 0.58]) {
    const x = x0 + (x2 - x0) * share * 0.5 + (x1 - x0) * share * 0.5;
    const y = y0 + (y2 - y0) * share * 0.5 + (y1 - y0) * share * 0.5;
    const length = Math.hypot(x2 - x0, y2 - y0);
    const acrossX = (-(y2 - y0) / length) * thick * 0.4;
    const acrossY = ((x2 - x0) / length) * thick * 0.4;
    context.beginPath();
    context.moveTo(x - acrossX, y - acrossY);
    context.lineTo(x + acrossX, y + acrossY);
    context.stroke();
  }
}

function paintBoot(context: DrawingContext, x: number, y: number, turn: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.fillStyle = suit.line;
  context.beginPath();
  context.roundRect(-0.07, -0.035, 0.14, 0.09, 0.035);
  context.fill();
  context.fillStyle = suit.middle;
  context.beginPath();
  context.roundRect(-0.066, -0.035, 0.122, 0.06, 0.03);
  context.fill();
  context.restore();
}

function paintTorso(context: DrawingContext): void {
  const body = context.createLinearGradient(-0.18, -0.1, 0.2, 0.1);
  body.addColorStop(0, suit.lit);
  body.addColorStop(0.45, suit.middle);
  body.addColorStop(1, suit.shade);
  context.fillStyle = body;
  context.strokeStyle = suit.line;
  context.lineWidth = 0.008;
  context.beginPath();
  context.moveTo(-0.13, -0.22);
  context.bezierCurveTo(-0.2, -0.16, -0.17, 0, -0.155, 0.1);
  context.bezierCurveTo(-0.15, 0.19, 0.15, 0.19, 0.155, 0.1);
  context.bezierCurveTo(0.17, 0, 0.2, -0.16, 0.13, -0.22);
  context.closePath();
  context.fill();
  context.stroke();
  context.fillStyle = '#3a4356';
  context.beginPath();
  context.roundRect(-0.085, -0.07, 0.17, 0.095, 0.018);
  context.fill();
  for (const [x, color] of [
    [-0.05, suit.accent],
    [0, '#e8c25a'],
    [0.05, '#63b6d8'],
  ] as const) {
    context.fillStyle = color;
    context.beginPath();
    context.arc(x, -0.022, 0.014, 0, Math.PI * 2);
    context.fill();
  }
  context.strokeStyle = suit.accent;
  context.lineWidth = 0.014;
  context.beginPath();
  context.moveTo(-0.15, 0.085);
  context.quadraticCurveTo(0, 0.13, 0.15, 0.085);
  context.stroke();
}

function paintHelmet(context: DrawingContext): void {
  const shell = context.createRadialGradient(-0.06, -0.42, 0.02, 0, -0.355, 0.19);
  shell.addColorStop(0, '#ffffff');
  shell.addColorStop(0.55, suit.middle);
  shell.addColorStop(1, suit.shade);
  context.fillStyle = shell;
  context.beginPath();
  context.arc(0, -0.355, 0.165, 0, Math.PI * 2);
  context.fill();
  const visor = context.createLinearGradient(-0.1, -0.45, 0.1, -0.26);
  visor.addColorStop(0, '#ffe3a0');
  visor.addColorStop(0.28, '#d8943a');
  visor.addColorStop(0.6, '#5c3420');
  visor.addColorStop(1, '#161420');
  context.fillStyle = visor;
  context.strokeStyle = suit.line;
  context.lineWidth = 0.01;
  context.beginPath();
  context.ellipse(0.012, -0.35, 0.122, 0.108, 0, 0, Math.PI * 2);
  context.fill();
  context.stroke();
  context.fillStyle = 'rgba(255,255,255,0.75)';
  context.beginPath();
  context.ellipse(-0.045, -0.395, 0.034, 0.016, -0.6, 0, Math.PI * 2);
  context.fill();
}
