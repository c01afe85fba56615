// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const longest = 200;

/** What a person sees of a name that a sender gave: no folders, nothing invisible, never empty. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1)!;
  const name = [...last.replace(unseen, '').trim()].slice(0, longest).join('');
  return /^\.*$/.test(name) ? 'file' : name;
}
