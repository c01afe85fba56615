import type { HoldId } from '../../../domain/wallets/hold.ts';
import { idField } from '../../kernel/fields.ts';

export const holdPathField = idField<HoldId>().meta({
  description: 'The hold: its `id`, or the `holdId` that its payer gave it',
});
