import { type Color, css, hex, lighten, mix } from '../../drawing/color.js';
import type { DrawingContext } from '../../drawing/drawing-context.js';
import { cross, dot, normalize, type Solid, subtract, type Vector } from '../../drawing/solids.js';

/** Direction to the light. */
const LIGHT = normalize([-0.5, 0.75, 0.62]);
/** Distance of the eye, in radii. */
const EYE = 5.2;

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

export function pose(shape: Solid, turn: { spin: number; tilt: number }): Vector[] {
  const cosSpin = Math.cos(turn.spin);
  const sinSpin = Math.sin(turn.spin);
  const cosTilt = Math.cos(turn.tilt);
  const sinTilt = Math.sin(turn.tilt);
  return shape.vertices.map(([x, y, z]): Vector => {
    const turnedX = x * cosSpin + z * sinSpin;
    const turnedZ = z * cosSpin - x * sinSpin;
    return [turnedX, y * cosTilt - turnedZ * sinTilt, y * sinTilt + turnedZ * cosTilt];
  });
}

interface SolidCall {
  readonly solid: Solid;
  readonly posed: readonly Vector[];
  readonly center: Center;
  readonly tones: SolidTones;
}

/** Back edges dashed, then the faces that look at the eye from far to near, then their edges. */
export function paintSolid(context: DrawingContext, call: SolidCall): void {
  const faces = call.solid.faces.map((face) => describeFace(face, call.posed));
  const front = faces.filter(({ towards }) => towards > 0).sort((a, b) => a.depth - b.depth);
  const back = faces.filter(({ towards }) => towards <= 0);
  for (const face of front) paintFace(context, call, face);
  if (call.solid.smooth) return;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.setLineDash([call.center.radius * 0.035, call.center.radius * 0.05]);
  strokeFaces(context, call, back, { width: 0.008, alpha: 0.3 });
  context.setLineDash([]);
  strokeFaces(context, call, front, { width: 0.013, alpha: 0.9 });
}

interface FaceView {
  readonly corners: readonly Vector[];
  readonly normal: Vector;
  readonly depth: number;
  /** Above 0 when the face looks at the eye. */
  readonly towards: number;
}

function describeFace(face: readonly number[], posed: readonly Vector[]): FaceView {
  const corners = face.map((index): Vector => posed[index] ?? [0, 0, 0]);
  const middle = corners.reduce<Vector>(
    ([x, y, z], corner) => [
      x + corner[0] / corners.length,
      y + corner[1] / corners.length,
      z + corner[2] / corners.length,
    ],
    [0, 0, 0],
  );
  const [first = middle, second = middle] = corners;
  let normal = normalize(cross(subtract(first, middle), subtract(second, middle)));
  if (normal[0] === 0 && normal[1] === 0 && normal[2] === 0) {
    normal = normalize(cross(subtract(corners[1] ?? middle, middle), subtract(corners[2] ?? middle, middle)));
  }
  return { corners, normal, depth: middle[2], towards: dot(normal, subtract([0, 0, EYE], middle)) };
}

function paintFace(context: DrawingContext, call: SolidCall, face: FaceView): void {
  const { tones } = call;
  const lit = Math.max(0, dot(face.normal, LIGHT));
  const gleam = Math.max(0, dot(face.normal, normalize([LIGHT[0], LIGHT[1], LIGHT[2] + 1]))) ** 22;
  const rim = (1 - Math.max(0, face.normal[2])) ** 3;
  const body = mix(tones.shadow, lighten(tones.face, 0.04), 0.16 + 0.84 * lit);
  const color = css(mix(mix(body, tones.edge, 0.18 * rim), hex('#ffffff'), 0.62 * gleam));
  tracePolygon(context, call.center, face.corners);
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 0.9;
  context.stroke();
}

function strokeFaces(
  context: DrawingContext,
  call: SolidCall,
  faces: readonly FaceView[],
  line: { width: number; alpha: number },
): void {
  context.strokeStyle = css(call.tones.edge, line.alpha);
  context.lineWidth = Math.max(1, call.center.radius * line.width);
  for (const face of faces) {
    tracePolygon(context, call.center, face.corners);
    context.stroke();
  }
}

function tracePolygon(context: DrawingContext, center: Center, corners: readonly Vector[]): void {
  context.beginPath();
  corners.forEach(([x, y, z], index) => {
    const near = EYE / (EYE - z);
    const atX = center.x + x * center.radius * near;
    const atY = center.y - y * center.radius * near;
    if (index === 0) context.moveTo(atX, atY);
    else context.lineTo(atX, atY);
  });
  context.closePath();
}
