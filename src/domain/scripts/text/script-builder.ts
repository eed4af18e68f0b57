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

/** A line to which words may still be added: they are put together once, for time to stay linear. */
interface OpenLine extends Omit<DraftLine, 'toLine'> {
  toLine: number;
  readonly parts: string[];
}

interface OpenScene {
  fixed: boolean;
  readonly fromLine: number;
  readonly heading?: string;
  readonly lines: OpenLine[];
  setting?: SceneSetting;
  given?: GivenShot;
  simulation?: string;
}

/** What stands last in a scene. */
export interface LastLine {
  readonly kind: SceneLine['kind'];
  /** Its last words. */
  readonly end: string;
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
    if (line.text === '') return;
    this.#current(fromLine).lines.push({ line, fromLine, toLine, opensParagraph, parts: [line.text] });
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

  /** The line that was added last to the open scene: what it is, and the end of its words. */
  lastLine(): LastLine | undefined {
    const last = this.#open?.lines.at(-1);
    return last === undefined ? undefined : { kind: last.line.kind, end: last.parts.at(-1) ?? '' };
  }

  /** Adds words to the last line. */
  continueLast(text: string, toLine: number): void {
    const last = this.#open?.lines.at(-1);
    if (last === undefined) return;
    last.parts.push(text);
    last.toLine = toLine;
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
    const kept = full.length > 0 ? full : this.#scenes.filter(({ heading }) => heading !== undefined);
    return kept.map((scene) => ({ ...scene, lines: scene.lines.map(closed) }));
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

function closed({ parts, line, ...place }: OpenLine): DraftLine {
  return { ...place, line: parts.length === 1 ? line : { ...line, text: parts.join(' ') } };
}
