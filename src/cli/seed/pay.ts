import type { z } from 'zod';
import type { OperationName, OperationNamed } from '../../application/catalogue.ts';
import type { Actor } from '../../application/kernel/operation.ts';
import type { Payments } from './payments.ts';
import { type Step, storyMinutes } from './story.ts';

export type Call = <N extends OperationName>(
  name: N,
  input: z.input<OperationNamed<N>['input']>,
  actor: Actor | null,
) => Promise<z.output<OperationNamed<N>['output']>>;

interface Payers {
  readonly call: Call;
  readonly actor: (person: number) => Actor;
  readonly postId: (place: number) => string;
  readonly currency: string;
  readonly newId: () => string;
}

/** Pays what is planned, from what an admin grants. */
export function pay(payments: Payments, { call, actor, postId, currency, newId }: Payers): Step[] {
  const money = (amount: number) => ({ amount: String(amount), currency });
  const grants = payments.grants.map(({ to, amount }): Step => {
    const note = 'Welcome';
    const input = () => ({ ...money(amount), userId: actor(to).id, transferId: newId(), note });
    return {
      ago: storyMinutes,
      run: () => call('wallets.grant-credits', input(), { ...actor(to), role: 'admin' }),
    };
  });
  const tips = payments.tips.map(({ post, by, amount, ago }): Step => {
    const input = () => ({ ...money(amount), postId: postId(post), transferId: newId() });
    return { ago, run: () => call('wallets.tip-post', input(), actor(by)) };
  });
  const transfers = payments.transfers.map(({ from, to, amount, note, shared, ago }): Step => {
    const audience = shared ? 'friends' : 'private';
    const terms = { ...money(amount), note, audience } as const;
    return {
      ago,
      async run() {
        const input = { ...terms, toUserId: actor(to).id, transferId: newId() };
        const { id } = await call('wallets.transfer', input, actor(from));
        if (shared) await call('wallets.set-audience', { id, audience }, actor(to));
      },
    };
  });
  const requests = payments.requests.map(
    ({ payer, by, amount, note, paid, ago }): Step => ({
      ago,
      async run() {
        const input = { ...money(amount), fromUserId: actor(payer).id, note };
        const { id: requestId } = await call('wallets.request-payment', input, actor(by));
        if (paid) await call('wallets.answer-payment-request', { requestId, accept: true }, actor(payer));
      },
    }),
  );
  const splits = payments.splits.map(
    ({ by, payers, amount, note, ago }): Step => ({
      ago,
      run: () => {
        const shares = payers.map((payer) => ({ userId: actor(payer).id }));
        return call('wallets.split-payment', { ...money(amount), splitId: newId(), note, shares }, actor(by));
      },
    }),
  );
  return [...grants, ...tips, ...transfers, ...requests, ...splits];
}
