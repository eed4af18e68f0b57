import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { breakLines } from '../../domain/captions/break-lines.js';
import { outputError } from '../../domain/clips/file-error.js';
import { chooseDraftScene } from '../../domain/drafts/choose-draft-scene.js';
import { createDraftPainter } from '../../domain/drafts/create-draft-painter.js';
import { DRAWING_FONT_FAMILY } from '../../domain/drawing/drawing-context.js';
import type { StoryboardPages, StoryboardPanel } from '../../domain/film-script/storyboard.js';
import type { Storyboard } from '../../ports/storyboard.js';
import { drawableText } from './drawable-text.js';

/** Pixels around and between panels, and under a picture. */
const margin = 28;
const gap = 24;
const textHeight = 194;

const colors = { page: '#16161a', words: '#f2f2f5', prompt: '#a6a8b3', name: '#ffd166' } as const;

/** Storyboards of frames that the draft engine draws. */
export const canvasStoryboard: Storyboard = {
  async draw(board, path, { signal }) {
    const paths: string[] = [];
    for (const [index, panels] of board.pages.entries()) {
      const file = index === 0 ? path : path.replace(/(\.[^./\\]+)?$/, `-${index + 1}$1`);
      const png = await drawPage(board, panels, signal);
      await save(file, png);
      paths.push(file);
    }
    return paths;
  },
};

type Board = Parameters<Storyboard['draw']>[0];

async function drawPage(
  { width, height, columns, pictures }: Board,
  panels: readonly StoryboardPanel[],
  signal: AbortSignal,
): Promise<Buffer> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const rows = Math.ceil(panels.length / columns);
  const across = Math.min(columns, panels.length);
  const canvas = createCanvas(
    2 * margin + across * width + (across - 1) * gap,
    2 * margin + rows * (height + textHeight) + (rows - 1) * gap,
  );
  const context = canvas.getContext('2d');
  context.fillStyle = colors.page;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, panel] of panels.entries()) {
    // Lets signals have their turn.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const left = margin + (index % columns) * (width + gap);
    const top = margin + Math.floor(index / columns) * (height + textHeight + gap);
    const words = await drawable(panel);
    const given = pictures.get(panel.name);
    if (given === undefined) context.drawImage(await drawDraft(panel, { width, height }), left, top);
    else context.drawImage(await loadImage(given), left, top, width, height);
    drawText(context, words, { left, top: top + height, width });
  }
  return canvas.encode('png');
}

/** A moment of the shot after it has begun to move. */
async function drawDraft(
  { prompt, seed }: StoryboardPanel,
  { width, height }: Pick<StoryboardPages, 'width' | 'height'>,
): Promise<Canvas> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const picture = createCanvas(width, height);
  const stage = { width, height, durationSeconds: 4, createLayer: createCanvas };
  createDraftPainter(chooseDraftScene(prompt, seed), stage)(picture.getContext('2d'), 1.5);
  return picture;
}

async function drawable(panel: StoryboardPanel): Promise<StoryboardPanel> {
  const { heading } = panel;
  return {
    ...panel,
    prompt: await drawableText(panel.prompt),
    words: await drawableText(panel.words),
    name: await drawableText(panel.name),
    time: await drawableText(panel.time),
    ...(heading === undefined ? {} : { heading: await drawableText(heading) }),
  };
}

interface TextPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

function drawText(context: SKRSContext2D, panel: StoryboardPanel, { left, top, width }: TextPlace): void {
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillStyle = colors.name;
  context.font = font(600, 20);
  const head = panel.heading === undefined ? panel.name : `${panel.name}  ${panel.heading}`;
  context.font = font(400, 16);
  const timeWidth = context.measureText(panel.time).width;
  context.fillStyle = colors.prompt;
  context.fillText(panel.time, left + width - timeWidth, top + 27);
  context.font = font(600, 20);
  context.fillStyle = colors.name;
  context.fillText(
    linesOf(context, head, { width: width - timeWidth - 12, most: 1 })[0] ?? '',
    left,
    top + 28,
  );
  let baseline = top + 28;
  context.font = font(400, 18);
  context.fillStyle = colors.words;
  for (const line of linesOf(context, panel.words, { width, most: 3 })) {
    baseline += 25;
    context.fillText(line, left, baseline);
  }
  context.font = font(400, 15);
  context.fillStyle = colors.prompt;
  baseline += 4;
  for (const line of linesOf(context, panel.prompt, { width, most: 3 })) {
    baseline += 21;
    context.fillText(line, left, baseline);
  }
}

function font(weight: number, pixels: number): string {
  return `${weight} ${pixels}px "${DRAWING_FONT_FAMILY}"`;
}

/** Lines in the context's font, the last cut with an ellipsis where there are more. */
function linesOf(
  context: SKRSContext2D,
  text: string,
  { width, most }: { readonly width: number; readonly most: number },
): readonly string[] {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain === '') return [];
  const measure = (part: string) => context.measureText(part).width;
  const whole = breakLines(plain, measure, { width, mostLines: most });
  if (whole !== undefined) return whole;
  const words = plain.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const lines = breakLines(`${words.slice(0, count).join(' ')}…`, measure, { width, mostLines: most });
    if (lines !== undefined) return lines;
  }
  const characters = [...plain];
  while (characters.length > 1 && measure(`${characters.join('')}…`) > width) characters.pop();
  return [`${characters.join('')}…`];
}

async function save(path: string, png: Buffer): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, png);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw outputError(path, error);
  }
}
