import { css, hex, mix } from '../../../drawing/color.js';
import type { DrawingContext } from '../../../drawing/drawing-context.js';
import type { Concept } from '../../concepts.js';
import { atDepth, type Painter, type Stage } from '../../stage.js';
import { breeds } from './breeds.js';
import { paintPerson } from './person.js';
import { paintQuadruped } from './quadruped.js';

/** Where somebody would stand. */
export interface FigureSpot {
  /** Pixels. */
  readonly x: number;
  /** Ground under the feet, in pixels from the top. */
  readonly y: number;
  /** Of a grown person, in pixels. */
  readonly height: number;
  readonly depth: number;
  /** Side that the light comes from: -1 left, 1 right. */
  readonly lightSide?: number;
  /** Those who can stand here. Default: all. */
  readonly only?: readonly Concept[];
}

interface Figure {
  readonly concept: Concept;
  /** Compared with a person: of the back for animals. */
  readonly scale: number;
  /** Persons' heights to the right. */
  readonly offset: number;
  paint(context: DrawingContext, seconds: number): void;
}

const person = (offset: number, scale: number) => ({
  offset,
  scale,
  paint: (context: DrawingContext, seconds: number): void => {
    paintPerson(context, Math.sin(seconds * 1.3 + offset * 9));
  },
});

const figures: readonly Figure[] = [
  { concept: 'couple', ...person(-0.16, 1) },
  { concept: 'couple', ...person(0.16, 0.93) },
  { concept: 'person', ...person(0, 1) },
  { concept: 'astronaut', ...person(0, 1) },
  {
    concept: 'dog',
    offset: 0.42,
    scale: 0.36,
    paint: (context, seconds) => paintQuadruped(context, breeds.dog, seconds),
  },
  {
    concept: 'cat',
    offset: 0.42,
    scale: 0.2,
    paint: (context, seconds) => paintQuadruped(context, breeds.cat, seconds),
  },
  {
    concept: 'horse',
    offset: 0.95,
    scale: 0.86,
    paint: (context, seconds) => paintQuadruped(context, breeds.horse, seconds),
  },
  {
    concept: 'deer',
    offset: 0.9,
    scale: 0.62,
    paint: (context, seconds) => paintQuadruped(context, breeds.deer, seconds),
  },
];

/** The people and animals that the prompt names, as dark shapes with an edge of light; nobody when it names none. */
export function createFigures(stage: Stage, spot: FigureSpot): Painter {
  const { palette, scene } = stage;
  const named = figures.filter(
    ({ concept }) => scene.concepts.has(concept) && (spot.only?.includes(concept) ?? true),
  );
  if (named.length === 0) return () => {};
  const people = named.some(({ concept }) => concept === 'person' || concept === 'couple');
  const shown = named.filter(({ concept }) => !(concept === 'person' && scene.concepts.has('couple')));
  const alone = !people && shown.length === 1;
  const body = css(mix(palette.ground, hex('#05060a'), 0.45));
  const rim = css(mix(palette.key, palette.glow, 0.3), 0.22 + 0.4 * palette.glowStrength);
  const side = spot.lightSide ?? 1;
  return (context, seconds) => {
    const time = seconds * Math.min(1.5, scene.pace);
    atDepth(context, { stage, depth: spot.depth, seconds }, () => {
      for (const figure of shown) {
        const height = spot.height * figure.scale;
        const x = spot.x + (alone ? 0 : figure.offset * spot.height);
        for (const [color, shift] of [
          [rim, 0.008 * side],
          [body, 0],
        ] as const) {
          context.save();
          context.translate(x + shift * spot.height, spot.y - Math.abs(shift) * spot.height * 0.25);
          context.scale(height, height);
          context.fillStyle = color;
          context.strokeStyle = color;
          figure.paint(context, time);
          context.restore();
        }
      }
    });
  };
}
