import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { ListedUser } from '../../kernel/public-user.ts';
import { SocialLists } from '../ports.ts';

export const listMuted = query({
  name: 'social.list-muted',
  summary: 'People you mute',
  access: 'signed-in',
  input: z.strictObject(idPageInput<UserId>()),
  output: pageOf(ListedUser),
  refuses: [],
  needs: { lists: SocialLists },
  handle: ({ input, actor }, { lists }) => lists.muted(actor.id, input),
});
