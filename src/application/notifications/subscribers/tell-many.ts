import { SendingAccepted } from '../../../domain/notifications/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Sendings } from '../admin-ports.ts';
import { frames, tell, telling } from '../telling.ts';

/** So many people a second: news are in no hurry, and everybody else is. */
const step = 50;
const pause = 1_000;

export const tellMany = subscriber({
  name: 'notifications.tell-many',
  when: 'projection',
  on: [SendingAccepted],
  frames,
  needs: { ...telling, sendings: Sendings },
  async handle(event, { sendings, ...ports }) {
    const { sendingId } = event.data;
    const words = await sendings.words(sendingId);
    const waiting = await sendings.waiting(sendingId, step + 1);
    if (!words || waiting.length === 0) return undefined;
    const userIds = waiting.slice(0, step);
    const concern = {
      actorId: null,
      type: 'system',
      subject: null,
      key: `system ${sendingId}`,
      words,
    } as const;
    const told = await tell(
      ports,
      event,
      userIds.map((recipientId) => ({ ...concern, recipientId })),
    );
    sendings.told(sendingId, userIds);
    return waiting.length <= step ? told : { ...told, more: 'on', pause };
  },
});
