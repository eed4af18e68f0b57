import { describe, expect, it } from 'vitest';
import { filmPlanJsonSchema } from '../../../src/domain/film-script/check-film-plan.js';
import { filmPlanText } from '../../../src/domain/film-script/film-plan-text.js';
import { readFilmPlan } from '../../../src/domain/film-script/read-film-plan.js';
import { twoScenes } from './plan-of-film.js';

const notes = { file: 'plan.yaml', price: 'about $0.30', priceOf: (shot: string) => `about $0.10 (${shot})` };

describe('a plan file', () => {
  it('is for people', () => {
    expect(
      filmPlanText({ ...twoScenes, scenes: twoScenes.scenes.slice(0, 1) }, notes),
    ).toMatchInlineSnapshot(`
      "# A film, planned by aivideo. Change what you like, then make it:
      #   aivideo from-script plan.yaml
      # Shots that stay as they are come from the cache and cost nothing again. A scene lasts as long as its
      # shots; narration and captions count from the start of their scene, in seconds. Another \`seed\` makes
      # another take. Prices are for reading: they are worked out anew.

      aivideo: plan/1
      title: "Two: scenes"
      language: en
      model: zeroscope
      size: 1280x720
      fps: 24
      transition: fade
      transitionSeconds: 0.5
      price: about $0.30
      scenes:
        # 0:00.0 to 0:06.0
        - scene: 1
          heading: A beach
          shots:
            - prompt: The sea
              seconds: 3.02
              seed: 7
              price: about $0.10 (1.1)
            - prompt: A gull
              negativePrompt: blur
              seconds: 3.02
              seed: 8
              price: about $0.10 (1.2)
          narration:
            - text: The sea.
              from: 0.5
              to: 2.5
            - text: And a gull.
              speaker: Ann
              from: 3
              to: 5
          captions:
            - text: "1999"
              from: 0.5
              to: 2
              place: top
            - text: The sea.
              from: 0.5
              to: 2.5
            - text: |-
                And
                a gull.
              from: 3
              to: 5
      "
    `);
  });

  it('says the same when it is read again', () => {
    const { price, ...read } = readFilmPlan(filmPlanText(twoScenes, notes), 'plan.yaml');
    const scenes = read.scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map(({ price: _, ...shot }) => shot),
    }));

    expect({ ...read, scenes }).toEqual(twoScenes);
  });

  it.each([
    [
      'seconds: 2',
      'seconds: -1',
      'line 56, column 18: Plan key `scenes[1].shots[0].seconds` must be a number of seconds from 0.04 to 3600, got `-1`',
    ],
    [
      'heading:',
      'haeding:',
      'line 19, column 5: Plan key `scenes[0].haeding` is unknown; did you mean `heading`',
    ],
    [
      'to: 5\n',
      'to: 1\n',
      'line 37, column 13: Plan key `scenes[0].narration[1].to` must be after `from`, got `1`',
    ],
    ['model: zeroscope\n', '', 'line 7, column 1: Plan key `model` must be text'],
    ['fps: 24', 'fps: {', 'line 13, column 1: '],
  ])('tells where %j is wrong as %j', (right, wrong, message) => {
    const text = filmPlanText(twoScenes, notes).replace(right, wrong);

    expect(() => readFilmPlan(text, 'plan.yaml')).toThrow(`\`plan.yaml\`, ${message}`);
  });

  it('has a schema for editors, with what each key means', () => {
    const { properties, title } = filmPlanJsonSchema();

    expect(title).toBe('The plan of a film of aivideo');
    expect(Object.keys(properties as object)).toContain('scenes');
  });
});
