import { globSync, readFileSync } from 'node:fs';

export const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync(['docs/**/*.md', 'deploy/**/*.md']),
].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

export const readme = documents[0]!.text;

/** What stands below a heading of the second level. */
export function section(text: string, heading: string): string {
  const [, rest] = text.split(`\n## ${heading}\n`);
  if (rest === undefined) throw new Error(`No section ${heading}`);
  return rest.split('\n## ')[0]!;
}

/** The fenced blocks of one language. */
export const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, tag]) => tag === language)
    .map(([, , code]) => code!);
