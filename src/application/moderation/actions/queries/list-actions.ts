import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { ActionLog } from '../../ports.ts';
import { LoggedActionPage } from '../../views.ts';

export const listActions = query({
  name: 'moderation.list-actions',
  summary: 'List what moderators did, newest first',
  access: 'moderator',
  input: z.strictObject(idPageInput<Id>()),
  output: LoggedActionPage,
  refuses: [],
  needs: { log: ActionLog },
  handle: ({ input }, { log }) => log.list(input),
});
