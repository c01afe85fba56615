import { z } from 'zod';
import type { WithdrawalId } from '../../../../domain/wallets/withdrawal.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { WithdrawalReader } from '../ports.ts';
import { WithdrawalPage } from '../views.ts';

export const listWithdrawals = query({
  name: 'wallets.list-withdrawals',
  summary: 'List your withdrawals, newest first, and how far they are',
  access: 'signed-in',
  input: z.strictObject(idPageInput<WithdrawalId>()),
  output: WithdrawalPage,
  refuses: [],
  needs: { reader: WithdrawalReader },
  handle: ({ input, actor }, { reader }) => reader.page(actor.id, input),
});
