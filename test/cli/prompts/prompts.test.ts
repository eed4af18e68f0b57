import { describe, expect, it } from 'vitest';
import { runHere } from './in-terminal.js';

const lesson = `제목: 사인 곡선

씬 1. 교실 - 낮
(선생님이 칠판에 그래프를 그린다)
선생님: 여러분, 마멀레이드를 보세요.

씬 2. 단위원
[화면: 단위원 위를 도는 빨간 점]
내레이션: 쀍뛣은 파동입니다.
`;
const files = { 'lesson.txt': lesson };

describe('aivideo prompts', () => {
  it('prints one line a shot in a pipe', async () => {
    const { status, stdout } = await runHere({ args: ['prompts', 'lesson.txt', '--style', '수채화'], files });

    expect(status).toBe(0);
    expect(stdout).toBe(
      '1.1\tA teacher draws a graph on a blackboard, in a classroom, soft daylight through the windows, medium wide shot, slow push-in, watercolor\n' +
        '2.1\tA red point moving around a unit circle, on a dark blue background, even light, full view, slow zoom-in, watercolor\n',
    );
  });

  it('prints scenes, prompts and cast in a terminal', async () => {
    const { stdout } = await runHere({ args: ['prompts', 'lesson.txt'], files, tty: true });

    expect(stdout).toMatchInlineSnapshot(`
      "Scene 1  교실 - 낮
        1.1  A teacher draws a graph on a blackboard, in a classroom, soft daylight
             through the windows, medium wide shot, slow push-in, cinematic, realistic
             detail

      Scene 2  단위원
        2.1  A red point moving around a unit circle, on a dark blue background, even
             light, full view, slow zoom-in, clean animated diagram, crisp glowing
             lines

      Described once
        선생님  a teacher
      "
    `);
  });

  it('gives machines one object', async () => {
    const { stdout } = await runHere({
      args: ['prompts', 'lesson.txt', '--json', '--shots', '2', '-m', 'zeroscope'],
      files,
    });

    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      v: 1,
      ok: true,
      format: 'korean',
      language: 'ko',
      writer: 'rules',
      cast: [{ name: '선생님', kind: 'character', description: 'a teacher' }],
    });
    expect(result.scenes.map(({ shots }: { readonly shots: readonly unknown[] }) => shots.length)).toEqual([
      2, 2,
    ]);
    expect(result.scenes[0].shots[0].negativePrompt).toContain('watermark');
  });

  it('reads standard input', async () => {
    const { stdout } = await runHere({ args: ['prompts', '-'], stdin: 'Waves crash against the rocks.\n' });

    expect(stdout).toMatch(/^1\.1\tWaves crash against the rocks, /);
  });

  it('refuses what is not there', async () => {
    const { status, stderr } = await runHere({ args: ['prompts', 'nonsuch.txt'] });

    expect(status).toBe(2);
    expect(stderr).toContain('nonsuch.txt');
  });
});
