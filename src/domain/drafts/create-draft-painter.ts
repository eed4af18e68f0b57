import { type Color, tintTowards } from '../drawing/color.js';
import type { CreateLayer } from '../drawing/drawing-context.js';
import { createNoise } from '../drawing/noise.js';
import { createRandom } from '../drawing/seeded-random.js';
import { createCamera } from './camera.js';
import type { Concept } from './concepts.js';
import type { DraftScene } from './draft-scene.js';
import { createFallingLeaves } from './elements/falling-leaves.js';
import { createFinish } from './finish.js';
import { type Palette, palettes } from './palettes.js';
import { scenes } from './scenes/index.js';
import type { Painter, Stage } from './stage.js';
import { createWeather, dampen } from './weather.js';

export interface DraftPicture {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly durationSeconds: number;
  readonly createLayer: CreateLayer;
}

/** Prepares a scene for one size; the painter that comes back draws any moment of it. */
export function createDraftPainter(scene: DraftScene, picture: DraftPicture): Painter {
  const stage = createStage(scene, picture);
  const definition = scenes.find(({ name }) => name === scene.place) ?? scenes[0];
  const layers = [
    definition?.prepare(stage),
    ...(definition?.outdoors === false ? [] : [createFallingLeaves(stage), createWeather(stage)]),
    createFinish(stage),
  ];
  return (context, seconds) => {
    for (const layer of layers) layer?.(context, seconds);
  };
}

function createStage(scene: DraftScene, picture: DraftPicture): Stage {
  const mood = createRandom(scene.seed, 'palette').pick(palettes[scene.light]);
  const palette = dampen(tintsTheAir(scene) ? tinted(mood, scene.tint) : mood, scene.weather);
  return {
    ...picture,
    size: Math.sqrt(picture.width * picture.height),
    scene,
    palette,
    camera: createCamera(scene, picture.durationSeconds),
    random: (purpose) => createRandom(scene.seed, purpose),
    noise: (purpose) => createNoise(scene.seed, purpose),
  };
}

/** What a color word belongs to before it belongs to the whole picture: a red car leaves the sky as it is. */
const colored: readonly Concept[] = [
  'car',
  'train',
  'cat',
  'solid',
  'cube',
  'sphere',
  'torus',
  'graph',
  'candle',
];

function tintsTheAir(scene: DraftScene): scene is DraftScene & { readonly tint: Color } {
  return scene.tint !== undefined && !colored.some((concept) => scene.concepts.has(concept));
}

function tinted(palette: Palette, tint: Color): Palette {
  const towards = (color: Color, share = 0.45): Color => tintTowards(color, tint, share);
  const [top, upper, lower, horizon] = palette.sky;
  return {
    ...palette,
    sky: [towards(top), towards(upper, 0.55), towards(lower, 0.55), towards(horizon, 0.3)],
    glow: towards(palette.glow),
    haze: towards(palette.haze, 0.5),
    ground: towards(palette.ground),
    key: towards(palette.key, 0.3),
    shade: towards(palette.shade),
    cloudLight: towards(palette.cloudLight, 0.35),
    cloudShade: towards(palette.cloudShade),
    water: towards(palette.water),
  };
}
