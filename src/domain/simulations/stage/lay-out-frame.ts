import { breakLines } from '../../captions/break-lines.js';
import { letters } from './letters.js';
import type { Box } from './stage.js';

/** What has to find its place in a picture. */
export interface FrameContent {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly frame: 'whole' | 'side';
  /** Empty: none. */
  readonly title: string;
  /** Sizes of the equations in em. */
  readonly equations: readonly { readonly width: number; readonly height: number }[];
  /** Width of the title in pixels at a height of letters in pixels. */
  measureTitle(text: string, pixels: number): number;
}

/** Places of everything but the simulation itself, and the room that is left for it. All in pixels. */
export interface FrameLayout {
  readonly title: {
    readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
    /** Height of the letters. */
    readonly pixels: number;
    readonly align: 'left' | 'center';
  };
  /** One box an equation; `em` is the body of the letters in it. */
  readonly equations: readonly (Box & { readonly em: number })[];
  readonly area: Box;
  readonly side: Box;
}

/** Shares of the shorter side. */
const margin = 0.055;
const gap = 0.04;

/** Share of a wide picture's width that the column of equations and readouts takes. */
const sideShare = 0.31;

/** Puts a title and equations into a picture: in a row above, or in a column beside; one above the other in a tall picture. */
export function layOutFrame(content: FrameContent): FrameLayout {
  return content.width >= content.height * 1.15 ? layOutWide(content) : layOutTall(content);
}

interface Room extends Box {
  readonly size: number;
}

function roomOf({ width, height }: FrameContent): Room {
  const size = Math.min(width, height);
  const edge = size * margin;
  return { left: edge, top: edge, width: width - 2 * edge, height: height - 2 * edge, size };
}

function layOutWide(content: FrameContent): FrameLayout {
  const room = roomOf(content);
  return content.frame === 'side' ? wideWithSide(content, room) : wideWhole(content, room);
}

function wideWithSide(content: FrameContent, room: Room): FrameLayout {
  const title = placeTitle(content, room, 'left');
  const top = room.top + title.height + (title.height > 0 ? room.size * gap : 0);
  const bottom = room.top + room.height;
  const sideWidth = room.width * sideShare;
  const areaWidth = room.width - sideWidth - room.size * gap;
  const column = {
    left: room.left + areaWidth + room.size * gap,
    top,
    width: sideWidth,
    height: bottom - top,
  };
  const stack = stackEquations(content, { box: column, size: room.size, align: 'left' });
  const sideTop = Math.min(bottom, stack.bottom);
  return {
    title: title.text,
    equations: stack.boxes,
    area: { left: room.left, top, width: areaWidth, height: bottom - top },
    side: { ...column, top: sideTop, height: bottom - sideTop },
  };
}

function wideWhole(content: FrameContent, room: Room): FrameLayout {
  const row = rowOfEquations(content, room);
  const title = placeTitle(content, { ...room, width: row.sharesTitle ? row.freeWidth : room.width }, 'left');
  const beside = row.sharesTitle || title.height === 0;
  const rowTop = beside ? room.top : room.top + title.height + room.size * gap * 0.5;
  const rowHeight = row.height === 0 ? 0 : Math.max(row.height, beside ? title.height : 0);
  const shift = beside && title.height > 0 ? room.left + room.width - row.width : room.left;
  const equations = row.boxes.map((box) => ({
    ...box,
    left: box.left + shift,
    top: rowTop + (rowHeight - box.height) / 2,
  }));
  const headerBottom = Math.max(room.top + title.height, rowTop + rowHeight);
  const top = headerBottom > room.top ? headerBottom + room.size * gap : room.top;
  const area = { left: room.left, top, width: room.width, height: room.top + room.height - top };
  return { title: title.text, equations, area, side: emptyBox(area) };
}

/** Equations one beside the other, from 0 on, at most as wide as the room. */
function rowOfEquations({ equations, title }: FrameContent, room: Room) {
  const space = 1.6;
  const wanted = room.size * letters.equation;
  const ems =
    equations.reduce((sum, { width }) => sum + width, 0) + space * Math.max(0, equations.length - 1);
  const em = Math.min(wanted, ems === 0 ? wanted : room.width / ems);
  let left = 0;
  const boxes = equations.map(({ width, height }) => {
    const box = { left, top: 0, width: width * em, height: height * em, em };
    left += (width + space) * em;
    return box;
  });
  const height = Math.max(0, ...boxes.map((box) => box.height));
  const freeWidth = room.width - ems * em - room.size * gap;
  return {
    boxes,
    width: ems * em,
    height,
    freeWidth,
    sharesTitle: title !== '' && freeWidth > room.width * 0.4,
  };
}

function layOutTall(content: FrameContent): FrameLayout {
  const room = roomOf(content);
  const title = placeTitle(content, room, 'center');
  const top = room.top + title.height + (title.height > 0 ? room.size * gap * 0.6 : 0);
  const box = { ...room, top, height: room.height * 0.4 };
  const stack = stackEquations(content, { box, size: room.size, align: 'center' });
  const areaTop = Math.max(top, stack.bottom);
  const left = room.top + room.height - areaTop;
  const inner = { left: room.left, top: areaTop, width: room.width };
  if (content.frame === 'whole') {
    const area = { ...inner, height: left };
    return { title: title.text, equations: stack.boxes, area, side: emptyBox(area) };
  }
  const height = Math.min(left * 0.68, room.width * 1.15);
  const sideTop = areaTop + height + room.size * gap;
  return {
    title: title.text,
    equations: stack.boxes,
    area: { ...inner, height },
    side: { ...inner, top: sideTop, height: room.top + room.height - sideTop },
  };
}

/** Equations one below the other, made smaller when they are too wide or too high. */
function stackEquations(
  { equations }: FrameContent,
  { box, size, align }: { readonly box: Box; readonly size: number; readonly align: 'left' | 'center' },
) {
  const space = 0.75;
  const wanted = size * letters.equation;
  const ems = equations.reduce((sum, { height }) => sum + height + space, 0);
  const limit = Math.min(wanted, ems === 0 ? wanted : (box.height * 0.75) / ems);
  let top = box.top;
  const em = Math.min(limit, ...equations.map(({ width }) => box.width / width));
  const boxes = equations.map(({ width, height }) => {
    const left = align === 'left' ? box.left : box.left + (box.width - width * em) / 2;
    const placed = { left, top, width: width * em, height: height * em, em };
    top += (height + space) * em;
    return placed;
  });
  return { boxes, bottom: top };
}

/** One line where it fits, else smaller letters, else more lines. */
const titleFits = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4].flatMap((share) =>
  (share > 0.6 ? [1, 2] : [1, 2, 3]).map((mostLines) => ({ share, mostLines })),
);

function placeTitle({ title, measureTitle }: FrameContent, room: Room, align: 'left' | 'center') {
  const wanted = Math.max(7, room.size * letters.title);
  if (title === '') return { text: { lines: [], pixels: wanted, align }, height: 0 };
  const fit = titleFits.flatMap(({ share, mostLines }) => {
    const pixels = wanted * share;
    const lines = breakLines(title, (part) => measureTitle(part, pixels), { width: room.width, mostLines });
    return lines === undefined ? [] : [{ pixels, lines }];
  })[0] ?? { pixels: (wanted * room.width) / measureTitle(title, wanted), lines: [title] };
  const { pixels, lines } = fit;
  const x = align === 'left' ? room.left : room.left + room.width / 2;
  const placed = lines.map((text, index) => ({ text, x, y: room.top + pixels * (0.88 + index * 1.25) }));
  const height = pixels * (1.1 + (lines.length - 1) * 1.25);
  return { text: { lines: placed, pixels, align }, height };
}

function emptyBox({ left, top, width, height }: Box): Box {
  return { left: left + width, top: top + height, width: 0, height: 0 };
}
