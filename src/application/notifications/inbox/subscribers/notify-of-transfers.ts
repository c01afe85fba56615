import type { SubjectKind } from '../../../../domain/notifications/types.ts';
import { TransferMade } from '../../../../domain/wallets/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

/** The payee of each payment: of tips on one thing in one notification. */
export const notifyOfTransfers = subscriber({
  name: 'notifications.tell-of-transfers',
  when: 'projection',
  on: [TransferMade],
  frames,
  needs: notifyPorts,
  async handle(event, ports) {
    const { transferId, kind, fromId: actorId, toId: recipientId, subjectKind, subjectId } = event.data;
    const common = { recipientId, actorId, key: `transfer ${transferId}` };
    if (kind === 'tip') {
      const subject = { kind: subjectKind as SubjectKind, id: subjectId };
      return notify(ports, event, [{ ...common, type: 'tip', subject }]);
    }
    if (kind !== 'transfer' && kind !== 'request') return undefined;
    const subject = { kind: 'transfer', id: transferId } as const;
    return notify(ports, event, [{ ...common, type: 'payment', subject }]);
  },
});
