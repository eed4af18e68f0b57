export const languages = ['en', 'ko'] as const;

export type Language = (typeof languages)[number];

/** A text in both languages of aivideo. */
export type Bilingual = Readonly<Record<Language, string>>;

/** `ko` for a text with Hangul in it. */
export function languageOf(text: string): Language {
  return /[\p{Script=Hangul}]/u.test(text) ? 'ko' : 'en';
}
