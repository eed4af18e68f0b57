import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/domain/scripts/parse-script.js';
import { captions, lecture, screenplay } from '../domain/scripts/long-scripts.js';
import { median, report } from './measure.js';

/** Processor time of reading a text, in seconds: it is one thread's work, and other programs do not count. */
function readingSeconds(text: string, name: string): number {
  const before = process.cpuUsage();
  parseScript(text, { name });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Middle of three, after one that warms up. */
function warmSeconds(text: string, name: string): number {
  readingSeconds(text, name);
  return median(Array.from({ length: 3 }, () => readingSeconds(text, name)));
}

describe('reading scripts', () => {
  it('takes a part of the second and the 200 MB that prompt rules share, for a screenplay of 120 pages', () => {
    const text = screenplay(120);

    const cold = readingSeconds(text, 'long.fountain');
    const memory = process.memoryUsage().rss / 1e6;

    report('120 pages of Fountain, first time', `${cold.toFixed(2)} s`, '0.50 s');
    report('120 pages of Fountain, again', `${warmSeconds(text, 'long.fountain').toFixed(2)} s`, '0.50 s');
    report('memory of the whole process', `${memory.toFixed(0)} MB`, '200 MB');
    expect(cold).toBeLessThan(0.5);
    expect(memory).toBeLessThan(200);
  });

  it.each([
    ['lecture.txt', (size: number) => lecture(size / 1100)],
    ['lecture.md', (size: number) => lecture(size / 1100).replaceAll('. ', '.\n\n')],
    ['captions.srt', (size: number) => captions(size / 3400)],
    ['long.fountain', (size: number) => screenplay(size / 2300)],
    ['unbroken.txt', (size: number) => 'word '.repeat(size / 5)],
    ['lines.txt', (size: number) => 'a: b\n'.repeat(size / 5)],
    ['brackets.md', (size: number) => '[a](*b_'.repeat(size / 7)],
    ['quotes.md', (size: number) => '> a\nb\n'.repeat(size / 6)],
  ])('grows with the length of %s and not faster, up to 5 MB', (name, write) => {
    const [small, large] = [write(1_000_000), write(5_000_000)];

    const whole = warmSeconds(large, name);
    const ratio = whole / warmSeconds(small, name) / (large.length / small.length);

    report(`${name}, 5 MB`, `${whole.toFixed(2)} s`, '20 s');
    report(`${name}, 5 MB against 1 MB, a character`, ratio.toFixed(2), '2.00');
    expect(ratio).toBeLessThan(2);
    expect(whole).toBeLessThan(20);
  });
});
