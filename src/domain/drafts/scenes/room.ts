import { defineScene } from '../define-scene.js';
import { createParticles } from '../elements/particles.js';
import { createLamp, createSteam } from '../elements/room/air.js';
import { cupX, layOut, ROOM_DEPTH, roomTones } from '../elements/room/layout.js';
import { createDrops } from '../elements/room/rain-on-glass.js';
import { paintStill } from '../elements/room/still-life.js';
import { createOutside } from '../elements/room/view.js';
import { paintWalls } from '../elements/room/walls.js';
import { atDepth, createPlate } from '../stage.js';

export const room = defineScene({
  name: 'room',
  calls: { room: 1, cat: 0.4 },
  lights: ['sunset', 'dawn', 'night', 'day'],
  cameras: ['push', 'drift'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const frame = layOut(stage);
    const tones = roomTones(stage);
    const outside = createOutside(stage, frame);
    const walls = createPlate(stage, { depth: ROOM_DEPTH, side: size * 0.02 }, (context) =>
      paintWalls(context, stage, { frame, tones }),
    );
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
    const lamp = createLamp(stage, frame);
    return (context, seconds) => {
      outside(context, seconds);
      if (drops !== undefined)
        atDepth(context, { stage, depth: ROOM_DEPTH, seconds }, () => drops(context, seconds));
      walls.draw(context, seconds);
      lamp(context, seconds);
      still.draw(context, seconds);
      atDepth(context, { stage, depth: ROOM_DEPTH + 0.1, seconds }, () => steam(context, seconds));
      dust(context, seconds);
      void width;
    };
  },
});
