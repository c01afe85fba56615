import { type ReactionKind, reactionKinds } from '../../../domain/kernel/reaction-kinds.ts';

/** One message of a script; people are letters. */
export interface Line {
  readonly by: string;
  readonly text: string;
  /** What it said before it was edited. */
  readonly was?: string;
  /** How many lines before it is the one that it answers. */
  readonly reply?: number;
  /** Minutes since the line before, where a script says so. */
  readonly later?: number;
  readonly shows?: 'item' | 'outfit';
  readonly reactions: readonly { readonly by: string; readonly kind: ReactionKind }[];
}

/**
 * Reads a script: a line for each message, with marks behind it. `[love a b]` is a reaction of two people, `[reply 2]`
 * answers the line two before, `[was …]` gives the text before an edit, `[item]` and `[outfit]` show something of the
 * sender, `[later 90]` is a pause in minutes. Throws on anything else.
 */
export function parseTalk(script: string): Line[] {
  return script
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLine);
}

function parseLine(line: string): Line {
  const [, by, said] = /^([a-z]): (.+)$/.exec(line) ?? [];
  if (!by || !said) throw new Error(`Not a line of a script: ${line}`);
  const text = said.replace(/\s*\[[^\]]*\]/g, '');
  const marks = [...said.matchAll(/\[(\w+) ?([^\]]*)\]/g)].map(([, name, value]) => [name!, value!] as const);
  return marks.reduce(withMark, { by, text, reactions: [] });
}

function withMark(line: Line, [name, value]: readonly [string, string]): Line {
  if (name === 'was') return { ...line, was: value };
  if (name === 'reply' || name === 'later') return { ...line, [name]: Number(value) };
  if (name === 'item' || name === 'outfit') return { ...line, shows: name };
  const kind = reactionKinds.find((known) => known === name);
  if (!kind) throw new Error(`Unknown mark: ${name}`);
  return { ...line, reactions: [...line.reactions, ...value.split(' ').map((by) => ({ by, kind }))] };
}

export const lettersOf = (lines: readonly Line[]): string[] =>
  [...new Set(lines.flatMap(({ by, reactions }) => [by, ...reactions.map((one) => one.by)]))].sort();
