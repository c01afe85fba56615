import { SendingAccepted } from '../../../../domain/notifications/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../../inbox/notify.ts';
import { Sendings } from '../ports.ts';

/** People per second: announcements can wait, other notifications cannot. */
const step = 50;
const pause = 1_000;

export const notifyMany = subscriber({
  name: 'notifications.tell-many',
  when: 'projection',
  on: [SendingAccepted],
  frames,
  needs: { ...notifyPorts, sendings: Sendings },
  async handle(event, { sendings, ...ports }) {
    const { sendingId } = event.data;
    const text = await sendings.text(sendingId);
    const pending = await sendings.pending(sendingId, step + 1);
    if (!text || pending.length === 0) return undefined;
    const userIds = pending.slice(0, step);
    const request = {
      actorId: null,
      type: 'system',
      subject: null,
      key: `system ${sendingId}`,
      words: text,
    } as const;
    const messages = userIds.map((recipientId) => ({ event, request: { ...request, recipientId } }));
    const progress = await notify(ports, messages);
    sendings.markNotified(sendingId, userIds);
    return pending.length <= step ? progress : { ...progress, more: 'on', pause };
  },
});
