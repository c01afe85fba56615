import { z } from 'zod';
import type { TopUpId } from '../../../../domain/wallets/top-up.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { TopUpReader } from '../ports.ts';
import { TopUpPage } from '../views.ts';

export const listTopUps = query({
  name: 'wallets.list-top-ups',
  summary: 'List your top-ups, newest first',
  access: 'signed-in',
  input: z.strictObject(idPageInput<TopUpId>()),
  output: TopUpPage,
  refuses: [],
  needs: { reader: TopUpReader },
  handle: ({ input, actor }, { reader }) => reader.page(actor.id, input),
});
