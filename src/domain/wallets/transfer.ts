import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import type { Amount, Currency } from './money.ts';

export type TransferId = Id<'Transfer'>;
/** Made by whoever asks for a transfer; unique among theirs, for ever. */
export type ClientTransferId = Id<'ClientTransfer'>;
/** The client id of a transfer that happens only once for the thing with this id, such as the capture of a hold. */
export const ownClientId = (id: Id): ClientTransferId => id as ClientTransferId;

/** `closing` moves what a deleted account leaves; no person sees it. */
export const transferKinds = [
  'transfer',
  'tip',
  'request',
  'gift',
  'hold',
  'release',
  'capture',
  'refund',
  'top-up',
  'withdrawal',
  'grant',
  'dispute',
  'closing',
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** What a tip or a gift is for. */
export const subjectKinds = ['post', 'outfit', 'message', 'envelope'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: Id;
}

/** The service itself: who grants, and whom withdrawals and disputes pay. Shown as null. */
export const serviceId = '00000000-0000-0000-0000-00000000f001' as Id;

/** Something that moved. It never changes; a refund is another transfer. */
export interface Transfer {
  readonly id: TransferId;
  /** Who asked for it. */
  readonly byId: Id;
  readonly clientId: ClientTransferId;
  readonly kind: TransferKind;
  readonly fromId: Id;
  readonly toId: Id;
  readonly currency: Currency;
  readonly amount: Amount;
  readonly note: string;
  readonly subject: Subject | null;
  /** The transfer that this one refunds. */
  readonly reversesId: TransferId | null;
  readonly payerAudience: Visibility;
  readonly payeeAudience: Visibility;
  readonly at: Instant;
}

/** What most transfers have that only their parties see. */
export const unshared = {
  subject: null,
  reversesId: null,
  payerAudience: 'private',
  payeeAudience: 'private',
} as const;

/** Payments between two people: others may see them, and they can be refunded. */
export const paymentKinds = ['transfer', 'tip', 'request', 'capture'] as const satisfies TransferKind[];
const payments: ReadonlySet<TransferKind> = new Set(paymentKinds);

export interface PersonalPayment extends Transfer {
  readonly kind: (typeof paymentKinds)[number];
  readonly fromId: UserId;
  readonly toId: UserId;
}
export const isPersonalPayment = (transfer: Transfer): transfer is PersonalPayment =>
  payments.has(transfer.kind);

/** Whether anyone but the two may see it. */
export const isShared = ({
  kind,
  payerAudience,
  payeeAudience,
}: Pick<Transfer, 'kind' | 'payerAudience' | 'payeeAudience'>): boolean =>
  payments.has(kind) && payerAudience !== 'private' && payeeAudience !== 'private';

export type Party = 'payer' | 'payee';

export const partyOf = (
  { fromId, toId }: Pick<Transfer, 'fromId' | 'toId'>,
  userId: UserId,
): Party | undefined => (userId === fromId ? 'payer' : userId === toId ? 'payee' : undefined);
