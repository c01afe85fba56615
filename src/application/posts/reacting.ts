import { z } from 'zod';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { ReactionKind } from '../../domain/kernel/reaction-kinds.ts';
import type { RefusalType } from '../../domain/kernel/refusal.ts';
import { CommentNotFound, ItemNotFound, OutfitNotFound, PostNotFound } from '../../domain/posts/errors.ts';
import { ReactionChanged } from '../../domain/posts/published.ts';
import { type ReactionSubject, Reactions } from '../../domain/posts/reaction.ts';
import { idField } from '../kernel/fields.ts';
import { command, query } from '../kernel/operation.ts';
import { idPageInput, pageOf } from '../kernel/page.ts';
import { Clock, Counters, EventRecorder } from '../kernel/ports.ts';
import { ReactionReader, Subjects } from './ports.ts';
import { Reacted, ReactionKindField, ReactionView } from './views.ts';

const writing = {
  reactions: Reactions,
  subjects: Subjects,
  reader: ReactionReader,
  counters: Counters,
  recorder: EventRecorder,
  clock: Clock,
};

const a = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** The same three operations for each thing that people react to. */
function reacting<const S extends ReactionSubject>(subject: S, NotFound: RefusalType) {
  const idName = `${subject}Id` as const;
  const named = { [idName]: idField<Id>() } as Record<`${S}Id`, ReturnType<typeof idField<Id>>>;
  const idOf = (input: object) => (input as Record<string, Id>)[idName]!;

  const react = command({
    name: `posts.react-to-${subject}`,
    summary: `React to ${a(subject)}`,
    description: 'One reaction a person; another kind replaces it.',
    access: 'signed-in',
    input: z.strictObject({ ...named, kind: ReactionKindField }),
    output: Reacted,
    refuses: [NotFound],
    needs: writing,
    async handle({ input, actor }, { reactions, subjects, counters, recorder, clock }) {
      const subjectId = idOf(input);
      const kind = (input as { kind: ReactionKind }).kind;
      const ownerId = await subjects.ownerOf(actor.id, subject, subjectId);
      if (!ownerId) throw new NotFound();
      const before = await reactions.of(actor.id, subjectId);
      if (before === kind) return subjectId;
      subjects.hold(subject, subjectId);
      const reaction = { subject, subjectId, userId: actor.id, kind, at: clock.now() };
      if (!before) reactions.add(reaction);
      else {
        await reactions.change(reaction, before);
        counters.add(subjectId, before, -1);
      }
      counters.add(subjectId, kind, 1);
      recorder.record(ReactionChanged({ subject, subjectId, ownerId, userId: actor.id, kind }));
      return subjectId;
    },
    answer: (id, { actor }, { reader }) => reader.of(actor.id, id),
  });

  const unreact = command({
    name: `posts.unreact-to-${subject}`,
    summary: `Take back your reaction to ${a(subject)}`,
    access: 'signed-in',
    input: z.strictObject(named),
    output: Reacted,
    refuses: [NotFound],
    needs: writing,
    async handle({ input, actor }, { reactions, subjects, counters, recorder }) {
      const subjectId = idOf(input);
      const ownerId = await subjects.ownerOf(actor.id, subject, subjectId);
      if (!ownerId) throw new NotFound();
      const before = await reactions.of(actor.id, subjectId);
      if (before) {
        await reactions.remove(actor.id, subjectId, before);
        counters.add(subjectId, before, -1);
        recorder.record(ReactionChanged({ subject, subjectId, ownerId, userId: actor.id, kind: '' }));
      }
      return subjectId;
    },
    answer: (id, { actor }, { reader }) => reader.of(actor.id, id),
  });

  const list = query({
    name: `posts.list-${subject}-reactions`,
    summary: `Who reacted to ${a(subject)}, newest first`,
    access: 'signed-in',
    input: z.strictObject({ ...named, ...idPageInput<Id>() }),
    output: pageOf(ReactionView),
    refuses: [NotFound],
    needs: { subjects: Subjects, reader: ReactionReader },
    async handle({ input, actor }, { subjects, reader }) {
      const subjectId = idOf(input);
      const ownerId: UserId | undefined = await subjects.ownerOf(actor.id, subject, subjectId);
      if (!ownerId) throw new NotFound();
      return reader.list(actor.id, subjectId, input as { limit: number; cursor?: Id });
    },
  });

  return [react, unreact, list] as const;
}

export const reactingToPosts = reacting('post', PostNotFound);
export const reactingToComments = reacting('comment', CommentNotFound);
export const reactingToItems = reacting('item', ItemNotFound);
export const reactingToOutfits = reacting('outfit', OutfitNotFound);
