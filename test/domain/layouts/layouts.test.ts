import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AivideoError } from '../../../src/domain/errors.js';
import type { LayoutRequest } from '../../../src/domain/layouts/define-layout.js';
import type { Arrangement } from '../../../src/domain/layouts/frame/arrangement.js';
import { valueAt } from '../../../src/domain/layouts/frame/courses.js';
import { layouts } from '../../../src/domain/layouts/index.js';

const folder = join(import.meta.dirname, '../../../src/domain/layouts');

function request(changes: Partial<LayoutRequest> = {}): LayoutRequest {
  return {
    frame: { width: 1280, height: 720 },
    frames: 300,
    rate: { numerator: 30, denominator: 1 },
    pictures: { simulation: { width: 1920, height: 1080 }, ai: { width: 1280, height: 720 } },
    fits: {},
    options: {},
    ...changes,
  };
}

function arrange(name: string, changes: Partial<LayoutRequest> = {}): Arrangement {
  const arranged = layouts.find((layout) => layout.name === name)?.arrange?.(request(changes));
  if (arranged === undefined) throw new Error(`no layout ${name}`);
  return arranged;
}

function boxes(arrangement: Arrangement) {
  return arrangement.stages[0]?.scenery.halves.map(({ half, box }) => [
    half,
    box.left,
    box.top,
    box.width,
    box.height,
  ]);
}

const regions = [
  { half: 'ai', left: 0, top: 0, width: 1, height: 1 },
  { half: 'simulation', left: 0.6, top: 0.1, width: 0.35, height: 0.5, label: 'Proof', border: 4 },
] as const;

describe('the registry of layouts', () => {
  it('lists every file of its folder', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !['index.ts', 'define-layout.ts'].includes(name))
      .map((name) => name.replace('.ts', ''));

    const unlisted = files.filter((file) => !layouts.some(({ name }) => name === file));

    expect(unlisted, 'add these to src/domain/layouts/index.ts').toEqual([]);
    expect(layouts).toHaveLength(files.length);
  });

  const shapes = [
    [1280, 720],
    [720, 1280],
    [1080, 1080],
    [160, 90],
  ] as const;
  const together = layouts.filter(({ arrange: atOnce }) => atOnce !== undefined).map(({ name }) => name);

  it.each(together)('puts everything of `%s` on even pixels inside of every frame, at all times', (name) => {
    for (const [width, height] of shapes)
      for (const labels of [undefined, ['One', 'Two'] as const]) {
        const options = { regions, ...(labels === undefined ? {} : { labels }) };

        const { stages } = arrange(name, { frame: { width, height }, options });

        expect(stages[0]?.fromFrame).toBe(0);
        expect(stages.at(-1)?.endFrame).toBe(300);
        stages.forEach((stage, index) => {
          expect(stage.endFrame).toBe(stages[index + 1]?.fromFrame ?? 300);
          for (const { box } of stage.scenery.halves) {
            for (const length of [box.left, box.top, box.width, box.height]) expect(length % 2).toBe(0);
            expect(box.left).toBeGreaterThanOrEqual(0);
            expect(box.top).toBeGreaterThanOrEqual(0);
            expect(box.left + box.width).toBeLessThanOrEqual(width);
            expect(box.top + box.height).toBeLessThanOrEqual(height);
          }
        });
      }
  });
});

describe('halves side by side', () => {
  it('have one height, however different their files are', () => {
    const arrangement = arrange('side-by-side', {
      pictures: { simulation: { width: 1920, height: 1080 }, ai: { width: 576, height: 320 } },
      options: { gap: 16 },
    });

    expect(boxes(arrangement)).toEqual([
      ['simulation', 16, 186, 616, 346],
      ['ai', 648, 186, 616, 346],
    ]);
  });

  it('touch each other and the frame without a gap, and fill it when they are cut', () => {
    const fits = { simulation: 'cover', ai: 'cover' } as const;

    const arrangement = arrange('side-by-side', { fits, options: { gap: 0, ratio: 0.6, first: 'ai' } });

    expect(boxes(arrangement)).toEqual([
      ['ai', 0, 0, 768, 720],
      ['simulation', 768, 0, 512, 720],
    ]);
  });

  it('make room for labels beneath them', () => {
    const arrangement = arrange('side-by-side', { options: { labels: ['A', 'B'] } });

    const [scenery] = arrangement.stages.map((stage) => stage.scenery);
    const box = scenery?.halves[0]?.box;
    const label = scenery?.paintings[0];
    expect(scenery?.paintings.map(({ painting }) => painting.kind)).toEqual(['label', 'label']);
    expect(label?.top).toBe((box?.top ?? 0) + (box?.height ?? 0));
    expect(label?.painting.width).toBe(box?.width);
  });

  it('are refused where there is no room', () => {
    const options = { gap: 400 };

    expect(() => arrange('side-by-side', { frame: { width: 320, height: 180 }, options })).toThrow(
      /Layout `side-by-side` leaves no room in a film of 320x180/,
    );
    expect(() => arrange('side-by-side', { frame: { width: 320, height: 180 }, options })).toThrow(
      AivideoError,
    );
  });
});

describe('a picture in picture', () => {
  it('lies in its corner, with a ring that goes where it goes', () => {
    const options = { corner: 'top-left', moves: [{ at: 2, corner: 'bottom-right' }], border: 4 } as const;

    const { stages } = arrange('pip', { options });

    const inner = stages[0]?.scenery.halves[1];
    const ring = stages[0]?.scenery.paintings[0];
    expect(inner?.box).toMatchObject({ left: 28, top: 28, width: 384, height: 216 });
    const at = (frame: number) =>
      [inner?.travel?.left, inner?.travel?.top].map((course) => course && valueAt(course, frame));
    expect(at(0)).toEqual([28, 28]);
    expect(at(60)).toEqual([28, 28]);
    expect(at(72)).toEqual([448, 252]);
    expect(at(299)).toEqual([1280 - 28 - 384, 720 - 28 - 216]);
    const offset = (ring?.painting.width ?? 0) - 384;
    expect(ring?.travel && valueAt(ring.travel.left, 299)).toBe(1280 - 28 - 384 - offset / 2);
  });
});

describe('a reveal', () => {
  it('turns from one half into the other and back, around the times that are named', () => {
    const options = { reveals: [3, 8], transitionDuration: 1, transition: 'circleopen' } as const;

    const { stages } = arrange('reveal', { options });

    const seen = stages.map(({ fromFrame, scenery, next }) => [
      fromFrame,
      scenery.halves[0]?.half,
      next?.scenery.halves[0]?.half,
      next?.transition,
    ]);
    expect(seen).toEqual([
      [0, 'ai', undefined, undefined],
      [75, 'ai', 'simulation', 'circleopen'],
      [105, 'simulation', undefined, undefined],
      [225, 'simulation', 'ai', 'circleopen'],
      [255, 'ai', undefined, undefined],
    ]);
  });
});
