import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Stage } from '../../stage.js';

export interface Candle {
  readonly x: number;
  /** Foot on the table. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly phase: number;
}

/** Wax that the light shines through from above, and its shadow and mirror on the wood. */
export function paintCandle(context: DrawingContext, stage: Stage, one: Candle): void {
  const { x, y, width, height } = one;
  const half = width / 2;
  context.save();
  context.globalAlpha = 0.22;
  const mirror = context.createLinearGradient(0, y, 0, y + height * 0.7);
  mirror.addColorStop(0, '#c77a3e');
  mirror.addColorStop(1, 'rgba(60,20,8,0)');
  context.fillStyle = mirror;
  context.fillRect(x - half, y, width, height * 0.7);
  context.restore();
  const wax = mix(hex('#f6e3c3'), stage.scene.tint ?? hex('#f6e3c3'), 0.4);
  const down = context.createLinearGradient(0, y - height, 0, y + half * 0.3);
  down.addColorStop(0, css(mix(hex('#ffdf9e'), wax, 0.3)));
  down.addColorStop(0.16, css(mix(hex('#ffb35c'), wax, 0.35)));
  down.addColorStop(0.5, css(mix(hex('#b9713c'), wax, 0.22)));
  down.addColorStop(1, css(mix(hex('#5a2c1a'), wax, 0.12)));
  context.fillStyle = down;
  context.beginPath();
  context.rect(x - half, y - height, width, height);
  context.ellipse(x, y, half, half * 0.26, 0, 0, Math.PI);
  context.fill();
  const across = context.createLinearGradient(x - half, 0, x + half, 0);
  across.addColorStop(0, 'rgba(40,12,4,0.55)');
  across.addColorStop(0.3, 'rgba(40,12,4,0)');
  across.addColorStop(0.75, 'rgba(40,12,4,0.06)');
  across.addColorStop(1, 'rgba(40,12,4,0.6)');
  context.fillStyle = across;
  context.beginPath();
  context.rect(x - half, y - height, width, height);
  context.ellipse(x, y, half, half * 0.26, 0, 0, Math.PI);
  context.fill();
  const pool = context.createRadialGradient(x, y - height, 0, x, y - height, half);
  pool.addColorStop(0, '#fff3cf');
  pool.addColorStop(0.6, '#ffcf85');
  pool.addColorStop(1, '#d68a48');
  context.fillStyle = pool;
  context.beginPath();
  context.ellipse(x, y - height, half, half * 0.26, 0, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = '#2a1208';
  context.lineCap = 'round';
  context.lineWidth = width * 0.045;
  context.beginPath();
  context.moveTo(x, y - height);
  context.quadraticCurveTo(
    x + width * 0.02,
    y - height - width * 0.12,
    x - width * 0.015,
    y - height - width * 0.24,
  );
  context.stroke();
}

export function paintHalo(
  context: DrawingContext,
  light: { candle: Candle; halo: Parameters<DrawingContext['drawImage']>[0]; size: number; wave: number },
): void {
  const { candle: one, halo, size, wave } = light;
  const y = one.y - one.height - one.width * 0.6;
  context.globalCompositeOperation = 'lighter';
  for (const [reach, alpha] of [
    [size * 0.19, 0.4],
    [one.width * 1.8, 0.5],
  ] as const) {
    const radius = reach * (0.94 + 0.06 * wave);
    context.globalAlpha = Math.min(1, alpha * wave);
    context.drawImage(halo, one.x - radius, y - radius, radius * 2, radius * 2);
  }
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
}
