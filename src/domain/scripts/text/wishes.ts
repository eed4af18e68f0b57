import * as z from 'zod';
import type { ScriptWishes } from '../script.js';

const words = z.string({ error: 'must be text' }).trim().min(1, { error: 'must not be empty' });
const line = words.max(1000, { error: 'must have at most 1000 characters' });

/** What stands in front matter and at the head of scene lists. An `error` text continues the name of the key. */
export const headShape = {
  title: z.union([line, z.number().transform(String)], { error: 'must be text' }).exactOptional(),
  style: z
    .union([line, z.array(line).transform((list) => list.join(', '))], { error: 'must be text' })
    .exactOptional()
    .describe('Words that go into every prompt.'),
  aspect: z
    .string({ error: 'must be two numbers such as 16:9' })
    .regex(/^[1-9]\d{0,2}:[1-9]\d{0,2}$/, { error: 'must be two numbers such as 16:9' })
    .exactOptional()
    .describe('Shape of the frame.'),
  voice: line.exactOptional().describe('Who narrates.'),
  model: line.exactOptional().describe('What makes the clips.'),
  language: z
    .string({ error: 'must be a language such as `ko` or `en`' })
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { error: 'must be a language such as `ko` or `en`' })
    .exactOptional(),
  music: line.exactOptional().describe('A file, from the folder of the script on.'),
};

export const headKeys: readonly string[] = Object.keys(headShape);

export const headSchema = z.object(headShape);

/** A head without what is not said. */
export function takeHead({ title, ...rest }: z.infer<typeof headSchema>): {
  readonly title?: string;
  readonly wishes: ScriptWishes;
} {
  return { wishes: rest, ...(title === undefined ? {} : { title }) };
}

const otherNames: Readonly<Record<string, string>> = {
  lang: 'language',
  ...{ 제목: 'title', 스타일: 'style', 화풍: 'style', 화면비: 'aspect', 비율: 'aspect', 목소리: 'voice' },
  ...{ 성우: 'voice', 모델: 'model', 언어: 'language' },
};

/** The key that a word stands for: `lang` and `화면비` do as well. */
export function headKey(word: string): string {
  const plain = word.trim();
  return otherNames[plain.toLowerCase()] ?? plain;
}
