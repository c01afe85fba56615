// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const longest = 200;

/** The file name as people see it: without folders and invisible characters, at most 200 characters, never empty. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1)!;
  const name = [...last.replace(unseen, '').trim()].slice(0, longest).join('');
  return /^\.*$/.test(name) ? 'file' : name;
}

/** By content type; the first is appended to a name that ends in none of them. */
const extensions: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'video/mp4': ['.mp4', '.m4v'],
  'video/webm': ['.webm'],
  'video/quicktime': ['.mov'],
  'audio/mpeg': ['.mp3'],
  'audio/mp4': ['.m4a', '.mp4'],
  'application/pdf': ['.pdf'],
};

/** The name under which a browser saves a file. Its extension fits the content, so that opening it runs nothing. */
export function savedAs(name: string, contentType: string): string {
  const known = extensions[contentType];
  if (!known || known.some((end) => name.toLowerCase().endsWith(end))) return name;
  return name + known[0];
}
