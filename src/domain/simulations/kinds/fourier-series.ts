import * as z from 'zod';
import { defineSimulation } from '../define-simulation.js';
import { choice, count } from '../parameters/parameters.js';
import { createFourierPainter, stagesOf } from './fourier-series/paint-fourier.js';
import { waveNames, waves } from './fourier-series/waves.js';

/** Turning circles, one at the end of another, add up to a wave. */
export const fourierSeries = defineSimulation({
  name: 'fourier-series',
  title: { en: 'Fourier series', ko: '푸리에 급수' },
  description: 'turning circles add up to a square, sawtooth or triangle wave, with more and more terms',
  aliases: [
    'fourier',
    'fourier series',
    'epicycles',
    '푸리에',
    '푸리에 급수',
    '푸리에 변환',
    ['square wave', { wave: 'square' }],
    ['사각파', { wave: 'square' }],
    ['sawtooth wave', { wave: 'sawtooth' }],
    ['톱니파', { wave: 'sawtooth' }],
    ['triangle wave', { wave: 'triangle' }],
    ['삼각파', { wave: 'triangle' }],
  ],
  parameters: z.strictObject({
    wave: choice(waveNames, { description: 'what the terms come near to', usual: 'square' }),
    terms: count({ description: 'terms at the end', usual: '8', least: 1, most: 60 }),
  }),
  frame: 'whole',
  equations: ({ wave }) => [{ tex: waves[wave].tex, color: 'yellow' }],
  describe: ({ wave }) =>
    `Spinning circles attached to one another trace out a glowing ${wave} wave, more circles join until the wave is sharp, mathematical animation`,
  beats: ({ terms }, seconds) =>
    stagesOf(terms, seconds).map(({ start, count: circles }) => ({
      seconds: start,
      name: circles === 1 ? { en: '1 term', ko: '1항' } : { en: `${circles} terms`, ko: `${circles}항` },
    })),
  prepare: ({ wave, terms }, stage) => createFourierPainter(stage, { wave: waves[wave], count: terms }),
});
