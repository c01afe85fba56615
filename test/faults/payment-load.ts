import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { type Answer, request } from '../kit/processes/service-process.ts';
import type { World } from '../kit/world.ts';
import type { Member } from './load.ts';

interface Payment {
  readonly by: Member;
  readonly path: string;
  readonly body: object;
  /** The id of what the service said that it made. */
  made: string | undefined;
}

const currency = 'EUR';
const amountOf = () => String(randomInt(1, 60));

/**
 * People pay and refund each other without rest, from little money, so that some is refused. A call without an answer
 * is left as it is: nobody knows whether it was made, until it is sent again.
 */
export class PaymentLoad {
  readonly payments: Payment[] = [];
  readonly strange: Answer[] = [];
  readonly #members: readonly Member[];
  readonly #url: () => string;
  #running = true;
  #work: Promise<unknown> = Promise.resolve();

  constructor(members: readonly Member[], url: () => string) {
    this.#members = members;
    this.#url = url;
  }

  start(): void {
    // Two at a time each: one account is debited and credited at once.
    this.#work = Promise.all([...this.#members, ...this.#members].map((member) => this.#life(member)));
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#work;
  }

  /** Sends every payment once more, each person's in the order in which they were first sent. */
  async sendAllAgain(): Promise<void> {
    const byMaker = Map.groupBy(this.payments, ({ by }) => by);
    await Promise.all(
      [...byMaker.values()].map(async (own) => {
        for (const payment of own) await this.#send(payment, true);
      }),
    );
  }

  async #life(by: Member): Promise<void> {
    while (this.#running) {
      const payment = this.#next(by);
      this.payments.push(payment);
      if (!(await this.#send(payment, false))) await pause(20);
    }
  }

  #next(by: Member): Payment {
    const own = this.payments.filter(
      ({ body, made }) => made && 'toUserId' in body && body.toUserId === by.id,
    );
    if (own.length > 0 && randomInt(4) === 0) {
      const path = `/wallet/transfers/${own[randomInt(own.length)]!.made}/refunds`;
      return { by, path, body: { refundId: randomUUID(), amount: amountOf() }, made: undefined };
    }
    const others = this.#members.filter(({ id }) => id !== by.id);
    const toUserId = others[randomInt(others.length)]!.id;
    const body = { transferId: randomUUID(), toUserId, amount: amountOf(), currency };
    return { by, path: '/wallet/transfers', body, made: undefined };
  }

  async #send(payment: Payment, insist: boolean): Promise<boolean> {
    for (;;) {
      const answer = await request(this.#url(), 'POST', payment.path, {
        token: payment.by.token,
        body: payment.body,
      });
      if (answer?.status === 201) {
        // The first answer is the answer for ever.
        expect(payment.made ?? answer.body.id).toBe(answer.body.id);
        payment.made = answer.body.id;
        return true;
      }
      const code = (answer?.body as { code?: string } | undefined)?.code;
      if (answer?.status === 409 && code?.startsWith('wallets.')) {
        // What was made is never refused afterwards.
        expect(payment.made).toBeUndefined();
        return true;
      }
      if (answer && answer.status !== 503 && code !== 'request.conflict') this.strange.push(answer);
      if (!insist || this.strange.length > 0) return false;
      await pause(20);
    }
  }
}

type None = Record<never, never>;
const stored = sql<None, { id: string }>("select id from wallet_transfers where kind <> 'grant' order by id");

/** Expects that exactly what the service said it made is there, once, and that the books are right. */
export async function expectSoundBooks(
  { database, call }: World,
  admin: { id: never; role: 'admin'; sessionId: string; withFactor: boolean },
  load: PaymentLoad,
): Promise<void> {
  expect(load.strange).toEqual([]);
  const made = load.payments.map((payment) => payment.made).filter((id) => id !== undefined);
  expect((await database.rows(stored, {})).map(({ id }) => id)).toEqual(made.sort());
  expect(await call('wallets.audit-ledger', {}, admin)).toMatchObject({
    totals: [{ currency, total: '0' }],
    brokenChains: [],
    unbalancedTransfers: [],
  });
}
