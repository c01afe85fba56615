import type { SubjectKind } from '../../../../domain/notifications/types.ts';
import { TransferMade } from '../../../../domain/wallets/published.ts';
import { notifier } from '../notify.ts';

/** The payee of each payment: of tips on one thing in one notification. */
export const notifyOfTransfers = notifier({
  name: 'notifications.tell-of-transfers',
  on: [TransferMade],
  needs: {},
  requests({ data: { transferId, kind, fromId: actorId, toId: recipientId, subjectKind, subjectId } }) {
    const common = { recipientId, actorId, key: `transfer ${transferId}` };
    if (kind === 'tip') {
      const subject = { kind: subjectKind as SubjectKind, id: subjectId };
      return [{ ...common, type: 'tip', subject }];
    }
    if (kind !== 'transfer' && kind !== 'request') return [];
    return [{ ...common, type: 'payment', subject: { kind: 'transfer', id: transferId } }];
  },
});
