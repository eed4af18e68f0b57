import { type Color, hex, mix } from '../../drawing/color.js';
import type { DrawingLayer } from '../../drawing/drawing-context.js';
import { smoothstep } from '../../drawing/interpolation.js';
import { createTexture, type Painter, type Stage } from '../stage.js';

/** Radians a second, and the farthest that the sky turns before it turns back. */
const TURN_SPEED = 0.0045;
const MOST_TURN = 0.1;

/** The band of the galaxy with its dust, and thousands of stars, turning slowly about a pole above the picture. */
export function createTurningSky(stage: Stage, options: { readonly galaxy: number }): Painter {
  const { width, height } = stage;
  const poleX = width * stage.random('pole').pick([0.25, 0.75]);
  const poleY = -height * 0.2;
  const reach = Math.hypot(Math.max(poleX, width - poleX), height - poleY);
  const margin = Math.ceil(reach * (MOST_TURN + 0.02)) + 4;
  const layer = stage.createLayer(width + 2 * margin, height + 2 * margin);
  const context = layer.getContext('2d');
  if (options.galaxy > 0) {
    const texture = paintGalaxy(stage, layer, options.galaxy);
    context.imageSmoothingQuality = 'high';
    context.drawImage(texture, 0, 0, layer.width, layer.height);
  }
  paintStarField(stage, layer);
  return (target, seconds) => {
    const turn = seconds * TURN_SPEED * stage.scene.pace;
    target.save();
    target.translate(poleX, poleY);
    target.rotate(MOST_TURN * Math.sin(turn / MOST_TURN));
    target.translate(-poleX, -poleY);
    target.drawImage(layer, -margin, -margin);
    target.restore();
  };
}

function paintGalaxy(stage: Stage, { width, height }: DrawingLayer, strength: number): DrawingLayer {
  const noise = stage.noise('galaxy');
  const random = stage.random('galaxy');
  const step = 3;
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  const lean = random.pick([-0.75, -0.62, 0.62, 0.75]);
  const centerX = columns / 2 + (random.next() - 0.5) * columns * 0.1;
  const unit = step / stage.size;
  const core: Color = hex('#ffe3c2');
  const arm: Color = mix(hex('#9db4ff'), stage.palette.glow, 0.4);
  const rose: Color = hex('#d07ab0');
  return createTexture(stage, { width: columns, height: rows }, (data, index, x, y) => {
    const along = (y - rows / 2) * unit;
    const across = (x - centerX) * unit * Math.cos(lean) - along * Math.sin(lean);
    const down = along * Math.cos(lean) + (x - centerX) * unit * Math.sin(lean);
    const warp = noise.fractal(across * 2 + 3, down * 1.4, 3) * 0.16;
    const place = across + warp;
    const band = Math.exp(-((place / 0.2) ** 2));
    const halo = Math.exp(-((place / 0.42) ** 2));
    const cloud = 0.6 + 0.9 * noise.fractal(across * 5, down * 4.2, 5);
    const dust = smoothstep(
      0.05,
      0.34,
      noise.fractal(across * 6.5 + 20, down * 3.4, 5) + 0.3 - Math.abs(place + 0.02) * 4.6,
    );
    const bulge = Math.exp(-((down / 0.55) ** 2));
    const light = (band * cloud * (0.55 + 0.6 * bulge) + halo * 0.22) * (1 - 0.72 * dust * band);
    const warm = Math.min(1, bulge * band * 1.1);
    const pink = Math.max(0, noise.at(across * 5 + 9, down * 5)) * band * 0.5;
    for (let channel = 0; channel < 3; channel += 1) {
      const cold = arm[channel] ?? 0;
      const tone = cold + ((core[channel] ?? 0) - cold) * warm;
      data[index + channel] = tone + ((rose[channel] ?? 0) - tone) * pink;
    }
    data[index + 3] = 255 * Math.min(0.9, Math.max(0, light) * 0.7 * strength);
  });
}

function paintStarField(stage: Stage, layer: DrawingLayer): void {
  const random = stage.random('star field');
  const context = layer.getContext('2d');
  const unit = stage.size / 960;
  const count = Math.round((4600 * layer.width * layer.height) / (stage.width * stage.height) / 1.6);
  const tones = ['#ffffff', '#cfe0ff', '#fff0d8', '#ffd9c0'] as const;
  for (const tone of tones) {
    for (const size of [0.45, 0.7, 1.15]) {
      context.beginPath();
      const share = size === 0.45 ? 0.7 : size === 0.7 ? 0.25 : 0.05;
      for (let index = 0; index < (count / 4) * share; index += 1) {
        const x = random.next() * layer.width;
        const y = random.next() * layer.height;
        const radius = unit * size * random.between(0.85, 1.5);
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, Math.PI * 2);
      }
      context.globalAlpha = size === 0.45 ? 0.5 : size === 0.7 ? 0.75 : 0.95;
      context.fillStyle = tone;
      context.fill();
    }
  }
  context.globalAlpha = 1;
}
