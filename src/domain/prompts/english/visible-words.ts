import type { Topic } from '../korean/lexicon/entry.js';
import { fixedWords, stems } from '../korean/lexicon/index.js';
import { splitArticle } from './inflect.js';

/** English nouns that can be seen and are not the English of a Korean one, by topic. */
const moreNouns: Readonly<Partial<Record<Topic, string>>> = {
  nature: `wave plant ocean shore shoreline coastline bay cove lagoon tide surf reef seabed dune oasis canyon cliff ridge summit peak slope hillside mountainside woodland woods jungle grove meadow prairie pasture orchard vineyard creek brook pond waterfall glacier iceberg cave boulder pebble rock stone sand mud soil dust ash ember flame bonfire torch smoke steam sunrise sunset sunlight moonlight starlight daylight sunbeam ray shadow silhouette reflection horizon skyline landscape seascape bush hedge vine fern moss blossom petal leaf bark branch trunk root log seedling crop wheat barley hay harvest cactus bamboo pine oak maple willow palm tulip daisy lily orchid lavender galaxy nebula planet asteroid comet meteor crater orbit cosmos universe space world globe earth atmosphere volcano lava wilderness swamp river lake stream sea sky garden`,
  weather: `raindrop drizzle downpour thunderstorm hailstorm blizzard snowflake snowfall icicle frost dew mist haze fog cloud breeze gust hurricane typhoon tornado lightning thunder rainbow puddle storm`,
  city: `town village downtown suburb neighborhood avenue boulevard lane sidewalk pavement crosswalk intersection bridge overpass tunnel plaza courtyard skyscraper tower block apartment house cottage cabin hut barn shed garage farmhouse mansion castle palace temple shrine church cathedral mosque monastery lighthouse windmill dock pier harbor port marina shipyard warehouse factory mill school campus playground park stadium arena gym pool hospital clinic bank office store shop mall market stall bakery cafe diner restaurant bar pub hotel motel inn theater cinema museum gallery library station terminal airport runway platform railway highway freeway motorway street road alley path trail bench lamppost streetlight billboard sign storefront rooftop roof chimney balcony porch gate fence wall ruins city building`,
  room: `room bedroom bathroom kitchen hallway corridor lobby elevator stairwell staircase stair basement attic cellar classroom laboratory lab studio workshop stage auditorium courtroom cell hall office door doorway window windowsill curtain blind wall floor ceiling carpet rug sofa couch armchair chair stool table desk counter shelf bookshelf cupboard cabinet drawer closet wardrobe bed pillow blanket mattress mirror lamp chandelier candle lantern fireplace stove oven fridge sink bathtub shower`,
  person: `man woman boy girl child kid baby toddler infant teenager adult elder grandfather grandmother grandpa grandma father mother dad mom parent son daughter brother sister uncle aunt cousin husband wife couple family friend neighbor stranger crowd audience people person figure guy lady gentleman teacher professor student pupil doctor nurse patient scientist researcher engineer developer programmer designer architect artist painter sculptor musician pianist guitarist violinist drummer singer dancer ballerina actor actress director writer author poet journalist reporter photographer chef cook baker barista waiter waitress bartender farmer fisherman shepherd hunter sailor captain pilot driver cyclist runner jogger hiker climber swimmer surfer skier skater athlete player soldier officer policeman cop detective firefighter guard lawyer judge king queen prince princess knight warrior samurai monk nun priest wizard witch pirate thief astronaut robot android alien ghost angel fairy monster hero villain villager worker builder carpenter mechanic traveler tourist passenger commuter customer shopper team class`,
  body: `face eye mouth lip nose ear cheek forehead chin hair beard neck shoulder arm elbow hand fist palm finger thumb chest back waist leg knee foot toe skin tear smile heart brain skeleton bone coat jacket dress skirt shirt sweater hoodie suit tie uniform robe cape cloak hat cap helmet crown mask scarf glove mitten boot shoe sneaker sandal sock glasses sunglasses necklace ring bracelet watch backpack`,
  animal: `animal pet puppy kitten dog cat horse pony donkey cow bull calf sheep lamb goat pig hen rooster chicken duck goose turkey rabbit hare squirrel mouse rat fox wolf bear panda tiger lion leopard cheetah elephant giraffe zebra monkey gorilla camel deer moose kangaroo koala penguin bird seagull gull eagle hawk owl pigeon dove sparrow crow raven crane swan swallow peacock parrot flock butterfly moth bee ant firefly dragonfly spider web snake lizard frog turtle tortoise crocodile fish salmon shark whale dolphin octopus squid jellyfish crab lobster shell dinosaur dragon unicorn insect beetle`,
  food: `food meal breakfast lunch dinner dish soup stew noodle rice bread toast honey salt sugar pepper cake pie cookie pastry chocolate candy cheese egg meat steak burger pizza sandwich salad fruit apple orange lemon banana grape strawberry cherry peach melon watermelon vegetable carrot potato tomato onion pepper corn coffee espresso tea milk juice water wine beer cocktail ice cup mug glass bottle plate bowl fork knife spoon pan pot kettle tray`,
  vehicle: `car taxi cab bus truck van motorcycle scooter bicycle bike train tram subway locomotive carriage wagon cart boat ship ferry yacht sailboat canoe kayak raft submarine plane airplane jet helicopter drone balloon rocket spaceship spacecraft satellite shuttle ambulance tractor wheelchair stroller sled`,
  thing: `book notebook page letter envelope newspaper magazine map photo photograph picture frame painting canvas brush palette pencil pen chalk paper origami box package parcel gift bag basket suitcase key lock clock hourglass phone smartphone tablet laptop computer keyboard screen monitor television radio camera telescope microscope lens beaker flask tube magnet compass scale spring pendulum gear wheel machine engine tool hammer saw drill nail screw rope chain ladder umbrella tent flag sail anchor kite ball toy doll teddy puzzle piano guitar violin drum trumpet bell firework sparkler lantern jewel gem crystal diamond gold coin cash glass plastic metal wood wire cable button switch lever panel chip circuit battery bulb sensor robot dashboard chart icon logo app product device gadget headphone speaker microphone solar turbine cell molecule atom electron particle dna virus bacteria net sword shield bow arrow spear armor treasure chest barrel statue sculpture monument fountain swing slide trash blade`,
  mathematics: `graph curve line axis grid plane coordinate circle triangle square rectangle polygon hexagon pentagon cube sphere cone cylinder pyramid torus spiral ellipse parabola hyperbola sine cosine tangent sinusoid function equation formula number digit angle arc radius diameter diagonal vector matrix point dot vertex slope area amplitude wavelength frequency oscillation period fractal polyhedron dice histogram diagram blackboard chalkboard whiteboard protractor ruler calculator geometry shape symmetry`,
};

/** Verbs that can be seen done and are not the English of a Korean one. */
const moreVerbs = `visit pump divide split drip dissolve erupt gallop trot peck graze nibble sip walk run jog sprint stroll wander march hike climb crawl jump leap hop skip dive swim float sink sail row drive ride cycle fly soar glide hover land take stand sit lie lean kneel crouch bend stretch turn spin rotate twirl roll slide slip fall drop rise ascend descend enter exit leave arrive approach cross pass follow chase flee escape hide emerge appear vanish disappear open close lock knock push pull lift raise lower carry hold grab grip catch throw toss kick hit punch strike cut slice chop stir pour fill empty drink eat bite chew cook bake boil fry wash wipe clean sweep dig plant water pick harvest gather build hammer paint draw sketch write read type point wave clap nod shake bow smile laugh grin cry weep frown stare gaze look watch glance peer blink hug kiss embrace dance sing play perform burn glow shine sparkle glitter gleam flicker flash blaze explode burst shatter crash break crack tear fold unfold wrap unwrap melt freeze drip splash flow stream swirl drift blow sway swing tremble ripple roar crumble grow bloom wilt fade spread shrink expand vibrate oscillate bounce stack pile line cover surround fill cast reflect stretch circle orbit launch sleep wake yawn breathe wear dress undress sew knit feed pet fight wrestle surf ski skate fish hunt race stop wait work pose move travel hang lean trace wind rain snow`;

const abstractEnds = /(?:ness|ity|ism|ship|hood|ance|ence|acy)$|(?:[a-z]{3}(?:tion|sion|ment))$/;

/** Nouns with such an end that can be seen. */
const visibleAll = new Set<string>();
const topicOf = new Map<string, Topic>();
const prepositionOf = new Map<string, string>();

for (const [topic, text] of Object.entries(moreNouns))
  for (const word of text.split(/\s+/)) remember(word, topic as Topic);
for (const entry of fixedWords)
  if (entry.kind === 'noun' && entry.topic !== 'time') {
    const [, rest] = splitArticle(
      entry.english.toLowerCase().replace(/ (?:of|in|at|under|touching|approaching|seen|with) .*$/, ''),
    );
    const head = rest.slice(rest.lastIndexOf(' ') + 1);
    remember(head, entry.topic);
    remember(head.replace(/(?<=[^s])s$/, ''), entry.topic);
    prepositionOf.set(head, prepositionOf.get(head) ?? entry.preposition);
  }

function remember(word: string, topic: Topic): void {
  visibleAll.add(word);
  if (!topicOf.has(word)) topicOf.set(word, topic);
}

const visibleVerbs = new Set([
  ...moreVerbs.split(/\s+/),
  ...stems.flatMap((entry) => (entry.kind === 'verb' ? [entry.english.split(' ')[0] ?? ''] : [])),
]);
for (const verb of ['be', 'have', 'give', 'change', 'repeat', 'find', 'meet', 'turn'])
  visibleVerbs.delete(verb);

/** Topic of an English noun that can be seen, by its singular or as it stands; undefined for every other word. */
export function visibleTopic(word: string): Topic | undefined {
  const lower = word.toLowerCase();
  return (
    topicOf.get(lower) ?? topicOf.get(lower.replace(/(?:es|s)$/, '')) ?? topicOf.get(lower.replace(/s$/, ''))
  );
}

/** What stands before a place: `on` a beach, `in` a kitchen. */
export function prepositionFor(noun: string): string {
  return prepositionOf.get(noun.toLowerCase()) ?? 'in';
}

/** Whether a verb, in its base form, can be seen done. */
export function isVisibleVerb(root: string): boolean {
  return visibleVerbs.has(root.toLowerCase());
}

/** Whether a noun stands for a thought: by its end, when it is none of those that can be seen. */
export function isAbstractNoun(root: string): boolean {
  const word = root.toLowerCase();
  return !visibleAll.has(word) && (abstractEnds.test(word) || abstractNouns.has(word));
}

const abstractNouns = new Set(
  `idea thought concept notion theory principle reason meaning sense truth fact problem question answer solution issue matter example case way method process system result effect cause value goal plan purpose hope dream fear love hate joy anger freedom peace war time moment day year life death history future past present mind soul spirit memory knowledge skill power strength energy force support help need want choice chance luck fate faith trust doubt belief kind sort type part piece lot bit thing something anything everything nothing beat silence pause sound noise voice music word name story scene shot detail news business money price cost quality level rate amount topic subject lesson course`.split(
    /\s+/,
  ),
);

/** Verbs of the mind and of speech: nothing is seen while they are done. */
const mindVerbs = new Set(
  `think know believe realize realise understand remember forget wonder want wish hope decide intend mean seem feel learn consider suppose imagine guess expect plan love hate like prefer need whisper shout yell mutter murmur exclaim say tell ask answer reply explain describe mention announce claim argue agree discuss talk speak hear listen become matter exist depend represent define call let help try begin start continue keep allow cause include involve require provide offer improve increase reduce save cost belong deserve`.split(
    /\s+/,
  ),
);

export function isMindVerb(root: string): boolean {
  return mindVerbs.has(root.toLowerCase());
}
