import { Envelopes } from '../../../application/wallets/envelopes/ports.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import { Envelope, type EnvelopeId, type EnvelopeStatus } from '../../../domain/wallets/envelope.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import type { Split } from '../../../domain/wallets/shares.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

type Row = {
  readonly id: EnvelopeId;
  readonly byId: UserId;
  readonly conversationId: Id;
  readonly currency: Currency;
  readonly amount: number;
  readonly taken: number;
  readonly split: Split;
  readonly note: string;
  readonly status: EnvelopeStatus;
  readonly endsAt: Instant;
  readonly createdAt: Instant;
};
const select = `select e.id, e.by_id as byId, e.conversation_id as conversationId, e.currency, e.amount, e.taken, e.split,
  e.note, e.status, e.ends_at as endsAt, e.created_at as createdAt from wallet_envelopes e`;
type Ids = { ids: readonly string[] };
const byIds = `${select} where e.id in (:ids*) order by e.id`;
const find = sql<Ids, Row>(byIds);
const lock = sql<Ids, Row>((d) => `${byIds} ${d.forUpdate}`);
const lockFree = sql<Ids, Row>((d) => `${byIds} ${d.forUpdateSkipLocked('e')}`);
const lockDue = sql<{ at: number; limit: number }, Row>(
  (d) => `
  ${select} where e.status = 'open' and e.ends_at <= :at order by e.ends_at limit :limit ${d.forUpdateSkipLocked('e')}`,
);
const lockOpenOf = sql<{ byId: string }, Row>(
  (d) => `${select} where e.by_id = :byId and e.status = 'open' order by e.id ${d.forUpdate}`,
);
type Share = { envelopeId: EnvelopeId; amount: number; takerId: UserId | null };
const shares = sql<Ids, Share>(`
  select s.envelope_id as envelopeId, s.amount, s.taker_id as takerId from wallet_envelope_shares s
  where s.envelope_id in (:ids*) order by s.envelope_id, s.n`);

const add = sql<Row & { shares: number }>(`
  insert into wallet_envelopes
    (id, by_id, conversation_id, currency, amount, shares, taken, split, note, status, ends_at, created_at)
  values (:id, :byId, :conversationId, :currency, :amount, :shares, :taken, :split, :note, :status, :endsAt, :createdAt)`);
const addShares = sql<{ rows: readonly { envelopeId: string; n: number; amount: number }[] }>(
  'insert into wallet_envelope_shares (envelope_id, n, amount) values :rows*(envelopeId, n, amount)',
);
const save = sql<Pick<Row, 'id' | 'taken' | 'status'>>(
  'update wallet_envelopes set taken = :taken, status = :status where id = :id',
);
type Taken = { envelopeId: string; n: number; amount: number; takerId: string; at: number };
const take = sql<{ rows: readonly Taken[] }>(
  (d) => `
  insert into wallet_envelope_shares (envelope_id, n, amount, taker_id, taken_at)
  values :rows*(envelopeId, n, amount, takerId, at)
  ${d.upsert('envelope_id, n', 'taker_id = new.taker_id, taken_at = new.taken_at')}`,
);

export class SqlEnvelopes extends Envelopes {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(id: EnvelopeId) {
    return (await this.#load(await this.#database.rows(find, { ids: [id] })))[0];
  }

  async lock(ids: readonly EnvelopeId[]) {
    return byId(await this.#load(await this.#database.locked(lock, { ids })));
  }

  async lockFree(ids: readonly EnvelopeId[]) {
    return byId(await this.#load(await this.#database.locked(lockFree, { ids })));
  }

  async lockDue(at: Instant, limit: number) {
    return this.#load(await this.#database.locked(lockDue, { at, limit }));
  }

  async lockOpenOf(senderId: UserId) {
    return this.#load(await this.#database.locked(lockOpenOf, { byId: senderId }));
  }

  add(envelope: Envelope): void {
    trackEvents(envelope);
    const { takers: _, parts, ...row } = envelope.state;
    const { id: envelopeId } = row;
    this.#database.enqueue(add, { ...row, shares: parts.length });
    const rows = parts.map((amount, i) => ({ envelopeId, n: i + 1, amount }));
    this.#database.enqueue(addShares, { rows });
  }

  save(envelopes: readonly Envelope[]): void {
    for (const envelope of envelopes) {
      if (!envelope.isChanged) continue;
      const { id, taken, status } = envelope.state;
      this.#database.enqueue(save, { id, taken, status });
      const rows = envelope.claims.map((claim) => ({ envelopeId: id, ...claim }));
      if (rows.length > 0) this.#database.enqueue(take, { rows });
    }
  }

  async #load(rows: readonly Row[]): Promise<Envelope[]> {
    if (rows.length === 0) return [];
    const found = await this.#database.rows(shares, { ids: rows.map(({ id }) => id) });
    const of = Map.groupBy(found, ({ envelopeId }) => envelopeId);
    return rows.map((row) => {
      const drawn = of.get(row.id) ?? [];
      const envelope = new Envelope({
        ...row,
        parts: drawn.map(({ amount }) => amount),
        takers: drawn.flatMap(({ takerId }) => takerId ?? []),
      });
      trackEvents(envelope);
      return envelope;
    });
  }
}

const byId = (envelopes: readonly Envelope[]): ReadonlyMap<EnvelopeId, Envelope> =>
  new Map(envelopes.map((one) => [one.id, one]));
