import { type Color, css, hex, lighten, mix } from './color.js';
import type { DrawingContext } from './drawing-context.js';
import type { PosedFace, PosedSolid } from './pose-solid.js';
import { dot, normalize, type Solid } from './solids.js';

/** Direction to the light. */
const LIGHT = normalize([-0.5, 0.75, 0.62]);
/** Between the directions to the light and to the eye: what faces it gleams. */
const HALFWAY = normalize([LIGHT[0], LIGHT[1], LIGHT[2] + 1]);
/** Stripes round a solid of revolution: they show that it turns. */
const STRIPES = 12;

export interface SolidTones {
  readonly wall: Color;
  readonly wallLit: Color;
  readonly face: Color;
  readonly shadow: Color;
  readonly edge: Color;
}

export interface Center {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface SolidCall {
  readonly solid: Solid;
  readonly posed: PosedSolid;
  readonly center: Center;
  readonly tones: SolidTones;
}

/** Back edges dashed, then the faces that look at the eye from far to near, then their edges. */
export function paintSolid(context: DrawingContext, call: SolidCall): void {
  const { faces } = call.posed;
  const front = faces.filter(({ isFront }) => isFront).sort((a, b) => a.depth - b.depth);
  if (call.solid.smooth) {
    paintRound(context, call, front);
    return;
  }
  for (const face of front) fillFaces(context, call, [face], faceColor(call, face));
  const back = faces.filter(({ isFront }) => !isFront);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.setLineDash([call.center.radius * 0.035, call.center.radius * 0.05]);
  strokeFaces(context, call, back, { width: 0.008, alpha: 0.3 });
  context.setLineDash([]);
  strokeFaces(context, call, front, { width: 0.013, alpha: 0.9 });
}

/** Slices of a round solid that are painted one after the other, from far to near. */
const SLICES = 12;

/**
 * Hundreds of small faces: those of about one color in one slice of depth are one path, which costs a tenth of filling
 * each. The whole is painted once below them, so that nothing shines through between two.
 */
function paintRound(context: DrawingContext, call: SolidCall, front: readonly PosedFace[]): void {
  fillFaces(context, call, front, css(mix(call.tones.shadow, call.tones.face, 0.4)));
  const perSlice = Math.ceil(front.length / SLICES);
  for (let slice = 0; slice < SLICES; slice += 1) {
    const groups = new Map<string, PosedFace[]>();
    for (const face of front.slice(slice * perSlice, (slice + 1) * perSlice)) {
      const color = faceColor(call, face);
      const group = groups.get(color);
      if (group === undefined) groups.set(color, [face]);
      else group.push(face);
    }
    for (const [color, group] of groups) fillFaces(context, call, group, color);
  }
}

/** Shades of one solid; more can not be told apart. */
const SHADES = 40;

const ramps = new WeakMap<SolidTones, readonly (readonly string[])[]>();

/** Colors from shadow to light, plain and striped. */
function rampsOf(tones: SolidTones): readonly (readonly string[])[] {
  const known = ramps.get(tones);
  if (known !== undefined) return known;
  const made = [lighten(tones.face, 0.04), mix(tones.face, tones.shadow, 0.34)].map((paint) =>
    Array.from({ length: SHADES * 2 }, (_, shade) => {
      const lit = Math.min(1, shade / SHADES);
      const gleam = Math.max(0, shade / SHADES - 1);
      return css(mix(mix(tones.shadow, paint, 0.16 + 0.84 * lit), hex('#ffffff'), 0.7 * gleam));
    }),
  );
  ramps.set(tones, made);
  return made;
}

function faceColor({ solid, tones }: SolidCall, face: PosedFace): string {
  const { ring } = solid;
  const striped = ring > 0 && Math.floor(((face.index % ring) / ring) * STRIPES) % 2 === 1;
  const lit = 0.72 * Math.max(0, dot(face.normal, LIGHT)) + 0.28 * Math.max(0, face.normal[2]);
  const gleam = Math.max(0, dot(face.normal, HALFWAY)) ** 22;
  const shade = Math.min(SHADES * 2 - 1, Math.round((lit * 0.98 + gleam) * SHADES));
  return rampsOf(tones)[striped ? 1 : 0]?.[shade] ?? css(tones.face);
}

function fillFaces(
  context: DrawingContext,
  call: SolidCall,
  faces: readonly PosedFace[],
  color: string,
): void {
  context.beginPath();
  for (const face of faces) traceFace(context, call, face);
  context.fillStyle = color;
  context.fill();
}

function strokeFaces(
  context: DrawingContext,
  call: SolidCall,
  faces: readonly PosedFace[],
  line: { width: number; alpha: number },
): void {
  context.strokeStyle = css(call.tones.edge, line.alpha);
  context.lineWidth = Math.max(1, call.center.radius * line.width);
  context.beginPath();
  for (const face of faces) traceFace(context, call, face);
  context.stroke();
}

function traceFace(context: DrawingContext, { posed, center }: SolidCall, { face }: PosedFace): void {
  const { points } = posed;
  face.corners.forEach((corner, index) => {
    const x = center.x + (points[corner * 2] ?? 0) * center.radius;
    const y = center.y + (points[corner * 2 + 1] ?? 0) * center.radius;
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}
