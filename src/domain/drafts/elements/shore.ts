import { addStops, type Color, css, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { atDepth, createPlate, type Painter, type Stage } from '../stage.js';

/** Sand at the bottom of the picture that thin waves run up and leave again. */
export function createShore(stage: Stage, shore: { readonly y: number }): Painter {
  const { width, size, palette } = stage;
  const noise = stage.noise('shore');
  const dim = 0.15 + 0.85 * palette.brightness;
  const sand = mix(mix(palette.shade, palette.ground, 0.4), mix(hex('#e8c89a'), palette.key, 0.25), dim);
  const wet = mix(mix(sand, palette.water, 0.4), palette.sky[2], 0.22);
  const foam = mix(palette.sky[2], mix(hex('#ffffff'), palette.key, 0.2), 0.25 + 0.7 * palette.brightness);
  const edgeAt = (x: number, row: number): number =>
    shore.y +
    size * (0.05 * noise.at((x / size) * 1.1, row) + 0.012 * noise.at((x / size) * 5, row * 3)) -
    size * 0.03 * Math.sin((x / width) * 2.4 - 0.6);
  const plate = createPlate(stage, { depth: 0.55, top: shore.y - size * 0.06 }, (context) => {
    paintSand(context, stage, { y: shore.y, sand: css(sand), wet: css(wet), edge: (x) => edgeAt(x, 0.2) });
  });
  const waves = [0, 1, 2].map((row) => ({ row, phase: row * 2.1, reach: size * (0.034 + 0.012 * row) }));
  return (context, seconds) => {
    const time = seconds * Math.min(2, stage.scene.pace);
    plate.draw(context, seconds);
    atDepth(context, { stage, depth: 0.55, seconds }, () => {
      for (const wave of waves) {
        const run = 0.5 + 0.5 * Math.sin(time * 0.55 + wave.phase);
        const level = wave.reach * (run * 1.5 - 0.7);
        const edge = (x: number): number =>
          edgeAt(x, wave.row * 0.35) +
          level +
          size * 0.006 * Math.sin((x / size) * 9 + time * 0.8 + wave.phase);
        drawSheet(context, {
          stage,
          edge,
          water: mix(palette.water, palette.sky[2], 0.55),
          foam: css(foam, 0.35 + 0.45 * run),
        });
      }
    });
  };
}

function paintSand(
  context: DrawingContext,
  stage: Stage,
  look: { y: number; sand: string; wet: string; edge: (x: number) => number },
): void {
  const { width, height, size, palette } = stage;
  const margin = width * 0.12;
  const gradient = context.createLinearGradient(0, look.y - size * 0.03, 0, look.y + size * 0.2);
  gradient.addColorStop(0, look.wet);
  gradient.addColorStop(0.35, look.wet);
  gradient.addColorStop(0.75, look.sand);
  gradient.addColorStop(1, look.sand);
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(-margin, height + margin);
  for (let x = -margin; x <= width + margin; x += 6) context.lineTo(x, look.edge(x));
  context.lineTo(width + margin, height + margin);
  context.fill();
  const random = stage.random('sand');
  for (const tone of [mix(palette.ground, palette.shade, 0.3), palette.key]) {
    context.fillStyle = css(tone, 0.1);
    context.beginPath();
    for (let grain = 0; grain < 900; grain += 1) {
      const x = random.between(-margin, width + margin);
      const y = look.y + size * 0.07 + (height - look.y) * random.next();
      context.rect(x, y, size * 0.0016, size * 0.0011);
    }
    context.fill();
  }
  context.fillStyle = addStops(context.createLinearGradient(0, look.y, 0, height), [
    [0, palette.ground, 0],
    [1, palette.ground, 0.4],
  ]);
  context.fill();
}

/** One sheet of water from the sea down to its foaming edge. */
function drawSheet(
  context: DrawingContext,
  sheet: { stage: Stage; edge: (x: number) => number; water: Color; foam: string },
): void {
  const { stage, edge } = sheet;
  const { width, size } = stage;
  const margin = width * 0.08;
  const middle = edge(width / 2);
  const fade = context.createLinearGradient(0, middle - size * 0.17, 0, middle);
  fade.addColorStop(0, css(sheet.water, 0));
  fade.addColorStop(1, css(sheet.water, 0.34));
  context.fillStyle = fade;
  context.beginPath();
  context.moveTo(-margin, edge(0) - size * 0.16);
  for (let x = -margin; x <= width + margin; x += 10) context.lineTo(x, edge(x));
  context.lineTo(width + margin, edge(width) - size * 0.16);
  context.fill();
  context.fillStyle = sheet.foam;
  context.beginPath();
  context.moveTo(-margin, edge(-margin));
  for (let x = -margin; x <= width + margin; x += 8) context.lineTo(x, edge(x));
  for (let x = width + margin; x >= -margin; x -= 8) {
    const thick = size * (0.0045 + 0.0035 * Math.sin((x / size) * 31) + 0.002 * Math.sin((x / size) * 83));
    context.lineTo(x, edge(x) - thick);
  }
  context.fill();
}
