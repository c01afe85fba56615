import { legs } from '../../../domain/wallets/ledger.ts';
import { mainOf } from '../../../domain/wallets/payment.ts';
import { TopUps } from '../../../domain/wallets/top-up.ts';
import {
  type ClientTransferId,
  serviceId,
  type TransferId,
  unshared,
} from '../../../domain/wallets/transfer.ts';
import {
  type Withdrawal,
  type WithdrawalId,
  type WithdrawalPart,
  Withdrawals,
  withdrawalOf,
} from '../../../domain/wallets/withdrawal.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { payBack } from '../ledger/pay-back.ts';
import { moveNeeds, outsideOf } from '../top-ups/settle.ts';
import { WithdrawalReader } from './ports.ts';

export const payOutNeeds = {
  ...moveNeeds,
  topUps: TopUps,
  withdrawals: Withdrawals,
  unitOfWork: UnitOfWork,
};
type Ports = Resolved<typeof payOutNeeds>;
type Said = Pick<WithdrawalPart, 'ref' | 'status'>;

/** Makes the refunds that are not made yet, and asks about the others. Repeating it makes none twice. */
export async function payOut(id: WithdrawalId, ports: Ports): Promise<void> {
  const { provider, topUps, withdrawals, unitOfWork, clock } = ports;
  const open = await unitOfWork.run(async () => {
    const withdrawal = await withdrawals.findLocked(id);
    // Another provider cannot return what this one took.
    if (withdrawal?.provider !== provider.name) return [];
    withdrawal.postpone(clock.now());
    return Promise.all(
      withdrawal.openParts.map(async (part) => ({
        ...part,
        currency: withdrawal.currency,
        source: (await topUps.findLocked(part.topUpId))!.ref,
      })),
    );
  });
  for (const { key, ref, source, amount, currency } of open) {
    const said =
      ref === null
        ? await provider.refund({ key, ref: source, amount, currency })
        : await provider.lookRefund(ref);
    if (said) await settlePart(key, said, ports);
  }
}

/** Asks the provider about a refund, and takes over what it says. */
export async function settleRefund(ref: string, ports: Ports): Promise<void> {
  const refund = await ports.provider.lookRefund(ref);
  if (refund) await settlePart(refund.key, refund, ports);
}

async function settlePart(key: string, said: Said, ports: Ports): Promise<void> {
  await ports.unitOfWork.run(async () => {
    const withdrawal = await ports.withdrawals.findLocked(withdrawalOf(key));
    const failed = withdrawal?.settlePart(key, said, ports.clock.now());
    if (withdrawal && failed) await giveBack(withdrawal, failed, ports);
  });
}

/** A refund has failed: its money is in the wallet again, also in a frozen one. */
async function giveBack(
  { userId, currency, transferId }: Withdrawal,
  { amount, topUpId }: WithdrawalPart,
  ports: Ports,
): Promise<void> {
  const { provider, topUps, ids, clock } = ports;
  (await topUps.findLocked(topUpId))?.giveBack(amount);
  const outside = outsideOf(provider, currency);
  const own = { id: ids.next<TransferId>(), byId: serviceId, clientId: ids.next<ClientTransferId>() };
  const transfer = {
    ...({ ...own, kind: 'refund', fromId: serviceId, toId: userId, currency, amount } as const),
    ...{ note: '', ...unshared, reversesId: transferId, at: clock.now() },
  };
  await payBack(ports, [{ userId, currency }], [outside], (ledger) => {
    ledger.post(transfer, legs(outside, mainOf(userId, currency), amount), { despiteFreeze: true });
  });
}

const step = 50;
export const openWithdrawalNeeds = { ...payOutNeeds, reader: WithdrawalReader };

/** Goes on with withdrawals that wait for a bank, or whose message got lost. Answers whether there may be more. */
export async function lookAtWithdrawals({
  reader,
  ...ports
}: Resolved<typeof openWithdrawalNeeds>): Promise<boolean> {
  const due = await reader.due(ports.provider.name, ports.clock.now(), step);
  for (const id of due) await payOut(id, ports);
  return due.length === step;
}
