/** One plane of a picture: code values from 0 to 255, row by row. */
export type Plane = Uint8Array;

/** A picture as films are coded: luma, and the two chroma differences at half the size (4:2:0, BT.709, limited range). */
export interface FilmPicture {
  /** Of the luma, in pixels; even. */
  readonly width: number;
  readonly luma: Plane;
  readonly blue: Plane;
  readonly red: Plane;
}

/** The mean difference of two pictures' code values, 0 to 255; chroma counts as much as luma. */
export function pictureDifference(one: FilmPicture, other: FilmPicture): number {
  const { luma, blue, red } = other;
  const sum =
    planeDifference(one.luma, luma) + planeDifference(one.blue, blue) + planeDifference(one.red, red);
  return sum / 3;
}

function planeDifference(one: Plane, other: Plane): number {
  let sum = 0;
  one.forEach((value, index) => {
    sum += Math.abs(value - (other[index] ?? 0));
  });
  return sum / Math.max(1, one.length);
}
