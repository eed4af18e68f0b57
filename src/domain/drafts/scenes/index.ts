import type { SceneDefinition } from '../define-scene.js';
import { abstract } from './abstract.js';
import { aurora } from './aurora.js';
import { campfire } from './campfire.js';
import { candle } from './candle.js';
import { city } from './city.js';
import { cloudscape } from './cloudscape.js';
import { desert } from './desert.js';
import { forest } from './forest.js';
import { graph } from './graph.js';
import { lake } from './lake.js';
import { meadow } from './meadow.js';
import { mountains } from './mountains.js';
import { nightSky } from './night-sky.js';
import { road } from './road.js';
import { room } from './room.js';
import { sea } from './sea.js';
import { solid } from './solid.js';
import { space } from './space.js';
import { train } from './train.js';
import { underwater } from './underwater.js';
import { waterfall } from './waterfall.js';

/** Every place that drafts can show. */
export const scenes: readonly SceneDefinition[] = [
  abstract,
  aurora,
  campfire,
  candle,
  city,
  cloudscape,
  desert,
  forest,
  graph,
  lake,
  meadow,
  mountains,
  nightSky,
  road,
  room,
  sea,
  solid,
  space,
  train,
  underwater,
  waterfall,
];
