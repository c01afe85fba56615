import type { RequestId } from '../../../domain/wallets/payment-request.ts';
import { idField } from '../../kernel/fields.ts';

export const requestIdField = idField<RequestId>().meta({
  description: 'The request: its `id`, or the `requestId` that its maker gave it',
});
