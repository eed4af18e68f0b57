/**
 * Loaded into the program by `--import`, this breaks its disk at one exact point: there the process ends as by a crash,
 * or a write fails. `AIVIDEO_TEST_BREAK` holds the order as JSON (see `kill-order.ts`).
 */
import { promises as disk } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

const order = JSON.parse(process.env.AIVIDEO_TEST_BREAK ?? 'null');
let toPass = (order?.nth ?? 1) - 1;

if (order?.journal !== undefined) breakJournal(await handlePrototype(), order.journal);
if (order?.call !== undefined) breakCall(order.call);

async function handlePrototype() {
  const handle = await disk.open(fileURLToPath(import.meta.url));
  await handle.close();
  return Object.getPrototypeOf(handle);
}

/** Every write of the journal is an `appendFile` of whole lines and a `datasync`. */
function breakJournal(prototype, { event, at, fail }) {
  const { appendFile, datasync } = prototype;
  let dying = false;
  prototype.appendFile = async function (text, ...rest) {
    const start = positionOf(String(text), event);
    if (start === undefined) return appendFile.call(this, text, ...rest);
    if (fail !== undefined) throw Object.assign(new Error(`${fail}: told to`), { code: fail });
    if (at === 'unwritten') die();
    await appendFile.call(this, cut(String(text), start, at), ...rest);
    if (at !== 'synced') die();
    dying = true;
  };
  prototype.datasync = async function () {
    await datasync.call(this);
    if (dying) die();
  };
}

/** Where the line of the event begins that is to be broken. A failing disk goes on failing from there. */
function positionOf(text, event) {
  let start = 0;
  for (const line of text.split('\n')) {
    if (event === 'any' || line.includes(`"event":{"type":"${event}"`)) {
      if (toPass === 0) return start;
      toPass -= 1;
    }
    start += line.length + 1;
  }
  return undefined;
}

/** A torn line ends somewhere: after its first byte, in its middle, before the line end. */
function cut(text, start, at) {
  const end = text.indexOf('\n', start);
  if (at === 'first-byte') return text.slice(0, start + 1);
  if (at === 'half') return text.slice(0, start + Math.floor((end - start) / 2));
  if (at === 'no-line-end') return text.slice(0, end);
  return text;
}

function breakCall({ name, path, when }) {
  const call = disk[name];
  disk[name] = async (...values) => {
    const isIt = values.some((value) => typeof value === 'string' && new RegExp(path).test(value));
    const isDue = isIt && toPass-- === 0;
    if (isDue && when === 'before') die();
    const result = await call(...values);
    if (isDue) die();
    return result;
  };
  syncBuiltinESMExports();
}

function die() {
  process.kill(process.pid, 'SIGKILL');
}
