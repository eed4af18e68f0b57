import type { Half, LayoutRequest } from '../define-layout.js';
import type { PlacedHalf } from './arrangement.js';
import { fitted, frameBox } from './boxes.js';

/** A half that fills the frame: the simulation is seen whole, the AI half is cut, unless it is asked otherwise. */
export function fullHalf({ frame, fits, pictures }: LayoutRequest, half: Half): PlacedHalf {
  const fit = fits[half] ?? (half === 'ai' ? 'cover' : 'contain');
  return { half, ...fitted(frameBox(frame), pictures[half], { fit }) };
}
