import { css, fromHue, hex, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { type Center, paintSolid, type SolidTones } from '../../drawing/paint-solid.js';
import { poseSolid } from '../../drawing/pose-solid.js';
import { createSolid, type SolidName, solidNames } from '../../drawing/solids.js';
import { defineScene } from '../define-scene.js';
import { createParticles } from '../elements/particles.js';
import { glow } from '../elements/sky.js';
import { atDepth, createPlate, type Stage } from '../stage.js';

export const solid = defineScene({
  name: 'solid',
  calls: {
    solid: 0.9,
    cube: 1.1,
    sphere: 0.7,
    tetrahedron: 1.1,
    octahedron: 0.9,
    icosahedron: 1.2,
    dodecahedron: 1.2,
    torus: 1.1,
    cylinder: 1,
    cone: 0.9,
  },
  lights: ['night'],
  cameras: ['drift', 'push'],
  outdoors: false,
  prepare: (stage) => {
    const { width, height, size } = stage;
    const shape = createSolid(chooseSolid(stage));
    const tones = chooseTones(stage);
    const center = { x: width / 2, y: height * 0.45, radius: size * 0.21 };
    const floorY = Math.min(center.y + center.radius * 1.75, height * 0.87);
    const studio = createPlate(stage, { depth: 0 }, (context) =>
      paintStudio(context, stage, { tones, center, floorY }),
    );
    const motes = createParticles(stage, {
      purpose: 'motes',
      count: 44,
      area: { left: 0, top: 0, width, height },
      velocity: [size * 0.006, -size * 0.004],
      sway: size * 0.02,
      radius: [size * 0.0007, size * 0.0024],
      color: tones.edge,
      alpha: 0.55,
      flicker: 0.7,
      glowing: true,
    });
    return (context, seconds) => {
      const time = seconds * Math.min(2, stage.scene.pace);
      const hover = 0.05 * Math.sin(time * 0.9);
      const posed = poseSolid(shape, { spin: time * 0.62 + 0.5, tilt: 0.42 + 0.12 * Math.sin(time * 0.4) });
      studio.draw(context, seconds);
      atDepth(context, { stage, depth: 0.5, seconds }, () => {
        paintShadow(context, { x: center.x, y: floorY, radius: center.radius * (1.12 - hover) });
        paintSolid(context, {
          solid: shape,
          posed,
          center: { ...center, y: center.y - hover * center.radius },
          tones,
        });
      });
      motes(context, seconds);
    };
  },
});

function chooseSolid(stage: Stage): SolidName {
  const named = solidNames.find((name) => stage.scene.concepts.has(name));
  return (
    named ??
    stage.random('solid').pick<SolidName>(['cube', 'icosahedron', 'dodecahedron', 'octahedron', 'torus'])
  );
}

function chooseTones(stage: Stage): SolidTones {
  const random = stage.random('tones');
  const hue = random.pick([255, 225, 285, 320, 200]);
  const face = stage.scene.tint ?? fromHue(random.pick([38, 60, 350, 165, 195, 300]), 0.74, 0.14);
  return {
    wall: fromHue(hue, 0.15, 0.035),
    wallLit: fromHue(hue, 0.42, 0.075),
    face,
    shadow: mix(fromHue(hue, 0.18, 0.05), face, 0.18),
    edge: mix(face, hex('#ffffff'), 0.72),
  };
}

function paintStudio(
  context: DrawingContext,
  stage: Stage,
  room: { tones: SolidTones; center: Center; floorY: number },
): void {
  const { width, height, size } = stage;
  const { tones, center, floorY } = room;
  context.fillStyle = css(tones.wall);
  context.fillRect(-width, -height, width * 3, height * 3);
  glow(
    context,
    { x: center.x - size * 0.12, y: center.y - size * 0.1, radius: size * 0.95, squash: 0.85 },
    tones.wallLit,
    0.95,
  );
  const floor = context.createLinearGradient(0, floorY - size * 0.16, 0, height);
  floor.addColorStop(0, css(tones.wallLit, 0));
  floor.addColorStop(0.3, css(tones.wallLit, 0.34));
  floor.addColorStop(1, css(tones.wall, 0.6));
  context.fillStyle = floor;
  context.fillRect(-width, floorY - size * 0.16, width * 3, height);
  glow(
    context,
    { x: center.x, y: floorY + size * 0.02, radius: size * 0.62, squash: 0.2 },
    mix(tones.wallLit, tones.face, 0.4),
    0.6,
  );
}

function paintShadow(context: DrawingContext, place: Center): void {
  context.save();
  context.translate(place.x + place.radius * 0.16, place.y);
  context.scale(1, 0.2);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, place.radius * 1.3);
  gradient.addColorStop(0, 'rgba(0,0,8,0.62)');
  gradient.addColorStop(0.5, 'rgba(0,0,8,0.34)');
  gradient.addColorStop(1, 'rgba(0,0,8,0)');
  context.fillStyle = gradient;
  context.fillRect(-place.radius * 1.4, -place.radius * 1.4, place.radius * 2.8, place.radius * 2.8);
  context.restore();
}
