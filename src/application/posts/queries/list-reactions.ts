import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import type { ReactionKind } from '../../../domain/kernel/reaction-kinds.ts';
import type { SubjectKind } from '../../../domain/posts/reaction.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, type PageRequest, pageOf } from '../../kernel/page.ts';
import { ReactionReader, Subjects } from '../ports.ts';
import { subjectField, subjectNotFound, visibleSubject, withArticle } from '../reaction-subject.ts';
import { ReactionKindField, ReactionView } from '../views.ts';

interface Listed extends PageRequest<Id> {
  readonly kind?: ReactionKind;
}

const listReactionsTo = <const K extends SubjectKind>(kind: K) =>
  query({
    name: `posts.list-${kind}-reactions`,
    summary: `Who reacted to ${withArticle(kind)}, newest first`,
    access: 'signed-in',
    input: z.strictObject({
      ...subjectField(kind),
      kind: ReactionKindField.optional().describe('Only reactions of this kind'),
      ...idPageInput<Id>(),
    }),
    output: pageOf(ReactionView),
    refuses: [subjectNotFound[kind]],
    needs: { subjects: Subjects, reader: ReactionReader },
    async handle({ input, actor }, { subjects, reader }) {
      const { id: subjectId } = await visibleSubject(kind, input, actor.id, subjects);
      const { kind: reaction, ...page } = input as Listed;
      return reader.list(actor.id, { subjectId, kind: reaction }, page);
    },
  });

export const listPostReactions = listReactionsTo('post');
export const listCommentReactions = listReactionsTo('comment');
export const listItemReactions = listReactionsTo('item');
export const listOutfitReactions = listReactionsTo('outfit');
export const listPaymentReactions = listReactionsTo('payment');
