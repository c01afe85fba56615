import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Sending, type SendingId } from '../../../../domain/notifications/sending.ts';
import { idField, idOut, proseField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { Sendings } from '../ports.ts';

export const send = command({
  name: 'notifications.send',
  summary: 'Send an announcement to many people',
  description: 'Recipients are notified in the background; `notifications.get-sending` shows the progress.',
  access: 'admin',
  input: z
    .strictObject({
      userIds: z.array(idField<UserId>()).min(1).max(10_000).describe('Recipients, at most 10,000'),
      title: proseField(200).min(1).describe('Title, at most 200 characters'),
      body: proseField(2000).min(1).describe('Text, at most 2,000 characters'),
    })
    .meta({ id: 'SendAnnouncement' }),
  output: z
    .object({ id: idOut.describe('Id of the sending, for `notifications.get-sending`') })
    .meta({ id: 'AcceptedSending', description: 'The announcement is on its way' }),
  refuses: [],
  needs: { sendings: Sendings, ids: Ids, clock: Clock },
  async handle({ input: { userIds, title, body: text }, actor }, { sendings, ids, clock }) {
    const id = ids.next<SendingId>();
    sendings.add(Sending.accept({ id, byId: actor.id, text: { title, text }, userIds, at: clock.now() }));
    return { id };
  },
});
