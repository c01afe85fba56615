import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Refusal } from '../../../../domain/kernel/refusal.ts';
import { Envelope, type EnvelopeId, envelopeAccount } from '../../../../domain/wallets/envelope.ts';
import {
  ConversationNotFound,
  EnvelopeNotFound,
  IdReused,
  InsufficientFunds,
  LimitExceeded,
  NotWritable,
  WalletFrozen,
} from '../../../../domain/wallets/errors.ts';
import { mainOf } from '../../../../domain/wallets/payment.ts';
import { drawShares } from '../../../../domain/wallets/shares.ts';
import { ownClientId } from '../../../../domain/wallets/transfer.ts';
import { type CardMessage, CardMessages } from '../../../kernel/card-messages.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { amountField, currencyField, noteField } from '../../fields.ts';
import { Accounts, Currencies, Transfers } from '../../ledger/ports.ts';
import { EnvelopeReader, Envelopes } from '../ports.ts';
import { EnvelopeView, SplitField } from '../views.ts';

export const sendEnvelope = command({
  name: 'wallets.send-envelope',
  summary: 'Send a gift into a conversation',
  description:
    'Its members can take one share each, for 24 hours; then the rest comes back. It is also a message of yours there, ' +
    'whose ref is the envelope. Sending the same `envelopeId` again answers the first envelope, for ever; with other ' +
    'terms it is refused.',
  access: 'signed-in',
  input: z
    .strictObject({
      conversationId: idField<Id>().meta({ description: 'The conversation, a room or a direct one' }),
      envelopeId: idField<EnvelopeId>().meta({
        description: 'Made by you; sent again, it is the same envelope, and its `id` for everyone',
      }),
      amount: amountField,
      currency: currencyField,
      shares: z.int().min(1).max(100).meta({ description: 'How many people can take one; at most `amount`' }),
      split: SplitField,
      note: noteField,
    })
    .meta({ id: 'SendEnvelope' }),
  output: EnvelopeView,
  refuses: [
    ConversationNotFound,
    NotWritable,
    InsufficientFunds,
    LimitExceeded,
    WalletFrozen,
    IdReused,
    EnvelopeNotFound,
  ],
  needs: {
    messages: CardMessages,
    accounts: Accounts,
    transfers: Transfers,
    envelopes: Envelopes,
    currencies: Currencies,
    reader: EnvelopeReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { messages, accounts, transfers, envelopes, currencies, ids, clock }) {
    const { envelopeId: id, conversationId, amount, currency, shares, split, note } = input;
    currencies.require(currency);
    if (shares > amount) {
      const errors = [{ pointer: '/shares', detail: 'must not exceed the amount in minor units' }];
      throw new InvalidFields({ errors });
    }
    const terms = { byId: actor.id, conversationId, amount, currency, split };
    const wasSent = async () => {
      const first = await envelopes.find(id);
      first?.assertSameTerms({ ...terms, shares });
      return first !== undefined;
    };
    if (await wasSent()) return id;
    const card = { kind: 'envelope', id, title: note || untitled } as const;
    const isNew = await sent(messages, { conversationId, senderId: actor.id, clientId: id, card });
    const ledger = await accounts.lock([mainOf(actor.id, currency), envelopeAccount(id, currency)]);
    // Certain now, because the sender's account is locked.
    if (await wasSent()) return id;
    const [used] = await transfers.made([{ byId: actor.id, clientId: ownClientId(id) }]);
    if (!isNew || used) throw new IdReused();
    const parts = drawShares(amount, shares, split, (below) => randomInt(below));
    const envelope = Envelope.send(ledger, { ...terms, id, note, parts, at: clock.now() }, ids.next());
    accounts.save(ledger);
    envelopes.add(envelope);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const found = await reader.sent(actor.id, id);
    if (!found) throw new EnvelopeNotFound();
    return found;
  },
});

/** Shown instead of an empty note, also by `envelopes.read.ts`. */
const untitled = 'Envelope';

/** Throws refusals of this context: which rule of conversations it was is their detail. */
async function sent(messages: CardMessages, message: CardMessage): Promise<boolean> {
  try {
    return await messages.send(message);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === 'not-found') throw new ConversationNotFound();
    throw new NotWritable({ detail: error.message });
  }
}
