import { SendingAccepted } from '../../../domain/notifications/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Sendings } from '../admin-ports.ts';
import { frames, tell, telling } from '../telling.ts';

const step = 50;

export const tellMany = subscriber({
  name: 'notifications.tell-many',
  when: 'later',
  hears: [SendingAccepted],
  frames,
  needs: { ...telling, sendings: Sendings },
  async handle(fact, { sendings, ...ports }) {
    const { sendingId } = fact.data;
    const words = await sendings.words(sendingId);
    const userIds = await sendings.waiting(sendingId, step);
    if (!words || userIds.length === 0) return undefined;
    const concern = {
      actorId: null,
      type: 'system',
      subject: null,
      key: `system ${sendingId}`,
      words,
    } as const;
    const told = await tell(
      ports,
      fact,
      userIds.map((recipientId) => ({ ...concern, recipientId })),
    );
    sendings.told(sendingId, userIds);
    return userIds.length < step ? told : { ...told, more: 'on' };
  },
});
