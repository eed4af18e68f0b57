/** Words of the page that say how it is filmed or cut, and nothing of what is seen. */
const directions: readonly RegExp[] = [
  /\bTHE END\b|\b(?:CLOSE ON|ANGLE ON|ANGLE|CLOSE|INSERT|POV|WIDE ON|ON SCREEN|SUPER|TITLE|CHYRON)\b:?/gu,
  /\b(?:CUT|FADE|DISSOLVE|SMASH CUT|MATCH CUT|JUMP CUT|WIPE)\s+(?:TO|IN|OUT)\b[^.\n]*[:.]?/gu,
  /\b(?:FADE IN|FADE OUT|CONTINUED|CONT'D|INTERCUT|BACK TO SCENE|END OF FLASHBACK|FLASHBACK)\b:?/giu,
  /\b(?:we|We|WE)\s+(?:can\s+)?(?:see|hear|watch|find|follow|notice|open on|pan to|cut to|move to|fade to|zoom in on)\b/gu,
  /\b(?:the\s+)?camera\s+(?:pans?|tilts?|zooms?|moves?|pushes|pulls|tracks?|follows?|holds?|lingers?|dollies|cranes?)(?:\s+(?:slowly|gently|quickly))?(?:\s+(?:in|out|up|down|back|left|right|away|forward|over|across|through|along|around|past|to|on|onto|into|from|with))*\b/giu,
  /\b(?:extreme\s+)?(?:close[- ]?up|wide shot|long shot|medium shot|establishing shot|aerial (?:shot|view)|drone shot|overhead shot)(?:\s+(?:of|on|from)\b)?\s*:?/giu,
];

/**
 * The words of an action line that can be seen: without what is said (in quotation marks), without brackets, and
 * without directions for camera and cutting. Capitals that shout become small.
 */
export function cleanAction(text: string): string {
  const quiet = text
    .replace(/["“„«][^"”“»]*["”»]/gu, ' ')
    .replace(/(?<![\p{L}])['‘][^'’\n]{2,}['’](?![\p{L}])/gu, ' ')
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')
    .replace(/[*_~`#>]+/gu, ' ');
  const seen = directions.reduce((left, pattern) => left.replace(pattern, ' '), quiet);
  return seen
    .replace(/\b[A-Z][A-Z'’]{2,}\b/gu, (word) => word.toLowerCase())
    .replace(/\s*(?:\.{3,}|…|--+|—)\s*/gu, ', ')
    .replace(/\s+([,.;:!?])/gu, '$1')
    .replace(/([,;:])(?:\s*[,;:])+/gu, '$1')
    .replace(/^[\s,;:.!?-]+|\s+$/gu, '')
    .replace(/\s+/gu, ' ');
}
