import * as z from 'zod';
import { type Color, hex, lighten, mix } from '../../drawing/color.js';
import { paintSolid, type SolidTones } from '../../drawing/paint-solid.js';
import { poseSolid } from '../../drawing/pose-solid.js';
import { createSolid, type SolidName, solidNames } from '../../drawing/solids.js';
import { defineSimulation, type Equation } from '../define-simulation.js';
import type { Bilingual } from '../language.js';
import { choice, quantity } from '../parameters/parameters.js';
import type { Palette } from '../stage/palette.js';
import type { Painter, Stage } from '../stage/stage.js';

interface SolidFacts {
  readonly title: Bilingual;
  /** TeX. */
  readonly volume: string;
  readonly surface: string;
  /** Vertices, edges and faces of a polyhedron. */
  readonly counts?: readonly [vertices: number, edges: number, faces: number];
}

/** Volumes and surfaces by edge `a`, radius `r`, height `h`; for the torus `R` to the middle of the tube. */
const facts: Readonly<Record<SolidName, SolidFacts>> = {
  cube: {
    title: { en: 'A rotating cube', ko: '회전하는 정육면체' },
    ...{ volume: 'a^3', surface: '6a^2', counts: [8, 12, 6] },
  },
  tetrahedron: {
    title: { en: 'A rotating tetrahedron', ko: '회전하는 정사면체' },
    ...{ volume: '\\frac{\\sqrt2}{12}a^3', surface: '\\sqrt3\\,a^2', counts: [4, 6, 4] },
  },
  octahedron: {
    title: { en: 'A rotating octahedron', ko: '회전하는 정팔면체' },
    ...{ volume: '\\frac{\\sqrt2}{3}a^3', surface: '2\\sqrt3\\,a^2', counts: [6, 12, 8] },
  },
  dodecahedron: {
    title: { en: 'A rotating dodecahedron', ko: '회전하는 정십이면체' },
    volume: '\\frac{15+7\\sqrt5}{4}a^3',
    surface: '3\\sqrt{25+10\\sqrt5}\\,a^2',
    counts: [20, 30, 12],
  },
  icosahedron: {
    title: { en: 'A rotating icosahedron', ko: '회전하는 정이십면체' },
    ...{ volume: '\\frac{5(3+\\sqrt5)}{12}a^3', surface: '5\\sqrt3\\,a^2', counts: [12, 30, 20] },
  },
  sphere: {
    title: { en: 'A rotating sphere', ko: '회전하는 구' },
    volume: '\\frac43\\pi r^3',
    surface: '4\\pi r^2',
  },
  torus: {
    title: { en: 'A rotating torus', ko: '회전하는 원환면' },
    volume: '2\\pi^2Rr^2',
    surface: '4\\pi^2Rr',
  },
  cylinder: {
    title: { en: 'A rotating cylinder', ko: '회전하는 원기둥' },
    ...{ volume: '\\pi r^2h', surface: '2\\pi r(r+h)' },
  },
  cone: {
    title: { en: 'A rotating cone', ko: '회전하는 원뿔' },
    ...{ volume: '\\frac13\\pi r^2h', surface: '\\pi r\\left(r+\\sqrt{r^2+h^2}\\right)' },
  },
};

/** A solid that turns, hidden edges dashed, with its volume and surface. */
export const solid = defineSimulation({
  name: 'solid',
  title: { en: 'A rotating solid', ko: '회전하는 입체' },
  titleOf: ({ shape }) => facts[shape].title,
  description: 'a solid turns, hidden edges dashed, with its volume and surface',
  aliases: [
    'rotating solid',
    '입체',
    '회전하는 입체',
    '정다면체',
    'platonic solid',
    ...aliasesOf('cube', 'rotating cube', '3d cube', '정육면체', '큐브'),
    ...aliasesOf('tetrahedron', '정사면체'),
    ...aliasesOf('octahedron', '정팔면체'),
    ...aliasesOf('dodecahedron', '정십이면체'),
    ...aliasesOf('icosahedron', '정이십면체'),
    ...aliasesOf('sphere', '구면', '구의 부피'),
    ...aliasesOf('torus', 'donut', '원환면', '토러스', '도넛'),
    ...aliasesOf('cylinder', '원기둥'),
    ...aliasesOf('cone', '원뿔'),
  ],
  parameters: z.strictObject({
    shape: choice(solidNames, { description: 'the solid', usual: 'cube' }),
    turns: quantity('number', { description: 'turns in ten seconds', usual: '1', least: -20, most: 20 }),
  }),
  frame: 'side',
  equations: ({ shape }) => equationsOf(shape),
  describe: ({ shape }) =>
    `A polished translucent ${shape} rotates slowly in a dark studio, edges catching soft light, calm geometric beauty`,
  beats: () => [{ seconds: 0, name: { en: 'The solid turns', ko: '입체가 돈다' } }],
  prepare: createPainter,
});

function aliasesOf(shape: SolidName, ...words: readonly string[]) {
  return [shape, ...words].map((word) => [word, { shape }] as const);
}

function equationsOf(shape: SolidName): readonly Equation[] {
  const { volume, surface, counts } = facts[shape];
  const [vertices = 0, edges = 0, faces = 0] = counts ?? [];
  const euler: Equation = { tex: `V - E + F = ${vertices} - ${edges} + ${faces} = 2`, color: 'muted' };
  return [
    { tex: `V = ${volume}`, color: 'blue' },
    { tex: `A = ${surface}`, color: 'yellow' },
    // With V for the volume above, the counts of a polyhedron speak for themselves.
    ...(counts === undefined ? [] : [euler]),
  ];
}

function createPainter(
  { shape, turns }: { readonly shape: SolidName; readonly turns: number },
  stage: Stage,
): Painter {
  const { area, palette, size } = stage;
  const model = createSolid(shape);
  const radius = Math.min(area.width, area.height) * 0.36;
  const center = { x: area.left + area.width / 2, y: area.top + area.height / 2, radius };
  const tones = tonesOf(palette);
  return (context, seconds) => {
    const grown = stage.ease(Math.min(1, 0.02 + seconds / Math.min(1, stage.seconds * 0.1)));
    const spin = 0.5 + (seconds * turns * 2 * Math.PI) / 10;
    const posed = poseSolid(model, { spin, tilt: 0.42 + 0.1 * Math.sin(seconds * 0.5) });
    paintSolid(context, {
      solid: model,
      posed,
      center: { ...center, radius: Math.max(size * 0.01, radius * grown) },
      tones,
    });
  };
}

function tonesOf({ blue, background, ink, theme }: Palette): SolidTones {
  const face: Color = mix(blue, background, 0.12);
  return {
    wall: background,
    wallLit: lighten(background, 0.05),
    face,
    shadow: theme === 'dark' ? mix(blue, hex('#06080c'), 0.8) : mix(blue, hex('#0a2338'), 0.6),
    edge: ink,
  };
}
