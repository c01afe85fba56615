import { z } from 'zod';
import type { HoldId } from '../../../../domain/wallets/hold.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { Clock } from '../../../kernel/ports.ts';
import { HoldReader } from '../ports.ts';
import { HoldPage, HoldStatusField } from '../views.ts';

export const listHolds = query({
  name: 'wallets.list-holds',
  summary: 'List holds from you and for you, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: z
      .enum(['received', 'sent'])
      .optional()
      .meta({ description: 'Only holds for you, or only from you' }),
    status: HoldStatusField.optional(),
    ...idPageInput<HoldId>(),
  }),
  output: HoldPage,
  refuses: [],
  needs: { reader: HoldReader, clock: Clock },
  handle: ({ input: { direction, status, ...page }, actor }, { reader, clock }) =>
    reader.page({ ...page, direction, status, viewerId: actor.id, at: clock.now() }),
});
