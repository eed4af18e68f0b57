import type { GivenShot, SceneLine, SceneSetting } from '../script.js';
import type { DraftLine, DraftScene } from '../script-format.js';
import type { SceneHeading } from './scene-heading.js';

/** Where words stand in the file. */
export interface Place {
  readonly fromLine: number;
  /** Default: `fromLine`. */
  readonly toLine?: number;
  /** Whether an empty line stands before it. */
  readonly opensParagraph?: boolean;
}

interface OpenScene {
  fixed: boolean;
  readonly fromLine: number;
  readonly heading?: string;
  readonly lines: DraftLine[];
  setting?: SceneSetting;
  given?: GivenShot;
  simulation?: string;
}

/** Collects scenes in their order. */
export class ScriptBuilder {
  readonly #scenes: OpenScene[] = [];
  #open: OpenScene | undefined;
  #followsRule = false;

  /** A new scene with borders of the writer's own. */
  startScene(fromLine: number, heading?: SceneHeading): void {
    this.#begin({ fixed: true, fromLine, lines: [], ...heading });
  }

  /** A rule: what follows is a scene of its own, if anything does. */
  endScene(): void {
    if (this.#open !== undefined) this.#open.fixed = true;
    this.#open = undefined;
    this.#followsRule = true;
  }

  add(line: SceneLine, { fromLine, toLine = fromLine, opensParagraph = false }: Place): void {
    if (line.text !== '') this.#current(fromLine).lines.push({ line, fromLine, toLine, opensParagraph });
  }

  /** `[simulation: ...]`: of this scene; of a new one where this one has its own, or runs on without borders. */
  simulate(simulation: string, fromLine: number): void {
    const open = this.#current(fromLine);
    const isFree = open.simulation === undefined && (open.fixed || open.lines.length === 0);
    const scene = isFree ? open : this.#begin({ ...open, fromLine, lines: [] });
    scene.simulation = simulation;
    scene.fixed = true;
  }

  /** `장소: 교실`, `시간: 밤`. */
  set(setting: SceneSetting, fromLine: number): void {
    const open = this.#current(fromLine);
    open.setting = { ...open.setting, ...setting };
  }

  give(given: GivenShot, fromLine: number): void {
    this.#current(fromLine).given = given;
  }

  /** The line that was added last to the open scene. */
  lastLine(): DraftLine | undefined {
    return this.#open?.lines.at(-1);
  }

  /** Adds words to the last line. */
  continueLast(text: string, toLine: number): void {
    const lines = this.#open?.lines;
    const last = lines?.at(-1);
    if (lines === undefined || last === undefined) return;
    lines[lines.length - 1] = { ...last, toLine, line: { ...last.line, text: `${last.line.text} ${text}` } };
  }

  /**
   * The scenes in which there is something to see or to hear. A heading above other headings is none; where nothing
   * but headings was written, they are the scenes.
   */
  scenes(): readonly DraftScene[] {
    const full = this.#scenes.filter(
      ({ lines, setting, simulation, given }) =>
        lines.length > 0 || setting !== undefined || simulation !== undefined || given !== undefined,
    );
    return full.length > 0 ? full : this.#scenes.filter(({ heading }) => heading !== undefined);
  }

  #current(fromLine: number): OpenScene {
    return this.#open ?? this.#begin({ fixed: this.#followsRule, fromLine, lines: [] });
  }

  #begin(scene: OpenScene): OpenScene {
    this.#open = scene;
    this.#scenes.push(scene);
    return scene;
  }
}
