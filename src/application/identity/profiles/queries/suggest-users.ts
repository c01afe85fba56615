import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { People } from '../../readers.ts';
import { ListedUsers } from '../../views.ts';

export const suggestUsers = query({
  name: 'identity.suggest-users',
  summary: 'People you may know',
  description: 'Friends of friends, those with the most mutual friends first; then popular people.',
  access: 'signed-in',
  input: z.strictObject(pageInput(z.tuple([z.int(), z.int(), idField<UserId>()]))),
  output: ListedUsers,
  refuses: [],
  needs: { people: People },
  handle: ({ input, actor }, { people }) => people.suggest(actor.id, input),
});
