import { describe, expect, it } from 'vitest';
import { read, shortLines } from './read-words.js';

const short = `---
title: Lumen
style: [soft light, product photography]
aspect: 9:16
voice: af_sky
music: calm.mp3
tags: lamps
---

# Morning

![A lamp on a *wooden* desk](lamp.png)

**Narrator:** Mornings are hard. Lumen makes
them \`easy\`, [one](https://example.com) minute at a time.

1. It wakes you with light.
2. It learns your week.

<!-- nobody says this -->

---

*The lamp fades to warm orange.*

[simulation: pendulum]

Lumen\\_2 &amp; you.

\`\`\`js
code();
\`\`\`
`;

describe('Markdown', () => {
  it('gives its front matter to the film', () => {
    const { title, wishes, format } = read(short, { name: 'short.md' });

    expect({ title, wishes, format }).toEqual({
      format: 'markdown',
      title: 'Lumen',
      wishes: {
        style: 'soft light, product photography',
        aspect: '9:16',
        voice: 'af_sky',
        music: 'calm.mp3',
      },
    });
  });

  it('begins scenes at headings and rules, and is read without its marks', () => {
    const { scenes } = read(short, { name: 'short.md' });

    expect(scenes.map(({ heading, simulation }) => [heading, simulation])).toEqual([
      ['Morning', undefined],
      [undefined, 'pendulum'],
    ]);
    expect(scenes.map(shortLines)).toEqual([
      [
        'visual A lamp on a wooden desk',
        'narration Mornings are hard. Lumen makes them easy, one minute at a time.',
        'narration It wakes you with light.',
        'narration It learns your week.',
      ],
      ['action The lamp fades to warm orange.', 'narration Lumen_2 & you.'],
    ]);
    expect(scenes.map(({ source }) => source.fromLine)).toEqual([10, 24]);
  });

  it('says what it leaves out', () => {
    const { adjustments } = read(short, { name: 'short.md' });

    expect(adjustments.map(({ option, kind, asked }) => [option, kind, asked])).toEqual([
      ['tags', 'unsupported', 'lamps'],
      ['code', 'unsupported', 'line 30'],
    ]);
  });

  it('takes the one first heading above others as the title', () => {
    const { title, scenes } = read('# The sea\n\n## Dawn\nFog.\n\n## Night\nStars.\n', { name: 'sea.md' });

    expect(title).toBe('The sea');
    expect(scenes.map(({ heading }) => heading)).toEqual(['Dawn', 'Night']);
  });

  it('takes a rule under a sentence for a rule', () => {
    const { scenes } = read('The sun rises over the hills.\n---\nThe birds wake.\n', { name: 'a.md' });

    expect(scenes.flatMap(shortLines)).toEqual([
      'narration The sun rises over the hills.',
      'narration The birds wake.',
    ]);
    expect(scenes).toHaveLength(2);
  });

  it.each([
    [
      'titel: Sea',
      '`a.md`, line 2, column 1: Front matter key `titel` is unknown; the nearest key is `title`',
    ],
    [
      'stile: oil',
      '`a.md`, line 2, column 1: Front matter key `stile` is unknown; the nearest key is `style`',
    ],
    [
      'aspect: wide',
      '`a.md`, line 2, column 9: Front matter key `aspect` must be two numbers such as 16:9, got `wide`',
    ],
    ['model: [a, b]', '`a.md`, line 2, column 8: Front matter key `model` must be text, got `["a","b"]`'],
    ['title: a\ntitle: b', '`a.md`, line 3, column 1: Key `title` is there twice'],
  ])('names what is wrong in its front matter: %s', (yaml, message) => {
    expect(() => read(`---\n${yaml}\n---\nHello.\n`, { name: 'a.md' })).toThrow(
      expect.objectContaining({ code: 'script-invalid', message }),
    );
  });
});
