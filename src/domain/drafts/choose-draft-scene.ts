import { createRandom } from '../drawing/seeded-random.js';
import type { Concept } from './concepts.js';
import type { SceneDefinition } from './define-scene.js';
import {
  type CameraName,
  cameraNames,
  type DraftScene,
  type LightName,
  lightNames,
  type WeatherName,
} from './draft-scene.js';
import { type Reading, readConcepts } from './read-concepts.js';
import { scenes } from './scenes/index.js';

/**
 * Reads a scene out of a prompt: the place that its words call for most, the light, the weather, the camera and everything
 * else that is named. What the words leave open follows from the seed. Without any known word the draft is abstract.
 */
export function chooseDraftScene(prompt: string, seed: number): DraftScene {
  const reading = readConcepts(prompt);
  const named = new Set(reading.concepts.keys());
  const place = choosePlace(reading, seed);
  const random = createRandom(seed, 'scene');
  const weather = chooseWeather(named);
  const light = chooseLight(reading, weather) ?? random.pick(place.lights);
  const camera = firstOf(reading, cameraNames) ?? random.pick(place.cameras);
  return {
    place: place.name,
    light,
    weather,
    camera,
    concepts: named,
    ...(reading.tint === undefined ? {} : { tint: reading.tint }),
    pace: named.has('timelapse') ? 5 : named.has('slowmotion') ? 0.45 : 1,
    seed,
  };
}

/** The scene with the loudest call; an earlier word is a little louder, and the seed breaks a tie. */
function choosePlace(reading: Reading, seed: number): SceneDefinition {
  const random = createRandom(seed, 'place');
  const ranked = scenes
    .map((scene) => ({ scene, score: callOf(scene, reading) + random.next() * 0.02 }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const fallback = scenes.find(({ name }) => name === 'abstract');
  const chosen = best !== undefined && best.score > 0.05 ? best.scene : (fallback ?? best?.scene);
  if (chosen === undefined) throw new RangeError('There are no scenes');
  return chosen;
}

function callOf(scene: SceneDefinition, reading: Reading): number {
  let score = 0;
  for (const [concept, index] of reading.concepts) {
    score += (scene.calls[concept] ?? 0) * (1 + 0.12 / (1 + index));
  }
  return score;
}

function chooseWeather(named: ReadonlySet<Concept>): WeatherName {
  if (named.has('rain')) return 'rain';
  if (named.has('snow')) return 'snow';
  return named.has('fog') ? 'fog' : 'clear';
}

const darkConcepts: readonly Concept[] = [
  'stars',
  'moon',
  'milkyway',
  'meteor',
  'aurora',
  'fireflies',
  'neon',
  'fireworks',
  'candle',
];

/** The light that is named first; grey skies give way to any other; stars and the like mean night. */
function chooseLight(reading: Reading, weather: WeatherName): LightName | undefined {
  const said = firstOf(
    reading,
    lightNames.filter((light) => light !== 'overcast'),
  );
  if (said === 'day' && weather === 'rain') return 'overcast';
  if (said !== undefined) return said;
  if (darkConcepts.some((concept) => reading.concepts.has(concept))) return 'night';
  if (reading.concepts.has('overcast')) return 'overcast';
  return weather === 'rain' && !reading.concepts.has('city') && !reading.concepts.has('room')
    ? 'overcast'
    : undefined;
}

function firstOf<Name extends Concept & (LightName | CameraName)>(
  { concepts }: Reading,
  names: readonly Name[],
): Name | undefined {
  return [...names]
    .filter((name) => concepts.has(name))
    .sort((a, b) => (concepts.get(a) ?? 0) - (concepts.get(b) ?? 0))[0];
}
