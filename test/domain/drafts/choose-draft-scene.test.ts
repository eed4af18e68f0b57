import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDraftScene } from '../../../src/domain/drafts/choose-draft-scene.js';
import { cameraNames, lightNames, weatherNames } from '../../../src/domain/drafts/draft-scene.js';
import { scenes } from '../../../src/domain/drafts/scenes/index.js';

const described = (prompt: string, seed = 1) => {
  const { place, light, weather } = chooseDraftScene(prompt, seed);
  return `${place} ${light} ${weather}`;
};

describe('the scene of a prompt', () => {
  it.each([
    ['A beautiful sunset over the ocean with waves', 'sea sunset clear'],
    ['snowy mountains at night under stars', 'mountains night clear'],
    ['a blizzard in the mountains at dawn', 'mountains dawn snow'],
    ['city skyline at night', 'city night clear'],
    ['a city street in the rain, neon signs', 'city night rain'],
    ['the milky way over a quiet hill', 'night-sky night clear'],
    ['foggy morning in the forest', 'forest dawn fog'],
    ['dunes of the Sahara at noon', 'desert day clear'],
    ['campfire in the forest at night', 'campfire night clear'],
    ['northern lights over a lake', 'aurora night clear'],
    ['a mountain lake at sunrise', 'lake dawn clear'],
    ['a waterfall in the jungle at midday', 'waterfall day clear'],
    ['sunflowers in the afternoon', 'meadow day clear'],
    ['above the clouds at dusk', 'cloudscape sunset clear'],
    ['planet Saturn and its rings', 'space night clear'],
    ['a road trip at sunset', 'road sunset clear'],
    ['a train crossing a bridge in the evening', 'train sunset clear'],
    ['a cat by the window on a rainy day', 'room overcast rain'],
    ['candlelight', 'candle night clear'],
    ['storm at sea', 'sea overcast rain'],
    ['A lighthouse shines under the night sky full of stars, cool moonlight', 'sea night clear'],
  ])('%s', (prompt, expected) => {
    expect(described(prompt)).toBe(expected);
  });

  it.each([
    ['해질녘 바다 위의 노을과 파도', 'sea sunset clear'],
    ['밤바다', 'sea night clear'],
    ['눈 덮인 산 위에 별이 빛나는 밤', 'mountains night clear'],
    ['눈 내리는 산의 아침', 'mountains dawn snow'],
    ['비 오는 도시의 밤거리', 'city night rain'],
    ['안개 낀 숲의 새벽', 'forest dawn fog'],
    ['사막의 모래언덕, 한낮', 'desert day clear'],
    ['모닥불이 타오르는 밤', 'campfire night clear'],
    ['오로라가 펼쳐진 하늘', 'aurora night clear'],
    ['저녁 호수', 'lake sunset clear'],
    ['햇살 아래 폭포', 'waterfall day clear'],
    ['은하수', 'night-sky night clear'],
    ['구름 위의 노을', 'cloudscape sunset clear'],
    ['창가의 고양이와 비 내리는 밤', 'room night rain'],
    ['새벽 기차', 'train dawn clear'],
    ['노을 지는 길', 'road sunset clear'],
  ])('%s', (prompt, expected) => {
    expect(described(prompt)).toBe(expected);
    expect(described(prompt.normalize('NFD'))).toBe(expected);
  });

  it.each([
    ['graph of a sine wave', 'graph', 'sine'],
    ['사인파 그래프', 'graph', 'sine'],
    ['plot the parabola', 'graph', 'parabola'],
    ['이차함수의 그래프', 'graph', 'parabola'],
    ['a rotating cube', 'solid', 'cube'],
    ['회전하는 정육면체', 'solid', 'cube'],
    ['an astronaut above the earth', 'space', 'astronaut'],
    ['바닷속 고래', 'underwater', 'whale'],
    ['a couple walking on the beach', 'sea', 'couple'],
    ['fireworks over the harbour city', 'city', 'fireworks'],
  ] as const)('%s is %s with %s', (prompt, place, concept) => {
    const scene = chooseDraftScene(prompt, 1);

    expect(scene.place).toBe(place);
    expect(scene.concepts.has(concept)).toBe(true);
  });

  it('leaves out what the prompt denies', () => {
    expect(chooseDraftScene('mountains without snow, no rain', 1)).toMatchObject({ weather: 'clear' });
    expect(chooseDraftScene('비 없는 도시', 1)).toMatchObject({ weather: 'clear' });
    expect(chooseDraftScene('a beach with no people', 1).concepts.has('person')).toBe(false);
  });

  it('does not take a word for one that it contains', () => {
    const { concepts } = chooseDraftScene('a season of search, a start, a train of thought', 1);

    for (const concept of ['sea', 'rain', 'stars'] as const) expect(concepts.has(concept)).toBe(false);
  });

  it('takes camera, pace and color from the words', () => {
    const scene = chooseDraftScene('slow zoom, timelapse of purple clouds', 1);

    expect(scene).toMatchObject({ camera: 'push', pace: 5, tint: [138, 79, 208] });
    expect(chooseDraftScene('drone shot of a beach', 1).camera).toBe('crane');
    expect(chooseDraftScene('slow motion waves', 1).pace).toBeLessThan(1);
    expect(chooseDraftScene('붉은 사막', 1).tint).toEqual([216, 50, 60]);
    expect(chooseDraftScene('the sea', 1).tint).toBeUndefined();
    expect(chooseDraftScene('the sea in pale golden light', 1).tint).toBeUndefined();
  });

  it.each(['serenity', '', '🌊', '42', 'ㅋㅋ', '"; DROP TABLE'])(
    'is abstract where no word is known: %j',
    (prompt) => {
      expect(chooseDraftScene(prompt, 1).place).toBe('abstract');
    },
  );

  it('is the same for the same prompt and seed, and varies with the seed', () => {
    const variants = new Set(
      Array.from({ length: 20 }, (_, seed) => JSON.stringify(chooseDraftScene('a lake', seed))),
    );

    expect(chooseDraftScene('a lake', 3)).toEqual(chooseDraftScene('a lake', 3));
    expect(variants.size).toBeGreaterThan(10);
    expect(
      new Set(Array.from({ length: 20 }, (_, seed) => chooseDraftScene('a lake', seed).light)).size,
    ).toBeGreaterThan(1);
  });

  it('is complete whatever the prompt says', () => {
    const names = scenes.map(({ name }) => name);

    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (prompt, seed) => {
        const scene = chooseDraftScene(prompt, seed);

        expect(names).toContain(scene.place);
        expect(lightNames).toContain(scene.light);
        expect(weatherNames).toContain(scene.weather);
        expect(cameraNames).toContain(scene.camera);
        expect(scene.seed).toBe(seed);
      }),
    );
  });
});
