/** Syllables of Hangul a second: 300 a minute, the pace at which Korean announcers are taught to read. */
const syllablesPerSecond = 5;

/** English narration: 150 words a minute, the usual pace of audio books and voice-overs. */
const wordsPerSecond = 2.5;

/** Chinese and Japanese characters a second, read aloud. */
const charactersPerSecond = 4;

/**
 * About how long words take to say, in seconds. Good enough to cut scenes; what a film lasts is planned from the speech
 * itself or from reading speeds.
 */
export function speakingSeconds(text: string): number {
  let syllables = 0;
  let characters = 0;
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isSyllable = code >= 0xac00 && code <= 0xd7a3;
    const isCharacter = code >= 0x3040 && code <= 0x9fff;
    if (isSyllable) syllables += 1;
    else if (isCharacter) characters += 1;
    const isPart = !isSyllable && !isCharacter && isWordCode(code);
    if (isPart && !inWord) words += 1;
    inWord = isPart;
  }
  return syllables / syllablesPerSecond + characters / charactersPerSecond + words / wordsPerSecond;
}

/** Letters and digits of ASCII, the apostrophes, and everything from the accented letters on but punctuation. */
function isWordCode(code: number): boolean {
  if (code >= 0xc0)
    return code === 0x2019 || code < 0x2000 || (code > 0x206f && (code < 0x3000 || code > 0x303f));
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 39
  );
}
