import { css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { SeededRandom } from '../../drawing/seeded-random.js';
import { atDepth, type Painter, type Stage } from '../stage.js';

/** Two palms that lean into the picture and nod in the wind; none when the prompt names none. */
export function createPalms(stage: Stage): Painter {
  if (!stage.scene.concepts.has('palm')) return () => {};
  const { width, height, size, palette } = stage;
  const side = stage.random('palms').sign();
  const tone = css(mix(palette.ground, hex('#0c1a12'), 0.4));
  const palms = [
    { x: width * (0.5 + side * 0.43), y: height * 1.02, reach: size * 0.62, lean: -side * 0.3, phase: 0 },
    { x: width * (0.5 + side * 0.5), y: height * 1.02, reach: size * 0.46, lean: -side * 0.16, phase: 2 },
  ].map((palm, index) => ({ ...palm, fronds: growFronds(stage.random(`fronds ${index}`)) }));
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    context.fillStyle = tone;
    context.strokeStyle = tone;
    context.lineCap = 'round';
    atDepth(context, { stage, depth: 0.9, seconds }, () => {
      for (const palm of palms) {
        const sway = 0.015 * Math.sin(time * 0.7 + palm.phase);
        const topX = palm.x + palm.reach * (palm.lean + sway);
        const topY = palm.y - palm.reach;
        paintTrunk(context, { x: palm.x, y: palm.y, topX, topY, thick: palm.reach * 0.034 });
        for (const frond of palm.fronds) {
          const nod = 0.06 * Math.sin(time * 1.1 + frond.phase);
          paintFrond(context, {
            x: topX,
            y: topY,
            angle: frond.angle + nod,
            length: palm.reach * frond.length,
          });
        }
      }
    });
  };
}

function growFronds(random: SeededRandom) {
  return Array.from({ length: 11 }, (_, index) => ({
    angle: -Math.PI * 1.12 + (index / 10) * Math.PI * 1.24 + random.between(-0.1, 0.1),
    length: random.between(0.36, 0.46),
    phase: random.between(0, 7),
  }));
}

function paintTrunk(
  context: DrawingContext,
  trunk: { x: number; y: number; topX: number; topY: number; thick: number },
): void {
  const { x, y, topX, topY, thick } = trunk;
  const bendX = x + (topX - x) * 0.25;
  const bendY = y + (topY - y) * 0.6;
  context.beginPath();
  context.moveTo(x - thick, y);
  context.quadraticCurveTo(bendX - thick * 0.6, bendY, topX - thick * 0.4, topY);
  context.lineTo(topX + thick * 0.4, topY);
  context.quadraticCurveTo(bendX + thick * 0.6, bendY, x + thick, y);
  context.fill();
}

/** A drooping leaf: a spine with blades that hang from both sides. */
function paintFrond(
  context: DrawingContext,
  frond: { x: number; y: number; angle: number; length: number },
): void {
  const { x, y, angle, length } = frond;
  const tipX = x + Math.cos(angle) * length;
  const tipY = y + Math.sin(angle) * length * 0.75 + length * 0.34;
  const midX = x + Math.cos(angle) * length * 0.55;
  const midY = y + Math.sin(angle) * length * 0.8 - length * 0.06;
  context.beginPath();
  for (let step = 1; step <= 15; step += 1) {
    const share = step / 15;
    const left = 1 - share;
    const spineX = left * left * x + 2 * left * share * midX + share * share * tipX;
    const spineY = left * left * y + 2 * left * share * midY + share * share * tipY;
    const blade = length * 0.3 * Math.sin(Math.min(1, share * 1.15) * Math.PI) ** 0.7;
    const forward = Math.cos(angle) * blade * 0.42;
    for (const side of [-1, 1]) {
      context.moveTo(spineX - length * 0.012, spineY);
      context.quadraticCurveTo(
        spineX + forward * 0.7 + side * blade * 0.1,
        spineY + blade * (side > 0 ? 0.34 : -0.04),
        spineX + forward + side * blade * 0.12,
        spineY + blade * (side > 0 ? 0.86 : 0.3),
      );
      context.lineTo(spineX + length * 0.016, spineY);
    }
  }
  context.fill();
  context.lineWidth = length * 0.018;
  context.beginPath();
  context.moveTo(x, y);
  context.quadraticCurveTo(midX, midY, tipX, tipY);
  context.stroke();
}
