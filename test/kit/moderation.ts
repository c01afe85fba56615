import { EventRecorder, Ids } from '../../src/application/kernel/ports.ts';
import { UnitOfWork } from '../../src/application/kernel/unit-of-work.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { ContentRemoved, ContentRestored, RemovalFinal } from '../../src/domain/moderation/published.ts';
import type { World } from './world.ts';

interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** Records what moderators decide, as a decision does in its transaction, without a case. */
export function moderation({ core }: Pick<World, 'core'>) {
  const [recorder, ids] = [core.get(EventRecorder), core.get(Ids)];
  const about = ({ kind, id }: Subject) => {
    const subject = { kind, subjectId: id as Id };
    return { caseId: ids.next(), decisionId: ids.next(), ...subject };
  };
  const run = (event: Parameters<EventRecorder['record']>[0]) =>
    core.get(UnitOfWork).run(async () => recorder.record(event));
  return {
    remove: (subject: Subject, reason = 'spam') => run(ContentRemoved({ ...about(subject), reason })),
    restore: (subject: Subject) => run(ContentRestored(about(subject))),
    /** The 30 days in which it could be restored are over. */
    finish: ({ kind, id }: Subject) => run(RemovalFinal({ kind, subjectId: id as Id })),
  };
}
