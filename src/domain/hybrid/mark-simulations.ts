import type { Scene, Script } from '../scripts/script.js';
import { findFormula } from '../simulations/recognition/find-formula.js';
import { recognizeSimulation } from '../simulations/recognition/read-simulation.js';

/** Words without which a cube or a wave is something to be filmed. */
const mathematical =
  /\b(graphs?|equations?|formulas?|simulations? of|simulated?|animations? of|vector fields?|sine|cosine)\b|그래프|함수|방정식|공식|수식|정리|시뮬레이션|벡터|사인|코사인/iu;

/** What a voice names that means the picture. */
const shownWords = /\b(graphs?|plots?|simulations? of)\b|그래프|시뮬레이션/iu;

/**
 * The same script in which scenes that show mathematics are simulated, although they are not marked: those with a formula that can be
 * drawn, or that speak of a graph and the like and name something that aivideo simulates.
 */
export function markSimulations(script: Script): Script {
  return { ...script, scenes: script.scenes.map(markScene) };
}

function markScene(scene: Scene): Scene {
  if (scene.simulation !== undefined || scene.given?.prompt !== undefined) return scene;
  const simulation = simulationIn(scene);
  return simulation === undefined ? scene : { ...scene, simulation };
}

/** What is seen goes before what is said; a voice may speak of mathematics over any picture. */
function simulationIn({ heading, lines }: Scene): string | undefined {
  const seen = lines.flatMap((line) =>
    line.kind === 'visual' || line.kind === 'action' || line.kind === 'caption' ? [line.text] : [],
  );
  const said = lines.flatMap((line) =>
    line.kind === 'narration' || line.kind === 'speech' ? [line.text] : [],
  );
  const shown = [...seen, ...(heading === undefined ? [] : [heading])];
  return (
    shown.find((text) => isMathematical(text, mathematical)) ??
    said.find((text) => isMathematical(text, shownWords))
  );
}

function isMathematical(text: string, words: RegExp): boolean {
  if (text.length > 500 || recognizeSimulation(text) === undefined) return false;
  return findFormula(text) !== undefined || words.test(text);
}
