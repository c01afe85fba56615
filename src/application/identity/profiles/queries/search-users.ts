import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { People } from '../../readers.ts';
import { ListedUsers } from '../../views.ts';

const searchKey = z.union([
  z.tuple([z.literal(0), z.string()]),
  z.tuple([z.literal(1), z.string(), idField<UserId>()]),
]);

export const searchUsers = query({
  name: 'identity.search-users',
  summary: 'Find people by username or name',
  description:
    'Matches the start of the username, or the start of words of the name: every word of `q` must match.',
  access: 'signed-in',
  input: z.strictObject({
    q: z.string().trim().min(1).max(100).describe('The start of a username, or words of a name.'),
    ...pageInput(searchKey),
  }),
  output: ListedUsers,
  refuses: [],
  needs: { people: People },
  handle: ({ input: { q, ...page }, actor }, { people }) => people.search(actor.id, q, page),
});
