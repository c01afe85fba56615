import { z } from 'zod';
import type { AppealId } from '../../../../domain/moderation/appeal.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { AppealReader } from '../../ports.ts';
import { AppealStatusField, ReceivedAppealPage } from '../../views.ts';

export const listAppeals = query({
  name: 'moderation.list-appeals',
  summary: 'List appeals, the oldest first',
  access: 'admin',
  input: z.strictObject({
    status: AppealStatusField.optional().describe('Only those'),
    ...idPageInput<AppealId>(),
  }),
  output: ReceivedAppealPage,
  refuses: [],
  needs: { reader: AppealReader },
  handle: ({ input: { status, ...page } }, { reader }) => reader.list(status, page),
});
