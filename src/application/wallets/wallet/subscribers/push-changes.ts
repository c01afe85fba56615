import { TransferMade } from '../../../../domain/wallets/published.ts';
import type { TransferId } from '../../../../domain/wallets/transfer.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { batchSubscriber } from '../../../kernel/subscriber.ts';
import { toText } from '../../fields.ts';
import { walletChanged } from '../../frames.ts';
import { EntryReader } from '../ports.ts';

export const pushChanges = batchSubscriber({
  name: 'wallets.push-changes',
  when: 'after-commit',
  on: [TransferMade],
  frames: [walletChanged],
  needs: { entries: EntryReader },
  async handleAll(events, { entries }) {
    const byTransfer = new Map(events.map((event) => [event.data.transferId as TransferId, event]));
    const changes = await entries.changes([...byTransfer.keys()]);
    const push = changes.map(({ ownerId, transferId, currency, available, held, seq, entry }) => {
      const amounts = { available: toText(available), held: toText(held) };
      return toFrame(walletChanged, byTransfer.get(transferId)!, { currency, ...amounts, seq, entry }, [
        ownerId,
      ]);
    });
    return { push };
  },
});
