import type { OrderedScene, PromptOrder } from '../../../../src/domain/prompts/scene-prompts.js';
import type { Scene, SceneLine } from '../../../../src/domain/scripts/script.js';

/** A scene of lines, written short: `action: She runs`, `SARAH: Hello`, `narration: ...`. */
export function sceneOf(number: number, lines: readonly string[], more: Partial<Scene> = {}): Scene {
  return { number, lines: lines.map(lineOf), source: { fromLine: number, toLine: number }, ...more };
}

function lineOf(line: string): SceneLine {
  const at = line.indexOf(': ');
  const [name, text] = [line.slice(0, at), line.slice(at + 2)];
  if (name === 'action' || name === 'visual' || name === 'caption' || name === 'narration')
    return { kind: name, text };
  return { kind: 'speech', speaker: name, text };
}

export function orderOf(scenes: readonly OrderedScene[], more: Partial<PromptOrder> = {}): PromptOrder {
  return { scenes, language: 'en', negative: false, ...more };
}
