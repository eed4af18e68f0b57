import { addMeaning } from './add-meaning.js';
import { labelMeaning } from './labels.js';
import { type Label, readLabel, readMeaning, type SpokenOrMeaning } from './read-label.js';
import { isRule, readSceneHeading } from './scene-heading.js';
import type { ScriptBuilder } from './script-builder.js';
import { splitMarks } from './split-marks.js';
import type { LabelSurvey } from './survey-labels.js';
import type { TextLine } from './text-line.js';
import { continuesSpeech, isWrapped, soundsSpoken } from './unlabelled-lines.js';

/** Whose words the lines without a label go on with. */
interface Voice {
  readonly meaning: SpokenOrMeaning;
  readonly speaker?: string;
  readonly manner?: string;
}

/**
 * Reads lines as scripts have them in Korean and in English: headings and rules, `이름: 대사`, `지문:`, `나레이션`,
 * `(지문)`, `[화면: ...]`, `BGM: ...`. A line without a label is heard, unless the text says who speaks.
 */
export class TextReader {
  readonly #builder: ScriptBuilder;
  readonly #survey: LabelSurvey;
  /** Until the next empty line. */
  #voice: Voice | undefined;
  /** Whether that voice was named by a label alone, and its words are still to come. */
  #isFresh = false;
  #lastSpeaker: Voice | undefined;
  #opensParagraph = false;

  constructor(builder: ScriptBuilder, survey: LabelSurvey) {
    this.#builder = builder;
    this.#survey = survey;
  }

  readAll(lines: Iterable<TextLine>): void {
    for (const line of lines) this.read(line);
  }

  /** One line, or an empty one that ends a paragraph. */
  read(line: TextLine): void {
    if (line.text === '') {
      this.#opensParagraph = true;
      if (!this.#isFresh) this.#voice = undefined;
    } else if (isRule(line.text)) this.breakScene();
    else if (!this.#readHeading(line)) this.readWords(line);
  }

  breakScene(): void {
    this.#builder.endScene();
    this.#forget();
  }

  startScene(fromLine: number, heading: string): void {
    const read = readSceneHeading(heading) ?? readSceneHeading(`# ${heading}`) ?? { heading };
    this.#builder.startScene(fromLine, read);
    this.#forget();
  }

  /** Words that are no heading, whatever they look like. */
  readWords(line: TextLine): void {
    for (const part of splitMarks(line.text)) {
      const rest = { ...line, text: part.text };
      if (part.kind === 'words') this.#readUnmarked(rest);
      else if (part.text === '') this.#announce({ meaning: part.meaning });
      else this.#add({ meaning: part.meaning }, rest);
    }
    this.#opensParagraph = false;
  }

  #forget(): void {
    this.#voice = undefined;
    this.#isFresh = false;
    this.#lastSpeaker = undefined;
    this.#opensParagraph = true;
  }

  #readHeading(line: TextLine): boolean {
    const heading = readSceneHeading(line.text);
    if (heading === undefined) return false;
    this.#builder.startScene(line.fromLine, heading);
    this.#forget();
    return true;
  }

  #readUnmarked(line: TextLine): void {
    const [, bracketed] =
      /^[(（]([^()（）]*)[)）]$/.exec(line.text) ?? /^\[([^[\]]*)\]$/.exec(line.text) ?? [];
    const label = readLabel(line.text);
    const meaning = label === undefined ? undefined : readMeaning(label, this.#survey.names);
    const alone = labelMeaning(line.text);
    if (bracketed !== undefined) this.#add({ meaning: 'action' }, { ...line, text: bracketed.trim() });
    else if (label !== undefined && meaning !== undefined) this.#readLabelled(line, label, meaning);
    else if (alone !== undefined && line.text.length > 1) this.#announce({ meaning: alone });
    else if (this.#survey.names.has(line.text)) this.#announce({ meaning: 'speech', speaker: line.text });
    else this.#readBare(line);
  }

  #readLabelled(line: TextLine, label: Label, meaning: SpokenOrMeaning): void {
    const [, opening, after] = /^[(（]([^()（）]{1,40})[)）]\s*(\S.*)$/s.exec(label.rest) ?? [];
    const manner = label.manner ?? opening?.trim();
    const spoken = meaning === 'speech' || meaning === 'narration';
    // `민수(N)`: somebody who is heard and not seen.
    const isOff = manner !== undefined && labelMeaning(manner) === 'narration';
    const voice: Voice = {
      meaning: meaning === 'speech' && isOff ? 'narration' : meaning,
      ...(meaning === 'speech' ? { speaker: label.label } : {}),
      ...(manner === undefined || !spoken || isOff ? {} : { manner }),
    };
    this.#announce(voice);
    const text = spoken && label.manner === undefined ? (after ?? label.rest) : label.rest;
    if (text !== '') this.#add(voice, { ...line, text });
  }

  #announce(voice: Voice): void {
    this.#voice = voice;
    this.#isFresh = true;
    if (voice.meaning === 'speech' || voice.meaning === 'narration') this.#lastSpeaker = voice;
  }

  #readBare(line: TextLine): void {
    const last = this.#builder.lastLine();
    const voice = this.#voice;
    if (this.#isFresh && voice !== undefined) this.#add(voice, line);
    else if (last !== undefined && !this.#opensParagraph && !line.isEntry && isWrapped(last, line.text))
      this.#builder.continueLast(line.text, line.toLine);
    else if (voice !== undefined && (last === undefined || continuesSpeech(line, last, this.#survey)))
      this.#goOn(voice, line);
    else {
      this.#voice = undefined;
      this.#add(this.#bareVoice(line.text), line);
    }
  }

  /** The rest of a sentence, or another one. */
  #goOn(voice: Voice, line: TextLine): void {
    const last = this.#builder.lastLine();
    const isRest = last?.kind === voice.meaning && !/[.!?…]["”’)]?$/.test(last.end);
    if (isRest && !this.#opensParagraph) this.#builder.continueLast(line.text, line.toLine);
    else this.#add(voice, line);
  }

  #bareVoice(text: string): Voice {
    const { hasVoices, hasHeadings } = this.#survey;
    const isHangul = /[가-힣]/.test(text);
    if (!hasVoices || soundsSpoken(text) || (!hasHeadings && !isHangul))
      return this.#lastSpeaker ?? { meaning: 'narration' };
    return { meaning: 'action' };
  }

  #add({ meaning, ...who }: Voice, { text, fromLine, toLine }: TextLine): void {
    const place = { fromLine, toLine, opensParagraph: this.#opensParagraph };
    addMeaning(this.#builder, { meaning, text, ...who }, place);
    this.#opensParagraph = false;
    this.#isFresh = false;
  }
}
