import { EventRecorder, Ids } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import type { Core } from '../../src/composition.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import {
  PayerReminded,
  PaymentAnswered,
  PaymentRequested,
  TipCounted,
  TransferMade,
} from '../../src/domain/wallets/published.ts';
import { Database } from '../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';

export interface Subject {
  readonly kind: 'post' | 'outfit' | 'message';
  readonly id: string;
}
interface Payment {
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}
export interface Tip {
  readonly id: string;
  readonly subject: Subject;
}
type Transfer = Partial<Payment> & {
  readonly kind: 'transfer' | 'tip' | 'request' | 'gift' | 'refund';
  readonly subject?: Subject;
  readonly amount?: number;
  readonly reversesId?: string;
  readonly note?: string;
};

type Row = Record<'id' | 'kind' | 'fromId' | 'toId' | 'note', string> &
  Record<'subjectKind' | 'subjectId' | 'reversesId', string | null> & { amount: number };
const insertTransfer = sql<Row>(`
  insert into wallet_transfers (id, by_id, client_id, kind, from_id, to_id, currency, amount, note, subject_kind,
    subject_id, reverses_id, payer_audience, payee_audience, at)
  values (:id, :fromId, :id, :kind, :fromId, :toId, 'EUR', :amount, :note, :subjectKind, :subjectId, :reversesId,
    'private', 'private', 1)`);

type RequestRow = Record<'id' | 'byId' | 'payerId' | 'note', string>;
const insertRequest = sql<RequestRow>(`
  insert into wallet_requests (id, by_id, client_id, payer_id, currency, amount, note, status, created_at, ends_at, version)
  values (:id, :byId, :id, :payerId, 'EUR', 1234, :note, 'open', 1, 9000000000000, 1)`);
const setStatus = sql<{ id: string; status: string }>(
  'update wallet_requests set status = :status where id = :id',
);
export interface PaymentRequest {
  readonly requestId: string;
  /** Who is to pay. */
  readonly fromId: string;
  /** Who asked. */
  readonly toId: string;
}

/** Stores transfers with their events as the wallets do, but without accounts, so that nobody needs money. */
export function payments(core: Core) {
  const [database, unitOfWork] = [core.get(Database), core.get(UnitOfWork)];
  const [recorder, ids] = [core.get(EventRecorder), core.get(Ids)];
  /** Without people, the transfer is told to nobody. */
  const store = ({ kind, from, to, subject, amount = 100, reversesId, note = '' }: Transfer): string => {
    const id = ids.next();
    const [subjectKind, subjectId] = [subject?.kind ?? null, subject?.id ?? null];
    const people = { fromId: from?.id ?? id, toId: to?.id ?? id };
    const row = { id, kind, ...people, amount, note, subjectKind, subjectId };
    database.enqueue(insertTransfer, { ...row, reversesId: reversesId ?? null });
    const about = { subjectKind: subjectKind ?? '', subjectId: (subjectId ?? id) as Id };
    if (from && to) recorder.record(TransferMade({ transferId: id, kind, ...people, ...about }));
    if (subject) recorder.record(TipCounted({ ...about, transferId: reversesId ?? id }));
    return id;
  };
  const transfer = (one: Transfer): Promise<string> => unitOfWork.run(async () => store(one));
  /** In one transaction. */
  const tipAll = (subjects: readonly Subject[], people?: Payment): Promise<Tip[]> =>
    unitOfWork.run(async () =>
      subjects.map((subject) => ({ id: store({ kind: 'tip', subject, ...people }), subject })),
    );
  return {
    transfer,
    tipAll,
    /** Of 100 minor units. */
    tip: async (subject: Subject, people?: Payment): Promise<Tip> => (await tipAll([subject], people))[0]!,
    /** `from` is to pay 12.34; `to` asks. */
    request: ({ from, to }: Payment, note = ''): Promise<PaymentRequest> =>
      unitOfWork.run(async () => {
        const request = { requestId: ids.next(), fromId: from.id, toId: to.id };
        const row = { id: request.requestId, byId: to.id, payerId: from.id, note };
        database.enqueue(insertRequest, row);
        recorder.record(PaymentRequested(request));
        return request;
      }),
    remind: (request: PaymentRequest) => unitOfWork.run(async () => recorder.record(PayerReminded(request))),
    answer: (request: PaymentRequest, status: 'paid' | 'declined' | 'cancelled' | 'expired') =>
      unitOfWork.run(async () => {
        database.enqueue(setStatus, { id: request.requestId, status });
        recorder.record(PaymentAnswered({ ...request, status }));
      }),
    refund: ({ id, subject }: Tip, amount: number) =>
      transfer({ kind: 'refund', subject, amount, reversesId: id }),
  };
}
