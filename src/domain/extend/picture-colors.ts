import type { FilmPicture } from './film-picture.js';
import type { Matrix, Vector } from './symmetric-matrix.js';

/** The colours of a picture as a whole, in red, green and blue from 0 to 255. */
export interface PictureColors {
  readonly mean: Vector;
  /** Covariance of the channels. */
  readonly spread: Matrix;
}

/** Reads the colours of a picture, one for each four pixels. */
export function pictureColors(picture: FilmPicture): PictureColors {
  const sums = [0, 0, 0];
  const products = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const count = picture.blue.length;
  for (let index = 0; index < count; index += 1) {
    const color = colorAt(picture, index);
    color.forEach((value, row) => {
      sums[row] = (sums[row] ?? 0) + value;
      color.forEach((other, column) => {
        products[3 * row + column] = (products[3 * row + column] ?? 0) + value * other;
      });
    });
  }
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => sum / Math.max(1, count));
  const mean = [red, green, blue] as const;
  const covariance = (row: number, column: number) =>
    (products[3 * row + column] ?? 0) / Math.max(1, count) - (mean[row] ?? 0) * (mean[column] ?? 0);
  const spread = [0, 1, 2].map(
    (row) => [covariance(row, 0), covariance(row, 1), covariance(row, 2)] as const,
  );
  return { mean, spread };
}

/** The colour that four pixels share, by ITU-R BT.709 with limited range. */
function colorAt({ width, luma, blue, red }: FilmPicture, index: number): Vector {
  const half = width / 2;
  const place = 2 * Math.floor(index / half) * width + 2 * (index % half);
  const four = [place, place + 1, place + width, place + width + 1];
  const light = four.reduce((sum, at) => sum + (luma[at] ?? 0), 0) / 4;
  const y = ((light - 16) * 255) / 219;
  const u = (((blue[index] ?? 128) - 128) * 255) / 224;
  const v = (((red[index] ?? 128) - 128) * 255) / 224;
  return [y + 1.5748 * v, y - 0.1873 * u - 0.4681 * v, y + 1.8556 * u];
}
