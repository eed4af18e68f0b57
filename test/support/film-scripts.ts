import { stringify } from 'yaml';

/** A plan of three scenes with one short shot each, made by zeroscope; captions count from the start of their scenes. */
export function threeScenes(change: Readonly<Record<string, unknown>> = {}): string {
  const scene = (number: number, prompt: string, words: string) => ({
    scene: number,
    heading: `Part ${number}`,
    shots: [{ prompt, seconds: 1, seed: number }],
    captions: [{ text: words, from: 0.25, to: 0.75 }],
  });
  return stringify({
    ...{ aivideo: 'plan/1', title: 'Three', language: 'en', model: 'zeroscope', size: '160x90', fps: 8 },
    ...change,
    scenes: [
      scene(1, 'A quiet sea', 'The sea.'),
      scene(2, 'A red tree', 'The tree.'),
      scene(3, 'A tall tower', 'The tower.'),
    ],
  });
}
