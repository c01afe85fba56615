import type { z } from 'zod';
import type { OperationName, OperationNamed } from '../../application/catalogue.ts';
import type { Actor } from '../../application/kernel/operation.ts';
import type { Payments } from './payments.ts';

export type Call = <N extends OperationName>(
  name: N,
  input: z.input<OperationNamed<N>['input']>,
  actor: Actor | null,
) => Promise<z.output<OperationNamed<N>['output']>>;

interface Payers {
  readonly call: Call;
  readonly actor: (person: number) => Actor;
  readonly postIds: readonly string[];
  readonly currency: string;
  readonly newId: () => string;
  readonly step: () => void;
}

/** Pays what is planned, from what an admin grants. */
export async function pay(payments: Payments, payers: Payers): Promise<void> {
  const { call, actor, postIds, currency, newId, step } = payers;
  const money = (amount: number) => ({ amount: String(amount), currency });
  for (const { to, amount } of payments.grants) {
    const input = { ...money(amount), userId: actor(to).id, transferId: newId(), note: 'Welcome' };
    await call('wallets.grant-credits', input, { ...actor(to), role: 'admin' });
    step();
  }
  for (const { post, by, amount } of payments.tips) {
    const input = { ...money(amount), postId: postIds[post]!, transferId: newId() };
    await call('wallets.tip-post', input, actor(by));
    step();
  }
  for (const { from, to, amount, note, shared } of payments.transfers) {
    const audience = shared ? 'friends' : 'private';
    const input = { ...money(amount), toUserId: actor(to).id, transferId: newId(), note, audience } as const;
    const { id } = await call('wallets.transfer', input, actor(from));
    if (shared) await call('wallets.set-audience', { id, audience }, actor(to));
    step();
  }
  for (const { payer, by, amount, note, paid } of payments.requests) {
    const input = { ...money(amount), fromUserId: actor(payer).id, note };
    const { id: requestId } = await call('wallets.request-payment', input, actor(by));
    if (paid) await call('wallets.answer-payment-request', { requestId, accept: true }, actor(payer));
    step();
  }
  for (const { by, payers, amount, note } of payments.splits) {
    const shares = payers.map((payer) => ({ userId: actor(payer).id }));
    await call('wallets.split-payment', { ...money(amount), splitId: newId(), note, shares }, actor(by));
    step();
  }
  for (const room of payments.rooms) {
    await fillRoom(room, payers, money);
    step();
  }
}

async function fillRoom(
  { owner, members, messages, envelope }: Payments['rooms'][number],
  { call, actor, newId }: Payers,
  money: (amount: number) => { amount: string; currency: string },
): Promise<void> {
  const about = {
    title: 'Swap party',
    description: 'What we give away on Sunday',
    visibility: 'public',
  } as const;
  const { id: conversationId } = await call('messaging.create-room', about, actor(owner));
  for (const member of members) await call('messaging.join-room', { roomId: conversationId }, actor(member));
  for (const { by, text } of messages)
    await call('messaging.send-message', { conversationId, clientId: newId(), text }, actor(by));
  const { by, amount, shares, takers } = envelope;
  const envelopeId = newId();
  const gift = { ...money(amount), shares, split: 'equal', note: 'For cake at the party' } as const;
  await call('wallets.send-envelope', { ...gift, conversationId, envelopeId }, actor(by));
  for (const taker of takers) await call('wallets.claim-envelope', { envelopeId }, actor(taker));
}
