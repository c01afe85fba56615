import { z } from 'zod';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import { Reactions, type SubjectKind } from '../../../domain/posts/reaction.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters } from '../../kernel/ports.ts';
import { ReactionReader, Subjects } from '../ports.ts';
import { subjectField, subjectNotFound, visibleSubject, withArticle } from '../reaction-subject.ts';
import { Reacted, ReactionKindField } from '../views.ts';

const reactTo = <const K extends SubjectKind>(kind: K) =>
  command({
    name: `posts.react-to-${kind}`,
    summary: `React to ${withArticle(kind)}`,
    description: 'Each person has one reaction; another kind replaces it.',
    access: 'signed-in',
    input: z.strictObject({ ...subjectField(kind), kind: ReactionKindField.describe('Your reaction') }),
    output: Reacted,
    refuses: [subjectNotFound[kind]],
    needs: {
      reactions: Reactions,
      subjects: Subjects,
      reader: ReactionReader,
      counters: Counters,
      clock: Clock,
    },
    async handle({ input, actor }, { reactions, subjects, counters, clock }) {
      const subject = await visibleSubject(kind, input, actor.id, subjects);
      const reaction = await reactions.find(subject, actor.id);
      if (!reaction.react((input as { kind: ReactionKind }).kind)) return reaction;
      subjects.assertExists(kind, subject.id);
      await reactions.save(reaction, clock.now());
      for (const { kind, by } of reaction.countChanges) counters.add(subject.id, kind, by);
      return reaction;
    },
    answer: async ({ subject, kind = null }, _, { reader }) => ({
      reactions: await reader.counts(subject.id),
      myReaction: kind,
    }),
  });

export const reactToPost = reactTo('post');
export const reactToComment = reactTo('comment');
export const reactToItem = reactTo('item');
export const reactToOutfit = reactTo('outfit');
export const reactToPayment = reactTo('payment');
