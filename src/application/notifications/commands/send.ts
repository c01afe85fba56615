import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { SendingAccepted } from '../../../domain/notifications/published.ts';
import { idField, idOut, proseField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder, Ids } from '../../kernel/ports.ts';
import { type SendingId, Sendings } from '../admin-ports.ts';

export const send = command({
  name: 'notifications.send',
  summary: 'Tell many people something',
  description: 'Accepted for later; `notifications.get-sending` tells how far it has come.',
  access: 'admin',
  input: z.strictObject({
    userIds: z.array(idField<UserId>()).min(1).max(10_000),
    title: proseField(200).min(1),
    body: proseField(2000).min(1),
  }),
  output: z.object({ id: idOut }),
  refuses: [],
  needs: { sendings: Sendings, ids: Ids, recorder: EventRecorder, clock: Clock },
  async handle({ input: { userIds, title, body: text }, actor }, { sendings, ids, recorder, clock }) {
    const id = ids.next<SendingId>();
    sendings.add(id, actor.id, { title, text }, [...new Set(userIds)], clock.now());
    recorder.record(SendingAccepted({ sendingId: id }));
    return { id };
  },
});
