// jq as a command, on its WebAssembly build: what the examples and the README need of it, the same on every machine.
import { readFileSync } from 'node:fs';
import jq from 'jq-wasm';

// The build takes its input byte by byte off the front of an array, a copy each; views make that linear.
Uint8Array.prototype.slice = Uint8Array.prototype.subarray;

process.exitCode = await run(process.argv.slice(2));

/** @param {readonly string[]} words */
async function run(words) {
  const call = parse(words);
  if (call === undefined) return 2;
  const input = call.files.length === 0 ? [0] : call.files;
  const text = call.flags.has('n') ? '' : input.map((file) => readFileSync(file, 'utf8')).join('\n');
  try {
    show(await evaluate(call, text), call.flags);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message.replace(/^Failed to execute raw query: /, '')}\n`);
    return 5;
  }
}

/** @param {readonly string[]} words */
function parse(words) {
  const flags = new Set();
  const named = [];
  const others = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--arg' || word === '--argjson') named.push(word, rest.shift() ?? '', rest.shift() ?? '');
    else if (/^-[rcsn]+$/.test(word)) for (const letter of word.slice(1)) flags.add(letter);
    else if (word.startsWith('-')) {
      process.stderr.write(`jq: unknown option ${word}\n`);
      return undefined;
    } else others.push(word);
  }
  const [filter = '.', ...files] = others;
  return { flags, named, filter, files };
}

/**
 * All results as one list, so that an error in the middle is an error: the build forgets it once something is printed.
 * @param {{ flags: Set<string>, named: string[], filter: string }} call
 * @param {string} text
 */
async function evaluate({ flags, named, filter }, text) {
  const source = flags.has('n') ? 'null' : flags.has('s') ? '[inputs]' : 'inputs';
  // Nothing to read counts as no input at all, for which the build would wait.
  const list = await jq.raw(text === '' ? ' ' : text, `[${source} | (${filter}\n)]`, ['-n', '-c', ...named]);
  return JSON.parse(list);
}

/** @param {readonly unknown[]} results @param {Set<string>} flags */
function show(results, flags) {
  for (const result of results) {
    const plain = flags.has('r') && typeof result === 'string';
    const text = plain ? result : JSON.stringify(result, undefined, flags.has('c') ? undefined : 2);
    process.stdout.write(`${text}\n`);
  }
}
