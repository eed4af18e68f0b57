import { describe, expect, it } from 'vitest';
import { hasHangul, translateKorean } from '../../../../src/domain/prompts/korean/translate.js';

const names = new Map([['민수', 'a young man in a blue jacket']]);

function english(text: string): string {
  return translateKorean(text, { names, defaultSubject: 'a person' })
    .map((sentence) => sentence.text)
    .join('. ');
}

describe('putting Korean into English', () => {
  it.each([
    ['밤바다의 등대', 'a lighthouse by the night sea'],
    ['등대가 폭풍우 치는 바다 옆에 서 있다', 'a lighthouse stands beside the stormy sea'],
    [
      '해가 지는 해변을 한 소녀가 천천히 걷고 있다.',
      'a girl walks slowly along a beach with the sun setting',
    ],
    [
      '빨간 코트를 입은 여자가 창가에 앉아 커피를 마시며 비 내리는 거리를 바라본다.',
      'a woman wearing a red coat sits by a window, drinking coffee, looking at a rainy street',
    ],
    [
      '노란 우산을 쓴 아이 두 명이 골목을 뛰어간다.',
      'two children holding a yellow umbrella run along an alley',
    ],
    ['선생님이 칠판에 사인 곡선을 그린다.', 'a teacher draws a sine curve on a blackboard'],
    ['좌표평면 위에 파란 곡선이 천천히 그려진다', 'a blue curve is drawn slowly on a coordinate plane'],
    ['눈 덮인 산 위로 해가 떠오른다.', 'the sun rises over a snow-covered mountain'],
    ['하늘을 나는 새', 'a bird flying through the sky'],
    ['고양이가 책상 위에 있는 책을 내려다본다', 'a cat looks down at a book on a desk'],
    ['민수가 문을 열고 방으로 들어온다.', 'a young man in a blue jacket opens a door, entering a room'],
    ['할머니와 손자가 벤치에 나란히 앉아 있다.', 'an old woman and a grandson sit side by side on a bench'],
    ['안개 낀 숲속 오솔길을 걷는 사슴', 'a deer walking along a misty forest path'],
    ['길을 걷는다', 'a person walks along a road'],
    ['정육면체가 회전한다', 'a cube rotates'],
    ['노을 지는 바닷가에서 손을 잡고 걷는 연인', 'a couple holding hands on a sunset-lit beach and walking'],
    ['빨간 드레스를 입고 춤추는 여자', 'a woman wearing a red dress and dancing'],
    ['거대한 우주선이 도시 위에 떠 있다.', 'a huge spaceship floats over a city'],
    ['아침 햇살이 창문을 통해 방 안으로 들어온다.', 'morning sunlight streams through a window into a room'],
    ['함수 y=sin(x)의 그래프가 좌표평면에 나타난다.', 'a function graph appears on a coordinate plane'],
    [
      '단위원 위의 점 P가 반시계 방향으로 회전하면서 사인 곡선을 그린다.',
      'a point on a unit circle rotates counterclockwise, drawing a sine curve',
    ],
    ['커피를 내리는 바리스타의 손', 'the hand of a barista brewing coffee'],
    ['사람들로 붐비는 지하철', 'a subway train crowded with people'],
    ['새하얀 눈이 쌓인 한옥 지붕', 'a Korean hanok house roof with pure white snow piling up'],
    ['비가 그치고 무지개가 뜬다.', 'rain stops, a rainbow rises'],
  ])('%s', (korean, wanted) => {
    expect(english(korean)).toBe(wanted);
  });

  it('leaves out what is not there', () => {
    expect(english('구름 없는 파란 하늘')).toBe('the blue sky');
    expect(english('아이가 울지 않는다')).not.toContain('cries');
  });

  it('names things alone where nobody is to do anything', () => {
    const [told] = translateKorean('오늘은 사인 곡선에 대해 알아보겠습니다.');

    expect(told).toMatchObject({ text: 'a sine curve', acts: false, untranslated: [] });
  });

  it('keeps what it does not know, without particles', () => {
    const [read] = translateKorean('쀍뛣이 바다를 바라본다');

    expect(read?.untranslated).toEqual(['쀍뛣']);
    expect(hasHangul(read?.text ?? '')).toBe(false);
  });

  it('reads decomposed Hangul like composed', () => {
    expect(english('밤바다의 등대'.normalize('NFD'))).toBe('a lighthouse by the night sea');
  });

  it('says at what time of day it is', () => {
    expect(translateKorean('밤에 기차가 다리를 건넌다')[0]).toMatchObject({
      text: 'a train crosses a bridge',
      times: ['at night'],
    });
  });
});
