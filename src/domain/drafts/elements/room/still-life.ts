import { type Color, css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Stage } from '../../stage.js';
import { type LeafCluster, paintLeafClusters } from '../leaves.js';
import { glow } from '../sky.js';
import { cupX, type Frame, type RoomTones } from './layout.js';

/** The sill or desk with what stands on it, dark against the light. */
export function paintStill(
  context: DrawingContext,
  stage: Stage,
  { frame, tones }: { frame: Frame; tones: RoomTones },
): void {
  const { width, height, size, palette } = stage;
  const top = context.createLinearGradient(0, frame.sillY, 0, height);
  top.addColorStop(0, css(tones.woodLit));
  top.addColorStop(0.16, css(mix(tones.wood, tones.woodLit, 0.3)));
  top.addColorStop(1, css(mix(tones.wood, hex('#000000'), 0.55)));
  context.fillStyle = top;
  context.fillRect(-width * 0.2, frame.sillY, width * 1.4, height);
  glow(
    context,
    { x: width / 2, y: frame.sillY, radius: size * 0.55, squash: 0.14 },
    palette.key,
    0.35 * (0.3 + palette.brightness),
  );
  const shade = mix(hex('#17110f'), tones.wood, 0.25);
  const x = cupX(stage, frame);
  paintCup(context, { x, y: frame.sillY + size * 0.03, size, shade, rim: mix(shade, palette.key, 0.45) });
  const plantX = x < width / 2 ? frame.right - size * 0.1 : frame.left + size * 0.1;
  paintPlant(context, stage, { x: plantX, y: frame.sillY + size * 0.026, shade });
  paintBooks(context, stage, {
    x: x < width / 2 ? plantX - size * 0.24 : plantX + size * 0.12,
    y: frame.sillY + size * 0.034,
    shade,
  });
}

function paintCup(
  context: DrawingContext,
  cup: { x: number; y: number; size: number; shade: Color; rim: Color },
): void {
  const { x, y, size, shade, rim } = cup;
  const half = size * 0.032;
  const tall = size * 0.062;
  const body = context.createLinearGradient(x - half, 0, x + half, 0);
  body.addColorStop(0, css(rim));
  body.addColorStop(0.3, css(mix(shade, rim, 0.3)));
  body.addColorStop(1, css(shade));
  context.strokeStyle = css(mix(shade, rim, 0.25));
  context.lineWidth = size * 0.008;
  context.beginPath();
  context.ellipse(
    x + half * 1.12,
    y - tall * 0.55,
    half * 0.5,
    tall * 0.26,
    0,
    -Math.PI * 0.6,
    Math.PI * 0.6,
  );
  context.stroke();
  context.fillStyle = body;
  context.beginPath();
  context.moveTo(x - half, y - tall);
  context.bezierCurveTo(x - half, y - tall * 0.2, x - half * 0.75, y, x - half * 0.6, y);
  context.lineTo(x + half * 0.6, y);
  context.bezierCurveTo(x + half * 0.75, y, x + half, y - tall * 0.2, x + half, y - tall);
  context.fill();
  context.fillStyle = css(mix(shade, rim, 0.55));
  context.beginPath();
  context.ellipse(x, y - tall, half, half * 0.24, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = css(mix(shade, hex('#2a140a'), 0.6));
  context.beginPath();
  context.ellipse(x, y - tall + half * 0.03, half * 0.86, half * 0.17, 0, 0, Math.PI * 2);
  context.fill();
}

function paintPlant(
  context: DrawingContext,
  stage: Stage,
  place: { x: number; y: number; shade: Color },
): void {
  const { size, palette } = stage;
  const { x, y, shade } = place;
  const random = stage.random('plant');
  const tall = size * 0.07;
  context.fillStyle = css(mix(shade, hex('#8a4a30'), 0.45));
  context.beginPath();
  context.moveTo(x - tall * 0.5, y - tall);
  context.lineTo(x + tall * 0.5, y - tall);
  context.lineTo(x + tall * 0.36, y);
  context.lineTo(x - tall * 0.36, y);
  context.fill();
  context.fillRect(x - tall * 0.56, y - tall * 1.1, tall * 1.12, tall * 0.2);
  context.strokeStyle = css(mix(shade, hex('#3f5a34'), 0.5));
  context.lineWidth = size * 0.003;
  const clusters: LeafCluster[] = [];
  context.beginPath();
  for (let stem = 0; stem < 8; stem += 1) {
    const lean = (stem - 3.5) * 0.19 + random.between(-0.08, 0.08);
    const reach = size * random.between(0.1, 0.21);
    const tipX = x + Math.sin(lean) * reach;
    const tipY = y - tall - Math.cos(lean) * reach;
    context.moveTo(x + lean * tall * 0.2, y - tall);
    context.quadraticCurveTo(x + lean * tall * 0.3, y - tall - reach * 0.5, tipX, tipY);
    for (const along of [0.5, 0.75, 1]) {
      clusters.push({
        x: x + (tipX - x) * along,
        y: y - tall + (tipY - y + tall) * along,
        radius: size * 0.024,
        leaves: 7,
      });
    }
  }
  context.stroke();
  const green = mix(shade, hex('#4f7a45'), 0.5);
  paintLeafClusters(
    context,
    clusters,
    {
      length: size * 0.03,
      tones: { dark: mix(green, shade, 0.5), middle: green, light: mix(green, palette.key, 0.3) },
    },
    random,
  );
}

function paintBooks(
  context: DrawingContext,
  stage: Stage,
  place: { x: number; y: number; shade: Color },
): void {
  const { size, palette } = stage;
  const random = stage.random('books');
  const covers: readonly [Color, ...Color[]] = [
    hex('#8a3a34'),
    hex('#34566f'),
    hex('#8a7440'),
    hex('#4f6a4a'),
  ];
  let y = place.y;
  for (let book = 0; book < 3; book += 1) {
    const thick = size * random.between(0.014, 0.022);
    const wide = size * random.between(0.1, 0.13);
    const left = place.x + size * random.between(-0.008, 0.008);
    y -= thick;
    context.fillStyle = css(mix(place.shade, random.pick(covers), 0.5));
    context.fillRect(left, y, wide, thick - 1);
    context.fillStyle = css(palette.key, 0.22 + 0.2 * palette.brightness);
    context.fillRect(left, y, wide, Math.max(1, size * 0.0016));
  }
}
