/** What a noun does in its sentence, by the particle behind it. */
export type NounRole =
  | 'subject'
  | 'topic'
  | 'object'
  | 'place'
  | 'toward'
  | 'of'
  | 'and'
  | 'like'
  | 'from'
  | 'is'
  | 'being'
  | 'bare';

const roles: Readonly<Record<NounRole, string>> = {
  subject: '이 가 께서 도 이나 나 만이',
  topic: '은 는 이란 란',
  object: '을 를 만',
  place: '에 에서 에는 에서는 에도 에서도 에선 엔',
  toward: '으로 로 에게 한테 께 까지 으로는 로는 쪽으로 향해',
  of: '의',
  and: '와 과 하고 랑 이랑',
  like: '처럼 같은 같이 만큼 모양의',
  from: '부터 에서부터 에게서',
  is: '이다 다 입니다 이에요 예요 이었다 였다 이며 이고 이죠 죠 이지요 이라 라 이라고 라고 이었습니다 였습니다',
  being: '인 이라는 라는',
  bare: '들',
};

const roleOfParticle = new Map(
  Object.entries(roles).flatMap(([role, particles]) =>
    particles.split(' ').map((particle) => [particle, role as NounRole] as const),
  ),
);

/** What stands behind a noun: whether there are many of it, and its role. */
export interface NounTail {
  readonly plural: boolean;
  readonly role: NounRole;
}

/** Reads what is left of a word behind its noun; undefined when that is no particle. */
export function readParticle(rest: string): NounTail | undefined {
  if (rest === '') return { plural: false, role: 'bare' };
  const plural = rest.startsWith('들');
  const particle = plural ? rest.slice(1) : rest;
  if (particle === '') return { plural, role: 'bare' };
  const role = roleOfParticle.get(particle);
  return role === undefined ? undefined : { plural, role };
}

/** Whether the particle says that the noun does something. */
export function isSubject(role: NounRole): boolean {
  return role === 'subject' || role === 'topic';
}
