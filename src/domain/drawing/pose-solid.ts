import { dot, type Face, type Solid, type Vector } from './solids.js';

/** Distance of the eye from the middle of a solid, in its units. */
const EYE = 5.2;

export interface SolidPose {
  /** Radians about the vertical axis, then about the horizontal one: its top towards the eye. */
  readonly spin: number;
  readonly tilt: number;
}

/** A face as the eye sees it. */
export interface PosedFace {
  readonly face: Face;
  /** Its number in the solid. */
  readonly index: number;
  readonly normal: Vector;
  /** Towards the eye. */
  readonly depth: number;
  /** Whether its outside can be seen, as far as nothing is before it. */
  readonly isFront: boolean;
}

export interface PosedSolid {
  /** x and y of each vertex, one after the other: to the right and down, 1 is the radius at the middle. */
  readonly points: Float64Array;
  readonly faces: readonly PosedFace[];
}

/** Turns a solid and looks at it in perspective. */
export function poseSolid(solid: Solid, pose: SolidPose): PosedSolid {
  const turn = turner(pose);
  const points = new Float64Array(solid.vertices.length * 2);
  solid.vertices.forEach((vertex, index) => {
    const [x, y, z] = turn(vertex);
    const near = EYE / (EYE - z);
    points[index * 2] = x * near;
    points[index * 2 + 1] = -y * near;
  });
  const faces = solid.faces.map((face, index): PosedFace => {
    const normal = turn(face.normal);
    const [x, y, z] = turn(face.middle);
    return { face, index, normal, depth: z, isFront: dot(normal, [-x, -y, EYE - z]) > 0 };
  });
  return { points, faces };
}

function turner({ spin, tilt }: SolidPose): (vector: Vector) => Vector {
  const cosSpin = Math.cos(spin);
  const sinSpin = Math.sin(spin);
  const cosTilt = Math.cos(tilt);
  const sinTilt = Math.sin(tilt);
  return ([x, y, z]) => {
    const forward = z * cosSpin - x * sinSpin;
    return [x * cosSpin + z * sinSpin, y * cosTilt - forward * sinTilt, y * sinTilt + forward * cosTilt];
  };
}
