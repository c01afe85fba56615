import { listActivity } from './activity/queries/list-activity.ts';
import { freezeWallet } from './admin/commands/freeze-wallet.ts';
import { grantCredits } from './admin/commands/grant-credits.ts';
import { auditLedger } from './admin/queries/audit-ledger.ts';
import { claimEnvelope } from './envelopes/commands/claim-envelope.ts';
import { sendEnvelope } from './envelopes/commands/send-envelope.ts';
import { getEnvelope } from './envelopes/queries/get-envelope.ts';
import { pushEnvelopes } from './envelopes/subscribers/push-envelopes.ts';
import { closeWallets } from './purge/close-wallets.ts';
import { tipMessage } from './tips/commands/tip-message.ts';
import { tipOutfit } from './tips/commands/tip-outfit.ts';
import { tipPost } from './tips/commands/tip-post.ts';
import { refundTransfer } from './transfers/commands/refund-transfer.ts';
import { setAudience } from './transfers/commands/set-audience.ts';
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
  setAudience,
  listActivity,
  tipPost,
  tipOutfit,
  tipMessage,
  grantCredits,
  freezeWallet,
  auditLedger,
  sendEnvelope,
  claimEnvelope,
  getEnvelope,
] as const;

export const subscribers = [pushChanges, closeWallets, pushEnvelopes];
