/**
 * What the words of a prompt can mean to a draft. English words also match their plurals; Korean stems match with
 * the particles that attach to them.
 */
export const concepts = {
  // Places.
  sea: words('sea ocean seascape surf atlantic pacific', '바다 해양 대양 바닷물'),
  beach: words('beach shore seashore seaside coast coastline bay', '해변 바닷가 해안 백사장 해수욕장'),
  waves: words('wave swell tide', '파도 물결 너울'),
  mountains: words(
    'mountain peak summit ridge alps himalaya cliff mountainside valley hill canyon',
    '산 산맥 봉우리 설산 산봉우리 계곡 언덕 절벽 협곡',
  ),
  forest: words(
    'forest wood woods woodland jungle trees pine grove rainforest bamboo',
    '숲 숲속 나무들 정글 밀림 소나무 대나무 숲길',
  ),
  tree: words('tree oak willow', '나무 느티나무 버드나무'),
  city: words(
    'city cityscape skyline skyscraper downtown metropolis urban building tower street alley tokyo seoul manhattan "new york" cyberpunk',
    '도시 시내 빌딩 고층빌딩 거리 골목 서울 도쿄 뉴욕 마천루 야경',
  ),
  desert: words('desert dune sahara sand gobi', '사막 모래 모래언덕 사구'),
  fire: words('fire campfire bonfire flame fireplace ember burning', '불 모닥불 불꽃 화염 캠프파이어 벽난로'),
  lake: words('lake pond lagoon reservoir', '호수 연못 저수지'),
  river: words('river stream creek brook', '강 강물 시냇물 개울 냇가 강가'),
  waterfall: words('waterfall cascade', '폭포'),
  meadow: words(
    'meadow flower field grassland prairie tulip lavender sunflower daisy rose garden poppy grass',
    '꽃 들판 초원 꽃밭 해바라기 라벤더 튤립 정원 풀밭 잔디 들꽃 장미',
  ),
  blossom: words('"cherry blossom" blossom sakura petal', '벚꽃 꽃잎 매화 벚나무'),
  clouds: words('cloud cloudscape heaven', '구름 운해'),
  sky: words('sky skies', '하늘'),
  space: words(
    'space planet galaxy nebula cosmos universe cosmic saturn mars jupiter earth asteroid "outer space" spaceship spacecraft orbit astronaut supernova "black hole"',
    '우주 행성 은하 성운 토성 화성 목성 지구 우주선 우주비행사 우주인 블랙홀',
  ),
  underwater: words(
    'underwater undersea coral reef fish "deep sea" whale jellyfish turtle dolphin shark aquarium diver',
    '바닷속 물속 심해 산호 산호초 물고기 고래 해파리 거북이 돌고래 상어 수중 수족관',
  ),
  road: words(
    'road highway route motorway drive driving "road trip" roadside',
    '길 도로 고속도로 찻길 국도 드라이브',
  ),
  car: words('car automobile truck van vehicle', '자동차 차 트럭'),
  train: words('train railway railroad locomotive', '기차 열차 철도 지하철'),
  room: words(
    'room interior window bedroom "living room" cafe coffee kitchen library desk office indoor',
    '방 실내 창문 창가 거실 침실 카페 커피 도서관 책상 사무실',
  ),
  candle: words('candle candlelight', '촛불 양초'),
  aurora: words('aurora "northern lights" "southern lights" "polar lights"', '오로라 극광'),
  stars: words(
    'star starry "milky way" "night sky" "starry night" constellation meteor "shooting star" stargazing',
    '별 별빛 은하수 밤하늘 별자리 유성 별똥별',
  ),
  // Mathematics.
  graph: words('graph plot function curve chart equation', '그래프 함수 곡선 도표'),
  sine: words('sine sinusoid sin "sine wave"', '사인 사인파 사인함수 정현파'),
  cosine: words('cosine cos "cosine wave"', '코사인 코사인파 코사인함수'),
  parabola: words('parabola parabolic quadratic "x squared"', '포물선 이차함수 이차곡선'),
  cubic: words('cubic "cubic function" "x cubed"', '삼차함수 삼차곡선'),
  exponential: words('exponential exponent', '지수함수 지수'),
  gaussian: words('gaussian "bell curve" "normal distribution"', '정규분포 가우시안 종형'),
  logarithm: words('logarithm logarithmic log', '로그 로그함수'),
  tangent: words('tangent tan', '탄젠트 탄젠트함수'),
  solid: words(
    'solid polyhedron polyhedra geometric geometry "platonic solid" "3d shape"',
    '입체 다면체 도형 입체도형 기하학',
  ),
  cube: words('cube box "rubik cube"', '정육면체 큐브 육면체 상자'),
  sphere: words('sphere ball orb globe', '구체 공 구슬'),
  tetrahedron: words('tetrahedron pyramid', '사면체 정사면체 피라미드'),
  octahedron: words('octahedron diamond crystal', '팔면체 정팔면체 다이아몬드 수정 결정'),
  icosahedron: words('icosahedron', '이십면체 정이십면체'),
  dodecahedron: words('dodecahedron', '십이면체 정십이면체'),
  torus: words('torus donut doughnut', '토러스 도넛 원환'),
  cylinder: words('cylinder', '원기둥 원통'),
  cone: words('cone', '원뿔'),
  abstract: words(
    'abstract pattern ribbon shapes gradient fluid ink silk geometric',
    '추상 추상적 무늬 리본 그라데이션 잉크 비단',
  ),
  // Light.
  dawn: words(
    'dawn sunrise "sun rises" "sun rising" "rising sun" morning daybreak "first light"',
    '새벽 일출 해돋이 아침 여명 동틀 "해 뜨는" "해가 뜨는"',
  ),
  day: words(
    'day daytime noon midday sunny sunshine sunlight bright afternoon "blue sky"',
    '낮 한낮 대낮 정오 오후 햇살 햇빛 화창 맑은 맑고 푸른하늘',
  ),
  sunset: words(
    'sunset "sun sets" "sun setting" "setting sun" "going down" dusk twilight evening "golden hour" sundown',
    '노을 일몰 석양 해질녘 "해 질 녘" "해 질" "해 지는" 저녁 황혼 저녁놀 저물',
  ),
  night: words(
    'night midnight nighttime moonlit moonlight nocturnal nightfall neon',
    '밤 한밤 심야 달밤 밤중 자정 네온',
  ),
  overcast: words(
    'overcast cloudy grey gray gloomy dull stormy storm thunderstorm',
    '흐린 흐리고 먹구름 우중충 폭풍 구름낀 천둥',
  ),
  moon: words('moon "full moon" moonrise moonlit moonlight', '달 보름달 달빛 초승달 달밤'),
  sun: words('sun', '태양 해'),
  // Weather and season.
  rain: words(
    'rain rainy raining drizzle shower downpour rainfall storm thunderstorm monsoon rainstorm',
    '비 빗물 빗방울 소나기 장마 빗속 폭우 장대비 이슬비',
  ),
  snow: words('snow snowing snowfall blizzard snowstorm snowflake', '눈 눈보라 함박눈 폭설 눈송이 첫눈'),
  white: words(
    'snowy snow "snow capped" "snow covered" winter ice icy frozen glacier arctic antarctica',
    '설산 설원 눈덮인 "눈 덮인" 겨울 얼음 빙하 북극 남극 눈 설경',
  ),
  fog: words('fog foggy mist misty haze hazy smoky', '안개 물안개 연무 운무'),
  winter: words('winter', '겨울'),
  autumn: words(
    'autumn foliage october "fall leaves" "fall foliage" "fall colors" "autumn leaves"',
    '가을 단풍 낙엽',
  ),
  spring: words('spring springtime', '봄 봄날'),
  summer: words('summer', '여름'),
  // Subjects.
  person: words(
    'person man woman girl boy child people human figure hiker traveler traveller wanderer monk samurai dancer lady guy',
    '사람 남자 여자 소녀 소년 아이 여행자 나그네 남성 여성 누군가',
  ),
  couple: words('couple lovers', '연인 커플 부부'),
  astronaut: words('astronaut cosmonaut spaceman', '우주비행사 우주인'),
  dog: words('dog puppy wolf fox', '강아지 늑대 여우'),
  cat: words('cat kitten', '고양이 새끼고양이'),
  horse: words('horse pony unicorn', '말 조랑말 유니콘'),
  deer: words('deer stag elk moose', '사슴 순록'),
  airplane: words('airplane plane aircraft jet flight flying', '비행기 항공기 제트기'),
  birds: words(
    'bird seagull gull crane eagle swan goose geese flock dove',
    '새 갈매기 철새 독수리 두루미 백조 비둘기 새떼',
  ),
  sailboat: words(
    'boat sailboat ship yacht sail sailing fishing ferry',
    '배 돛단배 요트 보트 선박 어선 범선',
  ),
  lighthouse: words('lighthouse beacon', '등대'),
  balloon: words('"hot air balloon" balloon', '열기구 풍선'),
  house: words('house cabin cottage hut farmhouse home', '집 오두막 통나무집 농가'),
  meteor: words('meteor "shooting star" comet', '유성 별똥별 혜성 유성우'),
  milkyway: words('"milky way" galaxy galactic', '은하수 은하'),
  palm: words('palm tropical island hawaii maldives', '야자수 열대 섬 하와이 제주'),
  fish: words('fish goldfish shoal', '물고기 금붕어'),
  whale: words('whale orca', '고래 범고래'),
  jellyfish: words('jellyfish', '해파리'),
  turtle: words('turtle', '거북이 거북'),
  fireflies: words('firefly fireflies lantern', '반딧불 반딧불이'),
  neon: words('neon cyberpunk futuristic', '네온 사이버펑크 미래'),
  fireworks: words('firework', '불꽃놀이 폭죽'),
  rings: words('saturn ring ringed', '토성 고리'),
  // Camera and pace.
  push: words(
    '"zoom in" "push in" dolly "closing in" approaching closeup "close up" "slow zoom"',
    '줌인 다가가 클로즈업',
  ),
  pull: words('"zoom out" "pull out" "pull back" "pulling back" reveal', '줌아웃 멀어지'),
  pan: words('pan panning panorama panoramic tracking sweeping', '패닝 파노라마'),
  crane: words('aerial drone flyover "crane shot" "birds eye" soaring', '드론 항공 공중 부감'),
  drift: words('drifting handheld floating calm serene peaceful', '잔잔한 고요한 평화로운'),
  timelapse: words('timelapse "time lapse" hyperlapse', '타임랩스'),
  slowmotion: words('slowmo "slow motion" "slow mo"', '슬로모션 슬로우모션'),
} as const satisfies Record<string, ConceptWords>;

export type Concept = keyof typeof concepts;

export interface ConceptWords {
  readonly english: readonly string[];
  readonly korean: readonly string[];
}

/** English words are separated by spaces; a phrase stands in double quotes. */
function words(english: string, korean: string): ConceptWords {
  const phrases = english.match(/"[^"]+"|\S+/g) ?? [];
  return {
    english: phrases.map((phrase) => phrase.replaceAll('"', '')),
    korean: (korean.match(/"[^"]+"|\S+/g) ?? []).map((phrase) => phrase.replaceAll('"', '')),
  };
}
