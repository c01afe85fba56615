import type { SearchKey } from '../../../application/identity/readers.ts';
import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { ListedUser } from '../../../application/kernel/public-user.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { endOfPrefix, wordsOf } from '../../../domain/kernel/words.ts';
import { notBlocked } from '../../access/access.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { firstId, type Params, type Statement, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { type ListedUserRow, listedUser, toListedUser } from '../identity.read.ts';

type Found = ListedUserRow & { matched: string };

// In the order of usernames, which puts an exact match first.
const byUsername = sql<
  { viewerId: UserId; prefix: string; end: string; after: string; limit: number },
  Found
>(`
  select ${listedUser('a')}, a.username_key as matched from accounts a
  where a.username_key >= :prefix and a.username_key < :end and a.username_key > :after
    and ${notBlocked(':viewerId', 'a.id')}
  order by a.username_key limit :limit`);

/** The first word is looked up in the index; the others filter what it finds. */
const otherWord = (i: number) => `
    and exists (select 1 from user_terms w${i}
      where w${i}.user_id = t.user_id and w${i}.term >= :word${i} and w${i}.term < :end${i})`;
const byWords = (words: number) =>
  sql<Params, Found>(`
  select ${joinInOrder} ${listedUser('a')}, t.term as matched from user_terms t join accounts a on a.id = t.user_id
  where t.term >= :word0 and t.term < :end0 and t.term >= :after and (t.term > :after or t.user_id > :afterId)
    and not exists (select 1 from user_terms s where s.user_id = t.user_id and s.term >= :word0 and s.term < t.term)
    and a.deleted_at is null and not (a.username_key >= :prefix and a.username_key < :end)
    and ${notBlocked(':viewerId', 'a.id')}${Array.from({ length: words - 1 }, (_, i) => otherWord(i + 1)).join('')}
  order by t.term, t.user_id limit :limit`);
const statements: Statement<Params, Found>[] = [];

/** First matches of the username, then of words of the name; each person once. */
export async function searchPeople(
  { database, files }: { readonly database: Database; readonly files: FileViews },
  viewerId: UserId,
  q: string,
  { limit, cursor = [0, ''] }: PageRequest<SearchKey>,
): Promise<Page<ListedUser>> {
  const typed = q.toLowerCase().replace(/^@/, '');
  const isPrefix = /^[a-z0-9._]{1,30}$/.test(typed);
  // An empty range when the text cannot start a username.
  const range = { prefix: typed, end: isPrefix ? endOfPrefix(typed) : typed };
  const found: { row: Found; key: SearchKey }[] = [];

  if (isPrefix && cursor[0] === 0) {
    const rows = await database.rows(byUsername, { viewerId, ...range, after: cursor[1], limit: limit + 1 });
    found.push(...rows.map((row) => ({ row, key: [0, row.matched] as const })));
  }
  const words = wordsOf(q).sort((a, b) => b.length - a.length);
  if (found.length <= limit && words.length > 0) {
    const [after, afterId] = cursor[0] === 1 ? [cursor[1], cursor[2]] : ['', firstId];
    statements[words.length] ??= byWords(words.length);
    const parameters = words.flatMap((word, i) => [
      [`word${i}`, word],
      [`end${i}`, endOfPrefix(word)],
    ]);
    const rows = await database.rows(statements[words.length]!, {
      ...Object.fromEntries(parameters),
      ...range,
      viewerId,
      after,
      afterId,
      limit: limit + 1 - found.length,
    });
    found.push(...rows.map((row) => ({ row, key: [1, row.matched, row.userId] as const })));
  }
  return toPage(
    found,
    limit,
    ({ key }) => key,
    ({ row }) => toListedUser(row, files),
  );
}
