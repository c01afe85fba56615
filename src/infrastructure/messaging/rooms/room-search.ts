import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import { joinInOrder } from '../../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../../kernel/database/statement.ts';
import { banned } from '../conditions.ts';

/** Whether the viewer may join the room `conversations c` without an invite. */
export const joinable = `c.visibility = 'public' and c.closed_at is null and not ${banned('c.id', ':viewerId')}`;

export interface Found {
  readonly id: ConversationId;
  readonly term?: string;
}

/** The index finds rooms by the first word; the others filter them. */
const otherWord = (i: number) => `
    and exists (select 1 from room_terms w${i}
      where w${i}.room_id = t.room_id and w${i}.term >= :word${i} and w${i}.term < :end${i})`;
const byWords = (words: number) =>
  sql<Params, Found>(`
  select ${joinInOrder} c.id, t.term from room_terms t join conversations c on c.id = t.room_id
  where t.term >= :word0 and t.term < :end0 and t.term >= :after and (t.term > :after or t.room_id > :afterId)
    and not exists (select 1 from room_terms s where s.room_id = t.room_id and s.term >= :word0 and s.term < t.term)
    and ${joinable}${Array.from({ length: words - 1 }, (_, i) => otherWord(i + 1)).join('')}
  order by t.term, t.room_id limit :limit`);
const statements: Statement<Params, Found>[] = [];

/** Rooms whose title has, for each of the given number of words, one that starts with it; sorted by the match of the first. */
export const roomsMatching = (words: number): Statement<Params, Found> =>
  (statements[words] ??= byWords(words));
