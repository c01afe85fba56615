import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Refusal } from '../../../../domain/kernel/refusal.ts';
import type { AccountKey } from '../../../../domain/wallets/account.ts';
import type { EnvelopeId } from '../../../../domain/wallets/envelope.ts';
import { EnvelopeNotFound, LimitExceeded, NotOpen, WalletFrozen } from '../../../../domain/wallets/errors.ts';
import { mainOf } from '../../../../domain/wallets/payment.ts';
import { RetryAlone } from '../../../kernel/concurrency/group-commit.ts';
import { batchedCommand, type Resolved } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { Accounts } from '../../ledger/ports.ts';
import { envelopeIdField } from '../fields.ts';
import { type EnvelopeLook, EnvelopeReader, EnvelopeReaders, Envelopes } from '../ports.ts';
import { EnvelopeView } from '../views.ts';

const needs = {
  envelopes: Envelopes,
  readers: EnvelopeReaders,
  accounts: Accounts,
  reader: EnvelopeReader,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof needs>;

export const claimEnvelope = batchedCommand({
  name: 'wallets.claim-envelope',
  summary: 'Take a share of an envelope',
  description:
    'By those who see its message, the sender too: one share each, as long as there are any. Called again, it answers ' +
    'the same. A share that your limits refuse stays for others.',
  access: 'signed-in',
  input: z.strictObject({ envelopeId: envelopeIdField }).meta({ id: 'ClaimEnvelope' }),
  output: EnvelopeView,
  refuses: [EnvelopeNotFound, NotOpen, LimitExceeded, WalletFrozen],
  needs,
  batchKey: ({ envelopeId }) => envelopeId,
  handleBatch: (calls, ports, mayWait) =>
    claim(
      calls.map(({ input: { envelopeId }, actor }) => ({ envelopeId, viewerId: actor.id })),
      ports,
      mayWait,
    ),
  async answer(id, { actor }, { reader }) {
    const found = await reader.one(actor.id, id);
    if (!found) throw new EnvelopeNotFound();
    return found;
  },
});

const keyOf = ({ viewerId, envelopeId }: EnvelopeLook) => `${viewerId} ${envelopeId}`;

/** Gives shares in the order of the calls: one outcome per call. */
async function claim(
  looks: readonly EnvelopeLook[],
  { envelopes, readers, accounts, ids, clock }: Ports,
  mayWait: boolean,
): Promise<(EnvelopeId | Refusal | RetryAlone)[]> {
  const wanted = [...new Set(looks.map(({ envelopeId }) => envelopeId))];
  const locked = await (mayWait ? envelopes.lock(wanted) : envelopes.lockFree(wanted));
  if (locked.size === 0) return looks.map(() => (mayWait ? new EnvelopeNotFound() : new RetryAlone()));
  const changed = ({ envelopeId, viewerId }: EnvelopeLook): readonly AccountKey[] => {
    const envelope = locked.get(envelopeId);
    return envelope ? [envelope.account, mainOf(viewerId as UserId, envelope.currency)] : [];
  };
  const keys = looks.flatMap(changed);
  const ledger = await (mayWait ? accounts.lock(keys) : accounts.lockFree(keys));
  // Asked under the lock of their wallets, so that nobody is paid whose account was deleted meanwhile.
  const seeing = new Set((await readers.seeing(looks)).map(keyOf));
  const outcomes = looks.map((look) => {
    const envelope = locked.get(look.envelopeId);
    if (!mayWait && (!envelope || changed(look).some((key) => !ledger.has(key)))) return new RetryAlone();
    if (!envelope || !seeing.has(keyOf(look))) return new EnvelopeNotFound();
    try {
      envelope.claim(ledger, look.viewerId, { id: ids.next(), at: clock.now() });
      return envelope.id;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  });
  accounts.save(ledger);
  envelopes.save([...locked.values()]);
  return outcomes;
}
