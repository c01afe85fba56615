import { listActivity } from './activity/queries/list-activity.ts';
import { freezeWallet } from './admin/commands/freeze-wallet.ts';
import { grantCredits } from './admin/commands/grant-credits.ts';
import { auditLedger } from './admin/queries/audit-ledger.ts';
import { getWalletOf } from './admin/queries/get-wallet-of.ts';
import { claimEnvelope } from './envelopes/commands/claim-envelope.ts';
import { sendEnvelope } from './envelopes/commands/send-envelope.ts';
import { getEnvelope } from './envelopes/queries/get-envelope.ts';
import { pushEnvelopes } from './envelopes/subscribers/push-envelopes.ts';
import { captureHold } from './holds/commands/capture-hold.ts';
import { placeHold } from './holds/commands/place-hold.ts';
import { voidHold } from './holds/commands/void-hold.ts';
import { listHolds } from './holds/queries/list-holds.ts';
import { receiveProviderEvent } from './provider/commands/receive-provider-event.ts';
import { followEvent } from './provider/subscribers/follow-event.ts';
import { closeWallets } from './purge/close-wallets.ts';
import { answerPaymentRequest } from './requests/commands/answer-payment-request.ts';
import { cancelPaymentRequest } from './requests/commands/cancel-payment-request.ts';
import { remindPayer } from './requests/commands/remind-payer.ts';
import { requestPayment } from './requests/commands/request-payment.ts';
import { splitPayment } from './requests/commands/split-payment.ts';
import { listPaymentRequests } from './requests/queries/list-payment-requests.ts';
import { endRequestsOfBlocked } from './requests/subscribers/end-requests-of-blocked.ts';
import { pushRequests } from './requests/subscribers/push-requests.ts';
import { tipMessage } from './tips/commands/tip-message.ts';
import { tipOutfit } from './tips/commands/tip-outfit.ts';
import { tipPost } from './tips/commands/tip-post.ts';
import { settleTopUp } from './top-ups/commands/settle-top-up.ts';
import { startTopUp } from './top-ups/commands/start-top-up.ts';
import { getTopUp } from './top-ups/queries/get-top-up.ts';
import { listTopUps } from './top-ups/queries/list-top-ups.ts';
import { refundTransfer } from './transfers/commands/refund-transfer.ts';
import { setAudience } from './transfers/commands/set-audience.ts';
import { transfer } from './transfers/commands/transfer.ts';
import { getTransfer } from './transfers/queries/get-transfer.ts';
import { exportStatement } from './wallet/queries/export-statement.ts';
import { getWallet } from './wallet/queries/get-wallet.ts';
import { listEntries } from './wallet/queries/list-entries.ts';
import { pushChanges } from './wallet/subscribers/push-changes.ts';
import { startWithdrawal } from './withdrawals/commands/start-withdrawal.ts';
import { listWithdrawals } from './withdrawals/queries/list-withdrawals.ts';
import { payOutWithdrawals } from './withdrawals/subscribers/pay-out-withdrawals.ts';

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
  startTopUp,
  getTopUp,
  startWithdrawal,
  receiveProviderEvent,
  settleTopUp,
  freezeWallet,
  auditLedger,
  requestPayment,
  splitPayment,
  answerPaymentRequest,
  cancelPaymentRequest,
  remindPayer,
  listPaymentRequests,
  placeHold,
  captureHold,
  voidHold,
  listHolds,
  sendEnvelope,
  claimEnvelope,
  getEnvelope,
  listTopUps,
  listWithdrawals,
  getWalletOf,
] as const;

export const subscribers = [
  pushChanges,
  closeWallets,
  followEvent,
  payOutWithdrawals,
  pushRequests,
  endRequestsOfBlocked,
  pushEnvelopes,
];
