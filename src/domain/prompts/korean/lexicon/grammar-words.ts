import { nouns, words } from './entry.js';

/** Times of day: the name, and how it is said that something happens then. */
export const times = nouns(
  'time',
  `
새벽,동틀 녘,여명=dawn|at
아침=morning|in the
이른 아침=early morning|in the
오전=morning|in the
정오,한낮,대낮=midday|at
낮=day|by
오후=afternoon|in the
늦은 오후=late afternoon|in the
해질녘,해 질 녘,해 질 무렵,황혼,해 질=sunset|at
해 뜰 무렵,해 뜰=sunrise|at
저녁=evening|in the
밤,밤중,한밤,한밤중,심야=night|at
자정=midnight|at
`,
);

/** Nouns that say where something is, seen from another noun. */
export const relations = words(
  'relation',
  `
위,위쪽=on
아래,밑,아래쪽=under
옆,곁,옆쪽=beside
앞,앞쪽=in front of
뒤,뒤쪽,뒤편=behind
안,속,안쪽,내부=inside
밖,바깥,외부=outside
사이,틈=between
가운데,한가운데,중앙,복판,한복판=in the middle of
너머,건너편,맞은편=beyond
끝=at the end of
가장자리,둘레=around the edge of
주위,주변,둘레길=around
근처,부근=near
쪽,방향=toward
따라,따라서=along
통해,통과해=through
둘러=around
모양,형태=shaped like
대해,대하여,대한,관해,관한,위해,위한,의해,의한,향해,향한=
`,
);

export const numbers = words(
  'number',
  `
한,하나의,하나=one
두,둘=two
세,셋=three
네,넷=four
다섯=five
여섯=six
일곱=seven
여덟=eight
아홉=nine
열=ten
수백=hundreds of
수천=thousands of
`,
);

/** What is counted in. */
export const counters = words(
  'counter',
  `
명,사람당,분,마리,개,대,그루,송이,척,채,권,잔,장,줄기당,쌍=
`,
);

/** Words that can not be seen, or only hold a sentence together: left out without a word. */
export const skipped = words(
  'skipped',
  `
그,이,저,이런,그런,저런,어떤,어느,무슨,이것,그것,저것,여기,거기,저기,이곳,그곳,이때,그때,오늘,내일,어제,지금,이제,먼저,다음,다시,또,또는,혹은,그리고,그러나,하지만,그런데,그래서,그러면,따라서야,즉,바로,아주,매우,너무,정말,가장,더,덜,조금,약간,모두,다,각각,서로,스스로,언제나,항상,늘,가끔,자주,이미,아직,곧,드디어,마침내,한편,물론,특히,만약,만일,비록,아마,과연,왜,어떻게,무엇,무엇일까요,누구,언제,어디,나,내,너,네가,우리,저희,여러분,그녀,그들,당신,것,거,수,때,듯,채로,동안,경우,점에서,때문,정도,만큼은,통하여,함께하는,하나,일정한,한쪽,제자리,빠르기,아무,밀물,썰물,언제나처럼,옛날,옛적,옛날옛적,어느날,안녕하세요,안녕,네,예,아니요,자,감사합니다=
생각,의미,개념,이유,문제,결과,원리,방법,사실,이야기,뜻,마음,기분,느낌,감정,사랑,희망,꿈,자유,행복,슬픔,시간,순간,하루,세상,인생,삶,역사,미래,과거,현재,중요성,필요,도움,기억,추억,약속,비밀,진실,힘,능력,가치,목표,계획,변화,관계,차이,특징,성질,정의,예시,질문,답,정답,설명,소개,시작,끝으로,정리,요약,내용,부분,전체,종류,기본,말씀,소리,노래,음악,이름,제목,주제,값,양,단위,온도,속도,크기,위치,방향성,상태,과정,현상,법칙,이론,증명,계산,활용,응용,일,일상,생활=
장면,컷,씬,화면에,카메라,앵글,클로즈업,자막,배경,모습,풍경으로,분위기,느낌의,스타일,풍,영상,비디오,애니메이션,영화,배경음악,효과음=
`,
);

/** Stems of verbs that can not be seen. */
export const invisibleStems = words(
  'skipped',
  `
생각하,알,알아보,찾아보,알아내,모르,배우,이해하,의미하,뜻하,말하,이야기하,설명하,소개하,시작하,시작되,끝나,끝내,살펴보,느끼,느껴지,믿,바라,원하,사랑하,기억하,잊,결정하,필요하,중요하,가능하,같,다르,되,하,있,계시,없,않,아니,못하,주,두,버리,싶,좋,나쁘,쉽,어렵,많,적당하,나타내,표현하,불리,부르,정의하,정의되,구하,계산하,풀,사용하,이용하,활용하,쓰이,나누어지,이루어지,구성되,존재하,관련되,해당하,비교하,확인하,기대하,걱정하,궁금하,그렇,이렇,어떻,살,되풀이되,옮기,비추,대하,위하,의하,통하,말씀드리,감사하,반갑,해보,해 보,볼까,드리=
`,
);
