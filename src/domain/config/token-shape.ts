/** Takes away what slips in when a token is copied: white space and one pair of quotes around it. */
export function trimToken(value: string): string {
  const trimmed = value.trim();
  return (/^(["'])(.*)\1$/s.exec(trimmed)?.[2] ?? trimmed).trim();
}

/** Whether it can stand in a header: one word of visible ASCII characters, without quotes. */
export function isTokenShaped(value: string): boolean {
  return /^[!#-&(-_a-~]+$/.test(value);
}
