import { EventRecorder, Ids } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import type { Core } from '../../src/composition.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { TipCounted } from '../../src/domain/wallets/published.ts';
import { Database } from '../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';

export interface Subject {
  readonly kind: 'post' | 'outfit' | 'message';
  readonly id: string;
}
export interface Tip {
  readonly id: string;
  readonly subject: Subject;
}

type Row = Record<'id' | 'kind' | 'subjectKind' | 'subjectId', string> & {
  amount: number;
  reversesId: string | null;
};
const insert = sql<Row>(`
  insert into wallet_transfers (id, by_id, client_id, kind, from_id, to_id, currency, amount, note, subject_kind,
    subject_id, reverses_id, payer_audience, payee_audience, at)
  values (:id, :id, :id, :kind, :id, :id, 'EUR', :amount, '', :subjectKind, :subjectId, :reversesId, 'private',
    'private', 1)`);

/** Stores tips and refunds with their events, without the ledger and its accounts. */
export function tips(core: Core) {
  const [database, unitOfWork] = [core.get(Database), core.get(UnitOfWork)];
  const [recorder, ids] = [core.get(EventRecorder), core.get(Ids)];
  const store = (kind: 'tip' | 'refund', { kind: subjectKind, id: subjectId }: Subject, rest: Refunds) => {
    const id = ids.next();
    database.enqueue(insert, { id, kind, subjectKind, subjectId, ...rest });
    const transferId = rest.reversesId ?? id;
    recorder.record(TipCounted({ subjectKind, subjectId: subjectId as Id, transferId }));
    return id;
  };
  /** In one transaction. */
  const tipAll = (subjects: readonly Subject[]): Promise<Tip[]> =>
    unitOfWork.run(async () =>
      subjects.map((subject) => ({
        id: store('tip', subject, { amount: 100, reversesId: null }),
        subject,
      })),
    );
  return {
    tipAll,
    /** Of 100 minor units. */
    tip: async (subject: Subject): Promise<Tip> => (await tipAll([subject]))[0]!,
    refund: ({ id, subject }: Tip, amount: number) =>
      unitOfWork.run(async () => void store('refund', subject, { amount, reversesId: id })),
  };
}
type Refunds = Pick<Row, 'amount' | 'reversesId'>;
