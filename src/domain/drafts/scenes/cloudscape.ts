import { type Color, hex, mix } from '../../drawing/color.js';
import type { DrawingLayer } from '../../drawing/drawing-context.js';
import { clamp, smoothstep, wrap } from '../../drawing/interpolation.js';
import type { Noise } from '../../drawing/noise.js';
import { defineScene } from '../define-scene.js';
import { createBirds } from '../elements/birds.js';
import { createBalloons } from '../elements/figures/balloons.js';
import { createFirmament } from '../elements/firmament.js';
import { createEndlessLayer, drawSoft, type Painter, type Stage } from '../stage.js';

/** Rows of cloud tops from the horizon to the eye. */
const ROWS = 5;
/** Units of noise after which a row repeats. */
const PERIOD = 8;

export const cloudscape = defineScene({
  name: 'cloudscape',
  calls: { clouds: 0.85, sky: 0.45, balloon: 0.5, airplane: 0.5, birds: 0.25, overcast: 0.1, sun: 0.15 },
  lights: ['dawn', 'sunset', 'day'],
  cameras: ['push', 'drift', 'pan'],
  prepare: (stage) => {
    const horizonY = Math.round(stage.height * 0.55);
    const heavens = createFirmament(stage, {
      horizonY,
      sunX: stage.random('side').pick([0.32, 0.5, 0.66]),
      cloudiness: 0.8,
    });
    const rows = Array.from({ length: ROWS }, (_, row) =>
      createCloudRow(stage, { row, horizonY, sunX: heavens.sun?.x }),
    );
    const balloons = createBalloons(stage, { top: horizonY * 0.2, bottom: horizonY * 1.05 });
    const birds =
      stage.scene.light === 'night' ? undefined : createBirds(stage, { centerY: horizonY * 0.7, count: 6 });
    return (context, seconds) => {
      heavens.paint(context, seconds);
      rows.forEach((row, index) => {
        row(context, seconds);
        if (index === 1) birds?.(context, seconds);
        if (index === 2) balloons(context, seconds);
      });
    };
  },
});

/** A long bank of heaped cloud, bright on top, blue below, sliding past: near banks faster. */
function createCloudRow(
  stage: Stage,
  place: { row: number; horizonY: number; sunX: number | undefined },
): Painter {
  const { width, height, size } = stage;
  const near = place.row / (ROWS - 1);
  const baseY = place.horizonY + (height - place.horizonY) * (0.02 + 0.72 * near ** 1.2);
  const tall = size * (0.05 + 0.2 * near);
  const top = baseY - tall * 1.15;
  const wide = Math.ceil(width * 1.35);
  const bank = paintBank(stage, {
    near,
    row: place.row,
    wide,
    tall: Math.ceil(tall * 1.15 + size * (0.06 + 0.2 * near)),
    crest: tall * 1.15,
  });
  const speed = width * (0.004 + 0.022 * near ** 1.5);
  return (context, seconds) => {
    const shift = wrap(seconds * speed * stage.scene.pace, wide);
    const bob = size * 0.004 * near * Math.sin(seconds * 0.5 + place.row);
    for (let x = shift - wide; x < width * 1.1; x += wide) {
      drawSoft(context, { stage, depth: 0.1 + 0.8 * near, seconds }, { layer: bank, x, y: top + bob });
    }
  };
}

interface BankCall {
  readonly near: number;
  readonly row: number;
  readonly wide: number;
  readonly tall: number;
  readonly crest: number;
}

function paintBank(stage: Stage, call: BankCall): DrawingLayer {
  const { palette } = stage;
  const noise = stage.noise(`bank ${call.row}`);
  const shrink = 2 + call.near;
  const columns = Math.ceil(call.wide / shrink);
  const rows = Math.ceil(call.tall / shrink);
  const air = mix(palette.haze, palette.sky[3], 0.5);
  const light = mix(
    mix(palette.cloudLight, hex('#ffffff'), 0.3 * palette.brightness),
    air,
    0.55 * (1 - call.near),
  );
  const shade = mix(mix(palette.cloudShade, palette.sky[1], 0.25), air, 0.6 * (1 - call.near));
  const ramp: Color[] = Array.from({ length: 64 }, (_, step) => mix(shade, light, step / 63));
  const unit = PERIOD / columns;
  const puff = call.near < 0.5 ? 2 : 1;
  const size = { width: call.wide, height: call.tall, columns, rows };
  return createEndlessLayer(stage, size, (data, index, x, y) => {
    const u = x * unit;
    const v = y * unit;
    const under = (y * shrink - call.crest) / call.crest;
    const billow = heap(noise, u * puff, v * puff, PERIOD * puff);
    const body = under + 0.5 + 0.5 * noise.at(u * 0.5, 3.3, PERIOD / 2) + billow * 0.75;
    const alpha = smoothstep(0, 0.12, body);
    if (alpha === 0) return;
    const above = heap(noise, u * puff + 0.04, v * puff - 0.14, PERIOD * puff);
    const lit = clamp(
      0.6 + (billow - above) * 0.95 - Math.max(0, under + 0.3) * 0.45 + (1 - alpha) * 0.25,
      0,
      1,
    );
    const [red, green, blue] = ramp[Math.round(lit * 63)] ?? light;
    data[index] = red;
    data[index + 1] = green;
    data[index + 2] = blue;
    data[index + 3] = 255 * alpha;
  });
}

/** Round heaps upon heaps: noise folded at zero, so that it bulges and creases. `period`: units until it repeats. */
function heap(noise: Noise, x: number, y: number, period: number): number {
  let sum = 0;
  let scale = 1;
  let strength = 0.62;
  for (let octave = 0; octave < 4; octave += 1) {
    sum +=
      strength * (2.3 * Math.abs(noise.at(x * scale + octave * 3, y * scale * 1.25, period * scale)) - 0.62);
    scale *= 2;
    strength *= 0.5;
  }
  return sum;
}
