import { words } from './entry.js';

/** Verbs of description. */
export const adjectives = words(
  'adjective',
  `
빨갛,붉=red
파랗,푸르=blue
새파랗=bright blue
노랗=yellow
하얗,희=white
새하얗=pure white
까맣,검=black
새까맣=pitch black
흰색이=white
초록색이=green
분홍색이=pink
금빛이=golden
밝=bright
환하=bright
어둡=dark
캄캄하=pitch dark
짙=thick
맑=clear
흐리=cloudy
화창하=sunny
투명하=transparent
눈부시=dazzling
찬란하=radiant
화려하=colorful
선명하=vivid
희미하=faint
크,커다랗=large
거대하,웅장하=huge
작,조그맣=small
길=long
짧=short
높=high
낮=low
깊=deep
얕=shallow
넓,광활하=wide
좁=narrow
두껍=thick
얇,가늘=thin
둥글=round
네모나=square
뾰족하=pointed
평평하=flat
굽이치=winding
가파르=steep
울창하,무성하=lush
푸릇푸릇하=fresh green
시들하=withered
오래되=old
낡=worn
새롭=new
젊=young
늙=old
어리=young
아름답=beautiful
예쁘=pretty
귀엽=cute
멋지=stylish
깨끗하=clean
더럽=dirty
조용하,고요하=quiet
평화롭=peaceful
잔잔하=calm
거칠=rough
거세=fierce
강하=strong
부드럽=soft
따뜻하,따스하=warm
뜨겁=hot
덥=hot
춥=cold
차갑=cold
시원하=cool
신비롭,신비하=mysterious
쓸쓸하,외롭=lonely
텅 비,비어 있=empty
가득하=full
붐비=crowded
한적하=quiet
젖=wet
마르=dry
바쁘=busy
슬프=sad
기쁘,행복하=happy
놀라=surprised
지치=tired
가득 차=full
빠르=fast
느리=slow
신선하=fresh
맛있=delicious
반투명하=translucent
무겁=heavy
가볍=light
매끄럽=smooth
단단하=solid
`,
);

/** What stands before a noun and never changes. */
export const modifiers = words(
  'modifier',
  `
새=new
헌=old
옛=old
온=whole
빨간색,빨강,붉은색=red
파란색,파랑,푸른색,하늘색=blue
노란색,노랑=yellow
초록색,초록,녹색,초록빛=green
주황색,주황=orange
보라색,보라=purple
분홍색,분홍,핑크색=pink
갈색=brown
회색,잿빛=gray
흰색,하얀색=white
검은색,검정색,검정=black
금색,금빛,황금빛=golden
은색,은빛=silver
남색=dark blue
나무로 된=wooden
나무 재질=wooden
작디작은=tiny
수많은,무수한=countless
여러=several
많은=many
모든=many
첫=first
마지막=last
낯선=strange
텅 빈=empty
눈 덮인,눈덮인,눈 쌓인=snow-covered
안개 낀,안개가 낀,안개 자욱한=misty
구름 낀=cloudy
비 내리는,비가 내리는,비 오는,비가 오는=rainy
눈 내리는,눈이 내리는,눈 오는,눈이 오는=snowy
바람 부는,바람이 부는=windy
별이 빛나는,별 가득한=starry
달 밝은,달빛 비치는=moonlit
폭풍우 치는,폭풍이 치는,폭풍우가 치는,폭풍우가 몰아치는=stormy
불타는=burning
노을 지는,노을이 지는,노을 진=sunset-lit
먼지 쌓인=dusty
나무로 만든=wooden
3차원,입체적인=three-dimensional
2차원=two-dimensional
미래형,미래적인=futuristic
전통,전통적인=traditional
현대적인=modern
고대=ancient
중세=medieval
젊은=young
`,
);

/** Words for how it is done. */
export const adverbs = words(
  'adverb',
  `
천천히,서서히,느릿느릿=slowly
빠르게,빨리,재빨리,급히=quickly
조용히,고요히=quietly
갑자기=suddenly
힘차게=powerfully
부드럽게=gently
살며시,살짝=softly
홀로,혼자,혼자서=alone
함께,같이=together
나란히=side by side
멀리,멀리서,저 멀리=in the distance
높이=high up
가만히=still
환하게,활짝=brightly
신나게=cheerfully
열심히=intently
우두커니=motionless
끝없이=endlessly
부지런히=busily
둥글게=in a circle
위아래로=up and down
마주,마주 보고=face to face
점점,점차=gradually
소복이,소복소복=softly
시계 방향으로=clockwise
반시계 방향으로,시계 반대 방향으로=counterclockwise
빙글빙글=round and round
규칙적으로=regularly
조심스럽게,조심히=carefully
바쁘게=busily
`,
);
