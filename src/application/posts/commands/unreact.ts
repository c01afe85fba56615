import { z } from 'zod';
import { Reactions, type SubjectKind } from '../../../domain/posts/reaction.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters } from '../../kernel/ports.ts';
import { ReactionReader, Subjects } from '../ports.ts';
import { subjectField, subjectNotFound, visibleSubject, withArticle } from '../reaction-subject.ts';
import { Reacted } from '../views.ts';

const unreactTo = <const K extends SubjectKind>(kind: K) =>
  command({
    name: `posts.unreact-to-${kind}`,
    summary: `Take back your reaction to ${withArticle(kind)}`,
    access: 'signed-in',
    input: z.strictObject(subjectField(kind)),
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
      if (!reaction.takeBack()) return reaction;
      await reactions.save(reaction, clock.now());
      for (const { kind, by } of reaction.countChanges) counters.add(subject.id, kind, by);
      return reaction;
    },
    answer: async ({ subject, kind = null }, _, { reader }) => ({
      reactions: await reader.counts(subject.id),
      myReaction: kind,
    }),
  });

export const unreactToPost = unreactTo('post');
export const unreactToComment = unreactTo('comment');
export const unreactToItem = unreactTo('item');
export const unreactToOutfit = unreactTo('outfit');
export const unreactToPayment = unreactTo('payment');
