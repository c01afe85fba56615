import type { OperationName } from '../../client/index.ts';

/** What is read again when money has moved. */
export const moneyMoved = [
  'wallets.get-wallet',
  'wallets.list-entries',
  'wallets.list-activity',
  'wallets.list-payment-requests',
  'wallets.list-holds',
  'wallets.get-transfer',
  'identity.get-inbox-counts',
] as const satisfies readonly OperationName[];
