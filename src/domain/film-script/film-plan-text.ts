import { Document, isMap, isSeq, type YAMLSeq } from 'yaml';
import { type FilmPlan, type PlannedScene, type ScriptShot, sceneSeconds, shotsOf } from './film-plan.js';

/** What a plan file tells besides the plan. */
export interface PlanNotes {
  /** What each shot will cost, by its name, and all of them. */
  priceOf(shot: string): string | undefined;
  readonly price: string;
  /** How the file is called, for the command in its head. */
  readonly file: string;
}

/** A plan as a file for people: YAML with a line on what to do with it, and where in the film each scene is. */
export function filmPlanText(plan: FilmPlan, notes: PlanNotes): string {
  const { aivideo, scenes, ...film } = plan;
  const names = shotsOf(plan);
  const priced = scenes.map((scene, index) => {
    const shots = scene.shots.map((shot, place) => {
      const name = names.find((entry) => entry.scene === index && entry.index === place)?.name ?? '';
      return orderedShot(shot, notes.priceOf(name));
    });
    return orderedScene({ ...scene, shots });
  });
  const document = new Document({ aivideo, ...film, price: notes.price, scenes: priced });
  document.commentBefore = headOf(notes);
  const list = document.get('scenes');
  if (isSeq(list)) annotate(list, plan);
  return document.toString({ lineWidth: 100, commentString: (text) => text.replace(/^(?!$)/gm, '#') });
}

function headOf({ file }: PlanNotes): string {
  return [
    ' A film, planned by aivideo. Change what you like, then make it:',
    `   aivideo from-script ${file}`,
    ' Shots that stay as they are come from the cache and cost nothing again. A scene lasts as long as its',
    ' shots; narration and captions count from the start of their scene, in seconds. Another `seed` makes',
    ' another take. Prices are for reading: they are worked out anew.',
  ].join('\n');
}

/** Keys in the order in which they are read. */
function orderedShot(shot: ScriptShot, price: string | undefined): ScriptShot {
  const { prompt, negativePrompt, seconds, seed, model, simulation } = shot;
  return without({ prompt, negativePrompt, simulation, model, seconds, seed, price });
}

function orderedScene({
  scene,
  heading,
  shots,
  narration,
  captions,
  transition,
}: PlannedScene): PlannedScene {
  return without({ scene, heading, shots, transition, narration, captions });
}

function without<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]: Exclude<Value[Key], undefined> };
}

function annotate(list: YAMLSeq, { scenes }: FilmPlan): void {
  let start = 0;
  for (const [index, scene] of scenes.entries()) {
    const end = start + sceneSeconds(scene);
    const node = list.items[index];
    if (isMap(node)) {
      node.commentBefore = ` ${time(start)} to ${time(end)}`;
      node.spaceBefore = index > 0;
    }
    start = end;
  }
}

/** `0:07.4`. */
function time(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}
