import { css, hex, mix } from '../../drawing/color.js';
import { defineScene } from '../define-scene.js';
import { createFigures } from '../elements/figures/figures.js';
import { paintSittingCat } from '../elements/figures/sitting-cat.js';
import { createParticles } from '../elements/particles.js';
import { createSteam, paintLamplight } from '../elements/room/air.js';
import { cupX, type Frame, layOut, ROOM_DEPTH, roomTones } from '../elements/room/layout.js';
import { createDrops } from '../elements/room/rain-on-glass.js';
import { paintStill } from '../elements/room/still-life.js';
import { createOutside } from '../elements/room/view.js';
import { paintWalls } from '../elements/room/walls.js';
import { atDepth, createPlate, type Painter, type Stage } from '../stage.js';

export const room = defineScene({
  name: 'room',
  calls: { room: 1, cat: 0.4 },
  lights: ['sunset', 'dawn', 'night', 'day'],
  cameras: ['push', 'drift'],
  outdoors: false,
  prepare: (stage) => {
    const { height, size } = stage;
    const frame = layOut(stage);
    const tones = roomTones(stage);
    const outside = createOutside(stage, frame);
    const walls = createPlate(stage, { depth: ROOM_DEPTH, side: size * 0.02 }, (context) => {
      paintWalls(context, stage, { frame, tones });
      paintLamplight(context, stage, frame);
    });
    const still = createPlate(
      stage,
      { depth: ROOM_DEPTH + 0.1, top: frame.sillY - size * 0.4, side: size * 0.02 },
      (context) => paintStill(context, stage, { frame, tones }),
    );
    const drops = stage.scene.weather === 'rain' ? createDrops(stage, frame) : undefined;
    const steam = createSteam(stage, { x: cupX(stage, frame), y: frame.sillY - size * 0.05 });
    const dust = createParticles(stage, {
      purpose: 'dust',
      count: 50,
      area: { left: frame.left, top: frame.top, width: frame.right - frame.left, height: height - frame.top },
      velocity: [size * 0.006, size * 0.004],
      sway: size * 0.02,
      radius: [size * 0.0007, size * 0.002],
      color: stage.palette.key,
      alpha: 0.5,
      flicker: 0.7,
      glowing: true,
    });
    const people = createFigures(stage, {
      x: (frame.left + frame.right) / 2,
      y: frame.sillY + size * 0.18,
      height: size * 0.5,
      depth: ROOM_DEPTH,
      only: ['person', 'couple'],
    });
    const cat = createCat(stage, frame);
    return (context, seconds) => {
      outside(context, seconds);
      if (drops !== undefined)
        atDepth(context, { stage, depth: ROOM_DEPTH, seconds }, () => drops(context, seconds));
      walls.draw(context, seconds);
      people(context, seconds);
      still.draw(context, seconds);
      cat(context, seconds);
      atDepth(context, { stage, depth: ROOM_DEPTH + 0.1, seconds }, () => steam(context, seconds));
      dust(context, seconds);
    };
  },
});

/** A cat on the sill that looks out; none when the prompt names none. */
function createCat(stage: Stage, frame: Frame): Painter {
  const { size, palette, scene } = stage;
  if (!scene.concepts.has('cat')) return () => {};
  const fur = css(mix(palette.ground, scene.tint ?? hex('#2a201c'), 0.5));
  const edge = css(palette.key, 0.35);
  return (context, seconds) => {
    atDepth(context, { stage, depth: ROOM_DEPTH + 0.1, seconds }, () => {
      for (const [color, shift] of [
        [edge, -size * 0.0022],
        [fur, 0],
      ] as const) {
        context.save();
        context.translate(
          frame.left + (frame.right - frame.left) * 0.49 + shift,
          frame.sillY + size * 0.024 + shift,
        );
        context.scale(size * 0.2, size * 0.2);
        context.fillStyle = color;
        context.strokeStyle = color;
        paintSittingCat(context, seconds);
        context.restore();
      }
    });
  };
}
