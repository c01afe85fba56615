import type { UserId } from '../../../../domain/kernel/id.ts';
import { endOfPrefix } from '../../../../domain/kernel/words.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { type Params, type Statement, sql } from '../../../kernel/database/statement.ts';

/** The word from whose rows of the index a search starts. */
export interface LeadingWord {
  /** Its position among the words. */
  readonly word: number;
  /** The terms that begin with it, each an index of items in the order of their ids; undefined if its rows are few. */
  readonly terms?: readonly string[];
}

/** So few rows are read whole and sorted. */
const fewRows = 200;
const fewTerms = 3;

/** SQL condition: the term of a row of `item_terms` starts with the nth word. */
export const startsWith = (alias: string, n: number): string =>
  `${alias}.term >= :word${n} and ${alias}.term < :end${n}`;

export const wordParameters = (words: readonly string[]): Params =>
  Object.fromEntries(
    words.flatMap((word, n) => [
      [`word${n}`, word],
      [`end${n}`, endOfPrefix(word)],
    ]),
  );

type Row = { readonly n: number; readonly term: string | null; readonly found: number };

/** For each word: a row with its number of rows, up to a limit, and a row for each of its first terms. */
const lookUp = (words: number) => {
  // Leaps to the next term, however many items have the last one. Nothing in it depends on a row, or MySQL would walk.
  const nextTerm = (n: number, place: number): string => {
    const after = place === 0 ? `>= :word${n}` : `> (${nextTerm(n, place - 1)})`;
    return `select min(term) from item_terms where owner_id = :ownerId and term ${after} and term < :end${n}`;
  };
  const found = (n: number) => [
    `select ${n} as n, null as term, (select count(*) from (select 1 from item_terms t
      where t.owner_id = :ownerId and ${startsWith('t', n)} limit ${fewRows}) few${n}) as found`,
    ...Array.from({ length: fewTerms + 1 }, (_, place) => `select ${n}, (${nextTerm(n, place)}), 0`),
  ];
  return sql<Params, Row>(
    Array.from({ length: words }, (_, n) => found(n).join(' union all ')).join(' union all '),
  );
};
const statements: Statement<Params, Row>[] = [];

/**
 * Chooses the word to start from: one with few rows, or else the longest one with few terms. Undefined if all begin
 * many terms of many items, so that a walk through the items soon finds a page. `nothing` if a word begins no term.
 */
export async function leadingWord(
  database: Database,
  ownerId: UserId,
  words: readonly string[],
): Promise<LeadingWord | 'nothing' | undefined> {
  statements[words.length] ??= lookUp(words.length);
  const rows = await database.rows(statements[words.length]!, { ...wordParameters(words), ownerId });
  const all = words.map((text, word) => {
    const of = rows.filter(({ n }) => n === word);
    const found = Math.max(...of.map((row) => row.found));
    return { word, found, length: text.length, terms: of.flatMap(({ term }) => term ?? []) };
  });
  const rarest = all.reduce((a, b) => (b.found < a.found ? b : a));
  if (rarest.found === 0) return 'nothing';
  if (rarest.found < fewRows) return { word: rarest.word };
  return all.filter(({ terms }) => terms.length <= fewTerms).sort((a, b) => b.length - a.length)[0];
}
