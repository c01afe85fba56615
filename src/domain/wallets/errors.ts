import { refusal } from '../kernel/refusal.ts';

export class InsufficientFunds extends refusal(
  'wallets.insufficient-funds',
  'conflict',
  'There is too little in the wallet',
) {}
export class LimitExceeded extends refusal(
  'wallets.limit-exceeded',
  'conflict',
  'This is above a limit of the wallet',
) {}
export class WalletFrozen extends refusal('wallets.frozen', 'conflict', 'The wallet is frozen') {}
export class IdReused extends refusal(
  'wallets.id-reused',
  'conflict',
  'You have used this id for something else',
) {}
export class NotOpen extends refusal('wallets.not-open', 'conflict', 'This is over already') {}
export class PaymentsNotWanted extends refusal(
  'wallets.not-wanted',
  'forbidden',
  'This person does not want payments from you',
) {}
export class PayeeNotFound extends refusal(
  'wallets.user-not-found',
  'not-found',
  'You can reach no such person',
) {}
export class NotYourself extends refusal(
  'wallets.not-yourself',
  'invalid',
  'You cannot pay or ask yourself',
) {}
export class TransferNotFound extends refusal(
  'wallets.transfer-not-found',
  'not-found',
  'You have no such transfer',
) {}
export class NotRefundable extends refusal(
  'wallets.not-refundable',
  'conflict',
  'Transfers of this kind are not refunded',
) {}
export class NotThePayee extends refusal(
  'wallets.not-the-payee',
  'forbidden',
  'Only the payee may do this',
) {}
export class TopUpNotFound extends refusal(
  'wallets.top-up-not-found',
  'not-found',
  'You have no such top-up',
) {}
export class SettledByProvider extends refusal(
  'wallets.settled-by-provider',
  'conflict',
  'The payment provider says whether this was paid',
) {}
export class WithdrawalsOff extends refusal(
  'wallets.withdrawals-off',
  'forbidden',
  'This service does not pay out',
) {}
export class AboveTopUps extends refusal(
  'wallets.above-top-ups',
  'conflict',
  'Only what you topped up, and was not returned yet, can be paid out',
) {}
export class TippedNotFound extends refusal(
  'wallets.tipped-not-found',
  'not-found',
  'You see nothing like this that could be tipped',
) {}
export class RequestNotFound extends refusal(
  'wallets.request-not-found',
  'not-found',
  'You have no such payment request',
) {}
export class TooManyOpenRequests extends refusal(
  'wallets.too-many-open-requests',
  'conflict',
  'You have asked this person too often without an answer',
) {}
export class RemindedAlready extends refusal(
  'wallets.reminded-already',
  'too-many',
  'You can remind someone once a day',
) {}
export class HoldNotFound extends refusal('wallets.hold-not-found', 'not-found', 'You have no such hold') {}
export class EnvelopeNotFound extends refusal(
  'wallets.envelope-not-found',
  'not-found',
  'You see no such envelope',
) {}
export class ConversationNotFound extends refusal(
  'wallets.conversation-not-found',
  'not-found',
  'You are in no such conversation',
) {}
export class NotWritable extends refusal(
  'wallets.not-writable',
  'conflict',
  'You cannot send this into the conversation now',
) {}
