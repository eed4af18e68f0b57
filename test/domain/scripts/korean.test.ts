import { describe, expect, it } from 'vitest';
import { fixture, read, shortLines } from './read-words.js';

describe('a 대본 with names in columns', () => {
  const script = read(fixture('drama.txt'), { name: 'drama.txt' });

  it('is known by its headings, with its title above them', () => {
    expect(script).toMatchObject({ format: 'korean', language: 'ko', title: '빗소리' });
    expect(script.scenes.map(({ heading, setting }) => ({ heading, ...setting }))).toEqual([
      { heading: '버스 정류장 / 밤', place: '버스 정류장', timeOfDay: '밤' },
      { heading: '버스 안 (밤)', place: '버스 안', timeOfDay: '밤' },
    ]);
  });

  it('tells what is seen from what is said', () => {
    expect(script.scenes.map(shortLines)).toEqual([
      [
        'action 비가 쏟아진다. 가로등 불빛이 젖은 길 위에 번진다.',
        'action 민수, 우산 없이 정류장으로 뛰어든다.',
        'speech 민수: 아, 다 젖었네.',
        'speech 지은: 같이 쓰실래요?',
        'speech 민수: 고맙습니다. 그런데 어디까지 가세요?',
        'action 버스가 지나가며 물을 튀긴다',
        'speech 지은: 저는 강 건너까지요.',
        'effect 천둥소리',
      ],
      [
        'action 두 사람이 나란히 앉아 창밖을 본다.',
        'narration 민수: 그날 밤, 비는 오래 내렸다.',
        'music 느린 피아노',
        'speech 지은: 비 오는 날을 좋아하세요?',
        'speech 민수: 오늘부터요.',
      ],
    ]);
  });

  it('keeps the manner, and the line of the file', () => {
    expect(script.scenes[0]?.lines[3]).toEqual({
      kind: 'speech',
      speaker: '지은',
      manner: '우산을 건네며',
      text: '같이 쓰실래요?',
      at: 8,
    });
    expect(script.scenes[1]?.source).toEqual({ fromLine: 17, toLine: 22 });
  });
});

describe('a 대본 of a lesson', () => {
  const script = read(fixture('lesson.txt'), { name: 'lesson.txt' });

  it('takes wishes from its head', () => {
    expect(script).toMatchObject({ title: '그림자의 길이', wishes: { aspect: '9:16' } });
  });

  it('reads marks in all their brackets, labels alone, and cues in the middle of a line', () => {
    expect(script.scenes.map(shortLines)).toEqual([
      [
        'action 해가 낮게 떠 있고, 아이의 그림자가 길게 늘어진다.',
        'narration 아침에는 그림자가 깁니다.',
        'narration 해가 낮게 떠 있기 때문입니다.',
      ],
      [
        'visual 머리 위의 해, 짧은 그림자',
        'caption 정오',
        'narration 정오가 되면 그림자는 가장 짧아집니다.',
        'effect 매미 소리',
        'narration 해가 가장 높이 떴거든요.',
        'music 밝은 우쿨렐레',
      ],
      [
        'visual 막대와 그림자로 이루어진 직각삼각형',
        'narration 막대의 높이를 그림자의 길이로 나누면, 해의 높이를 알 수 있습니다.',
        'narration 이것이 탄젠트입니다.',
      ],
    ]);
    expect(script.scenes.map(({ simulation }) => simulation)).toEqual([undefined, undefined, '사인파']);
  });
});

describe('headings of scenes', () => {
  it.each([
    ['S#1. 교실', '교실'],
    ['S# 12 교실 - 낮', '교실 - 낮'],
    ['#3 골목', '골목'],
    ['씬 1', '씬 1'],
    ['씬1: 도입', '도입'],
    ['신 2. 강가', '강가'],
    ['[장면 4] 옥상', '옥상'],
    ['■ 씬 5 (시장, 아침)', '시장, 아침'],
    ['제2장 바다', '바다'],
    ['1막 2장', '1막 2장'],
    ['Scene 7: The shore', 'The shore'],
    ['SCENE TWO', 'SCENE TWO'],
    ['[오프닝]', '오프닝'],
    ['[본론 1] 소리란 무엇인가', '소리란 무엇인가'],
    ['2. 전개', '전개'],
  ])('are told: %s', (line, heading) => {
    const { scenes } = read(`나레이션: 앞.\n${line}\n나레이션: 뒤.`, { format: 'korean' });

    expect(scenes.map((scene) => scene.heading)).toEqual([undefined, heading]);
  });

  it.each([
    '#1위를 했습니다.',
    '장면 3에서는 바다가 나옵니다.',
    '신 10명이 모였습니다.',
    '1막은 길었습니다.',
  ])('are told from what is said: %s', (line) => {
    const { scenes } = read(`나레이션: 앞.\n나레이션: ${line}\n${line}`, { format: 'korean' });

    expect(scenes).toHaveLength(1);
  });
});

describe('labels', () => {
  it.each([
    ['자막 - 소리 = 진동', 'caption 소리 = 진동'],
    ['(나레이션) 귀가 듣습니다.', 'narration 귀가 듣습니다.'],
    ['BGM. 느린 피아노', 'music 느린 피아노'],
    ['SE：문 닫히는 소리', 'effect 문 닫히는 소리'],
    ['VO: 밤이 깊었다.', 'narration 밤이 깊었다.'],
    ['지문: 문이 열린다.', 'action 문이 열린다.'],
    ['【화면: 달】', 'visual 달'],
    ['선생님이 칠판에 원을 그린다.', 'action 선생님이 칠판에 원을 그린다.'],
    ['[선생님이 칠판에 원을 그린다]', 'action 선생님이 칠판에 원을 그린다'],
  ])('are told: %s', (line, expected) => {
    const { scenes } = read(`씬 1\n해설: 앞입니다.\n\n${line}\n`, { format: 'korean' });

    expect(scenes.flatMap(shortLines)).toEqual(['narration 앞입니다.', expected]);
  });
});

describe('Korean prose', () => {
  it('without a label is heard as it stands', () => {
    const { format, scenes } = read(
      '바다는 넓습니다.\n\n참고: 파도는 바람이 만듭니다.\n시간은 12:30 이었다.',
    );

    expect(format).toBe('text');
    expect(scenes.flatMap(shortLines)).toEqual([
      'narration 바다는 넓습니다.',
      'narration 참고: 파도는 바람이 만듭니다.',
      'narration 시간은 12:30 이었다.',
    ]);
  });
});
