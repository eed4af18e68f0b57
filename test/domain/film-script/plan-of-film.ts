import type { FilmPlan } from '../../../src/domain/film-script/film-plan.js';

/** Two scenes: one of two shots with two lines, one of one shot. */
export const twoScenes: FilmPlan = {
  aivideo: 'plan/1',
  title: 'Two: scenes',
  language: 'en',
  model: 'zeroscope',
  size: '1280x720',
  fps: 24,
  transition: 'fade',
  transitionSeconds: 0.5,
  scenes: [
    {
      scene: 1,
      heading: 'A beach',
      shots: [
        { prompt: 'The sea', seconds: 3.02, seed: 7 },
        { prompt: 'A gull', negativePrompt: 'blur', seconds: 3.02, seed: 8 },
      ],
      narration: [
        { text: 'The sea.', from: 0.5, to: 2.5 },
        { text: 'And a gull.', speaker: 'Ann', from: 3, to: 5 },
      ],
      captions: [
        { text: '1999', from: 0.5, to: 2, place: 'top' },
        { text: 'The sea.', from: 0.5, to: 2.5 },
        { text: 'And\na gull.', from: 3, to: 5 },
      ],
    },
    { scene: 2, shots: [{ prompt: 'Night', seconds: 2, seed: 9 }] },
  ],
};
