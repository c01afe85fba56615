import { grantCredits } from './admin/commands/grant-credits.ts';
import { refundTransfer } from './transfers/commands/refund-transfer.ts';
import { transfer } from './transfers/commands/transfer.ts';
import { getTransfer } from './transfers/queries/get-transfer.ts';
import { exportStatement } from './wallet/queries/export-statement.ts';
import { getWallet } from './wallet/queries/get-wallet.ts';
import { listEntries } from './wallet/queries/list-entries.ts';
import { pushChanges } from './wallet/subscribers/push-changes.ts';

export const operations = [
  getWallet,
  listEntries,
  exportStatement,
  transfer,
  getTransfer,
  refundTransfer,
  grantCredits,
] as const;

export const subscribers = [pushChanges];
