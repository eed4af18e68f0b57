/** Where a JSON text stops being JSON, and what would have gone on. */
export interface JsonSyntaxError {
  /** Index of the first character that does not fit; the length of the text when it ends too early. */
  readonly offset: number;
  readonly expected: string;
}

/**
 * Finds the first error of a JSON text (RFC 8259), or nothing. The messages of `JSON.parse` give no position on
 * some versions of Node and quote the text, in which a token may stand: this one says neither too little nor
 * too much.
 */
export function findJsonError(text: string): JsonSyntaxError | undefined {
  const open: ('object' | 'array')[] = [];
  let state: State = 'value';
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    const next = step(state, token, open);
    if (next === undefined) return { offset, expected: expectations[state] };
    state = next;
    offset = skipSpace(text, offset + token.length);
  }
  return state === 'end' ? undefined : { offset, expected: expectations[state] };
}

const expectations = {
  value: 'a value',
  'value or ]': 'a value or `]`',
  'key or }': 'a key in double quotes or `}`',
  key: 'a key in double quotes',
  colon: '`:`',
  'comma or }': '`,` or `}`',
  'comma or ]': '`,` or `]`',
  end: 'nothing more',
} as const;

type State = keyof typeof expectations;

/** The state after a token; undefined when the token does not fit. */
function step(state: State, token: string, open: ('object' | 'array')[]): State | undefined {
  if (closes(state, token)) {
    open.pop();
    return afterValue(open);
  }
  switch (state) {
    case 'value':
    case 'value or ]':
      return startValue(token, open);
    case 'key':
    case 'key or }':
      return token.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'comma or }':
      return token === ',' ? 'key' : undefined;
    case 'comma or ]':
      return token === ',' ? 'value' : undefined;
    case 'end':
      return undefined;
  }
}

function closes(state: State, token: string): boolean {
  return (token === '}' || token === ']') && state.endsWith(token);
}

function startValue(token: string, open: ('object' | 'array')[]): State | undefined {
  if (token === '{' || token === '[') {
    open.push(token === '{' ? 'object' : 'array');
    return token === '{' ? 'key or }' : 'value or ]';
  }
  return /^["\-\dtfn]/.test(token) ? afterValue(open) : undefined;
}

function afterValue(open: readonly ('object' | 'array')[]): State {
  const inner = open.at(-1);
  if (inner === undefined) return 'end';
  return inner === 'object' ? 'comma or }' : 'comma or ]';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
  return at;
}

/** The token that starts there; empty when none does. */
function tokenAt(text: string, offset: number): string {
  tokenPattern.lastIndex = offset;
  return tokenPattern.exec(text)?.[0] ?? '';
}

const tokenPattern =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside of strings
  /[{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
