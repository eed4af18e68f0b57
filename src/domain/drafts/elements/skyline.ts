import { addStops, type Color, css, hex, lighten, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import type { SeededRandom } from '../../drawing/seeded-random.js';
import { createPlate, type Plate, type Stage } from '../stage.js';

export interface SkylineOptions {
  readonly purpose: string;
  readonly footY: number;
  /** Pixels of the tallest tower. */
  readonly height: number;
  readonly depth: number;
  /** Width of a usual building in pixels. */
  readonly width: number;
  readonly wall: Color;
  /** What the wall turns into at its foot: haze in the streets. */
  readonly foot: Color;
  /** Share of windows with light, 0 to 1. */
  readonly lit: number;
  readonly windowTones: readonly [Color, Color, Color];
  /** Height of the towers along the picture, 0 to 1. */
  readonly envelope: (x: number) => number;
}

interface Building {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly crown: 'flat' | 'step' | 'spire' | 'slant' | 'mast';
}

/** One row of buildings with windows, as seen from afar. */
export function createSkyline(stage: Stage, options: SkylineOptions): Plate {
  const random = stage.random(`skyline ${options.purpose}`);
  const buildings = placeBuildings(stage, options, random);
  const top = Math.min(...buildings.map((building) => building.top - building.width * 1.6));
  return createPlate(stage, { depth: options.depth, top, bottom: options.footY }, (context) => {
    for (const building of buildings) paintBuilding(context, { options, building, stage }, random);
  });
}

function placeBuildings(stage: Stage, options: SkylineOptions, random: SeededRandom): Building[] {
  const buildings: Building[] = [];
  for (let x = -stage.width * 0.1; x < stage.width * 1.1; ) {
    const width = options.width * random.between(0.6, 1.5);
    const share = options.envelope((x + width / 2) / stage.width) * random.between(0.45, 1);
    const tall = share > 0.62;
    const crown = tall
      ? random.pick<Building['crown']>(['spire', 'step', 'slant', 'mast', 'flat'])
      : random.pick<Building['crown']>(['flat', 'flat', 'step', 'mast']);
    buildings.push({ x, width, top: options.footY - options.height * Math.max(0.1, share), crown });
    x += width * random.between(0.82, 1.06);
  }
  return buildings;
}

interface BuildingCall {
  readonly stage: Stage;
  readonly options: SkylineOptions;
  readonly building: Building;
}

function paintBuilding(context: DrawingContext, call: BuildingCall, random: SeededRandom): void {
  const { options, building } = call;
  const { footY } = options;
  const shade = lighten(options.wall, random.between(-0.035, 0.035));
  const right = building.x + building.width;
  context.beginPath();
  traceBody(context, building, footY);
  context.fillStyle = addStops(context.createLinearGradient(0, building.top, 0, footY), [
    [0, shade],
    [1, mix(shade, options.foot, 0.85)],
  ]);
  context.fill();
  const side = building.width * 0.3;
  const sideGradient = context.createLinearGradient(0, building.top, 0, footY);
  sideGradient.addColorStop(0, css(lighten(shade, 0.045), 0.9));
  sideGradient.addColorStop(1, css(options.foot, 0));
  context.fillStyle = sideGradient;
  context.fillRect(right - side, building.top, side, footY - building.top);
  paintCrown(context, building, shade);
  paintWindows(context, call, random);
}

function traceBody(context: DrawingContext, building: Building, footY: number): void {
  const { x, width, top } = building;
  context.moveTo(x, footY);
  if (building.crown === 'slant') {
    context.lineTo(x, top + width * 0.5);
    context.lineTo(x + width, top);
  } else {
    context.lineTo(x, top);
    context.lineTo(x + width, top);
  }
  context.lineTo(x + width, footY);
  context.closePath();
}

function paintCrown(context: DrawingContext, building: Building, color: Color): void {
  const { x, width, top } = building;
  context.fillStyle = css(color);
  context.beginPath();
  if (building.crown === 'step' || building.crown === 'spire') {
    context.rect(x + width * 0.16, top - width * 0.28, width * 0.68, width * 0.3);
    context.rect(x + width * 0.3, top - width * 0.5, width * 0.4, width * 0.26);
  }
  if (building.crown === 'spire') {
    context.moveTo(x + width * 0.36, top - width * 0.48);
    context.lineTo(x + width * 0.5, top - width * 1.5);
    context.lineTo(x + width * 0.64, top - width * 0.48);
  }
  if (building.crown === 'mast') {
    context.rect(x + width * 0.47, top - width * 0.62, Math.max(1, width * 0.05), width * 0.64);
    context.rect(x + width * 0.2, top - width * 0.1, width * 0.6, width * 0.12);
  }
  context.fill();
}

/** Windows in rows; floors and columns fit the building, light falls in groups as people live. */
function paintWindows(context: DrawingContext, call: BuildingCall, random: SeededRandom): void {
  const { options, building, stage } = call;
  const column = Math.max(3, options.width * random.pick([0.085, 0.11, 0.14]));
  const row = column * random.pick([1.15, 1.5, 1.9]);
  const inset = column * 0.7;
  const top = building.top + row * 0.8 + (building.crown === 'slant' ? building.width * 0.5 : 0);
  const habit = options.lit * random.between(0.35, 1.5);
  const wide = random.next() < 0.25 ? 0.86 : 0.55;
  const dark = mix(options.wall, stage.palette.sky[1], 0.35);
  const groups: [Color, number, [number, number][]][] = [
    [options.windowTones[0], 0.92, []],
    [options.windowTones[1], 0.8, []],
    [options.windowTones[2], 0.62, []],
    [dark, 0.5, []],
  ];
  for (let y = top; y < options.footY - row; y += row) {
    const floor = random.next() < 0.12 ? 2.2 : 1;
    for (let x = building.x + inset; x < building.x + building.width - inset - column * 0.4; x += column) {
      const on = random.next() < habit * floor;
      const tone = Math.floor(random.next() * 3);
      groups[on ? tone : 3]?.[2].push([x, y]);
    }
  }
  for (const [tone, alpha, places] of groups) {
    context.beginPath();
    for (const [x, y] of places) context.rect(x, y, column * wide, row * 0.52);
    context.fillStyle = css(tone, alpha);
    context.fill();
  }
}

/** Light of windows: warm and cold, or the colors of signs. */
export function windowTones(neon: boolean): readonly [Color, Color, Color] {
  return neon
    ? [hex('#ff5fc4'), hex('#5ff0ff'), hex('#ffd27a')]
    : [hex('#ffd48a'), hex('#ffe9c0'), hex('#cfe4ff')];
}
