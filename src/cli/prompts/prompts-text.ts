import type { WrittenPrompts } from '../../domain/prompts/scene-prompts.js';
import type { Scene, Script } from '../../domain/scripts/script.js';
import type { CliContext } from '../context.js';
import { factText } from '../render/table.js';

/** One line a shot, `SCENE.SHOT`, a tab and the prompt: for programs that read lines. */
export function promptLines({ scenes }: WrittenPrompts): string {
  return scenes
    .flatMap(({ scene, shots }) => shots.map(({ prompt }, index) => `${scene}.${index + 1}\t${prompt}\n`))
    .join('');
}

/** Scenes with their headings, the prompts of their shots, and who comes back. */
export function promptTable(
  { platform, paint }: Pick<CliContext, 'platform' | 'paint'>,
  script: Script,
  written: WrittenPrompts,
): string {
  const width = Math.min(platform.stdout.columns ?? 100, 120);
  const facts = { width, dim: paint.dim };
  const scenes = written.scenes.map(({ scene, shots }) => {
    const title = paint.bold(sceneTitle(scene, script.scenes));
    const rows = shots.map(({ prompt }, index) => [`  ${scene}.${index + 1}`, prompt] as const);
    return `${title}\n${factText(rows, facts)}`;
  });
  const cast = written.cast.map(({ name, description }) => [`  ${name}`, description] as const);
  const people = cast.length === 0 ? [] : [`${paint.bold('Described once')}\n${factText(cast, facts)}`];
  return [...scenes, ...people].join('\n');
}

function sceneTitle(number: number, scenes: readonly Scene[]): string {
  const heading = scenes.find((scene) => scene.number === number)?.heading;
  return heading === undefined ? `Scene ${number}` : `Scene ${number}  ${heading}`;
}
