import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { includeField } from '../../fields.ts';
import { People } from '../../readers.ts';
import { CountedUser } from '../../views.ts';

export const listUsers = query({
  name: 'identity.list-users',
  summary: 'All users, newest first',
  access: 'signed-in',
  input: z.strictObject({ ...idPageInput<UserId>(), include: includeField('counts') }),
  output: pageOf(CountedUser),
  refuses: [],
  needs: { people: People },
  async handle({ input: { include, ...page }, actor }, { people }) {
    const { items, nextCursor } = await people.list(actor.id, page);
    if (!include.includes('counts') || items.length === 0) return { items, nextCursor };
    const counts = await people.counts(
      actor.id,
      items.map(({ id }) => id as UserId),
    );
    return { items: items.map((user) => ({ ...user, counts: counts.get(user.id as UserId) })), nextCursor };
  },
});
