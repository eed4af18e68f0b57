import type { CommonOptions } from '../common-options.js';
import { readSize } from './asked-size.js';
import { mapPixels } from './map-pixels.js';
import { mapShape, type ShapePlace } from './map-shape.js';
import { mapSizeList } from './map-size-list.js';
import { emptyMapping, type Mapping } from './mapping.js';
import { reportSize } from './report-size.js';

/** Maps `width`, `height`, `aspect` and `resolution` together to the model's own way of saying a size. */
export function mapSize(options: CommonOptions, place: ShapePlace): Mapping {
  const asked = readSize(options);
  if (asked === undefined) return emptyMapping;
  const { map, context } = place;
  const rule = map.size;
  switch (rule?.by) {
    case 'pixels':
      return mapPixels(rule, asked, context);
    case 'shape':
      return mapShape(rule, asked, place);
    case 'list':
      return mapSizeList(rule, asked, context);
    case 'fixed': {
      const { width, height } = rule;
      const size = { width, height, ratio: width / height, shortSide: Math.min(width, height) };
      const reason = `${context.model} always makes ${width}x${height}`;
      return { settings: [], adjustments: reportSize(asked, { ...size, tolerance: 0, reason }) };
    }
    case undefined: {
      const reason = map.reasons?.size ?? `${context.model} chooses the size itself`;
      return { settings: [], adjustments: reportSize(asked, { tolerance: 0, reason }) };
    }
    default:
      return rule satisfies never;
  }
}
