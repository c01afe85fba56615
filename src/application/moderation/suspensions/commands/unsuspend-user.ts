import { z } from 'zod';
import { OwnCase, UserNotFound } from '../../../../domain/moderation/errors.ts';
import type { SubjectId } from '../../../../domain/moderation/report.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { decideNeeds, endSuspension } from '../../cases/decide.ts';
import { suspendedUserField } from '../../fields.ts';

export const unsuspendUser = command({
  name: 'moderation.unsuspend-user',
  summary: 'End a suspension',
  description: 'Nothing happens if the person is not suspended.',
  access: 'moderator',
  input: z.strictObject({ userId: suspendedUserField }),
  output: Nothing,
  refuses: [UserNotFound, OwnCase],
  needs: { ...decideNeeds, clock: Clock },
  async handle({ input: { userId }, actor }, ports) {
    if ((await ports.staff.roleOf(userId)) === undefined) throw new UserNotFound();
    if (userId === actor.id) throw new OwnCase();
    const at = ports.clock.now();
    if (!(await endSuspension(userId, at, ports))) return nothing;
    const subject = { kind: 'user', id: userId as string as SubjectId } as const;
    ports.log.append({ byId: actor.id, action: 'unsuspend', subject, reason: '', at });
    return nothing;
  },
});
