import { type Command, InvalidArgumentError } from 'commander';
import { decimal, numberList, seconds, wholeNumber } from '../option-values.js';

/** Options of layouts: how the halves share the frame. */
export function addLayoutOptions(command: Command): Command {
  return command
    .option(
      '--layout <name>',
      'side-by-side, stacked, pip, background, blend, wipe, reveal or sequence (side-by-side)',
    )
    .option('--first <half>', 'the half on the left, above, or that is the large one: simulation or ai')
    .option('--ratio <x>', 'part of the frame for the first half: 0.6', decimal({ min: 0, max: 1 }))
    .option('--align <where>', 'of pictures in their boxes: start, center or end')
    .option('--gap <px>', 'between and around the halves', wholeNumber({ min: 0, max: 1000 }))
    .option('--labels <text...>', 'two texts, of the first and the second half')
    .option('--label-place <where>', 'over or under the pictures (under)')
    .option('--background <color>', 'where no picture is: #101014')
    .option('--border <px>', 'of the inner picture, or of the line', wholeNumber({ min: 0, max: 200 }))
    .option('--border-color <color>', 'of it: #ffffff')
    .option('--rounded <px>', 'corners of the inner picture', wholeNumber({ min: 0, max: 2000 }))
    .option(
      '--pip-size <x>',
      "of the inner picture, as a part of the frame's width (0.3)",
      decimal({ min: 0, max: 1 }),
    )
    .option('--corner <name>', 'of the inner picture: top-left, ..., bottom-right')
    .option('--moves <list>', 'corners at seconds: 4:top-left,8:bottom-right', pairs('corner'))
    .option('--key <how>', 'how the background of the simulation is found: auto, alpha, chroma, color, luma')
    .option('--key-color <color>', 'its colour: #00ff00 (default: that of the corners)')
    .option('--key-tolerance <x>', 'how far a colour may be off, 0 to 1', decimal({ min: 0, max: 1 }))
    .option('--key-softness <x>', 'how soft edges are, 0 to 1', decimal({ min: 0, max: 1 }))
    .option('--dim <x>', 'darken the AI half behind the simulation, 0 to 1', decimal({ min: 0, max: 1 }))
    .option('--mode <name>', 'with blend: screen, multiply, overlay, lighten, normal, ... (screen)')
    .option('--amount <x>', 'with blend: how much of it, 0 to 1', decimal({ min: 0, max: 1 }))
    .option('--direction <way>', 'with wipe: horizontal or vertical')
    .option('--split <where>', 'with wipe: 0.5, sweep, or parts at seconds: 0:0.2,4:0.8', splitOf)
    .option('--reveal-at <times>', 'with reveal: seconds at which the halves change places: 3,9', numberList)
    .option('--transition <name>', 'with reveal and sequence: fade, circleopen, wipeleft, ...')
    .option('--transition-duration <time>', 'its length (1s)', seconds({ min: 0, max: 60 }))
    .option('--ai-fit <how>', 'of another shape: cover, contain, blur or stretch')
    .option('--simulation-fit <how>', 'of another shape: contain, cover, blur or stretch');
}

function splitOf(text: string): unknown {
  if (text === 'sweep') return text;
  return text.includes(':')
    ? pairs('share')(text).map(({ at, share }) => ({ at, share: Number(share) }))
    : decimal({ min: 0, max: 1 })(text);
}

/** `4:top-left,8:bottom-right`: seconds and what is then. */
function pairs<Name extends string>(name: Name) {
  return (text: string) =>
    text.split(',').map((entry) => {
      const match = /^\s*(\d+(?:\.\d+)?)s?\s*:\s*(\S+)\s*$/.exec(entry);
      if (match === null) throw new InvalidArgumentError('It must be SECONDS:VALUE, separated by commas.');
      return { at: Number(match[1]), [name]: match[2] ?? '' } as { at: number } & Record<Name, string>;
    });
}
