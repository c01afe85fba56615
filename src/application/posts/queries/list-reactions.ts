import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import type { SubjectKind } from '../../../domain/posts/reaction.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { ReactionReader, Subjects } from '../ports.ts';
import { subjectField, subjectNotFound, visibleSubject, withArticle } from '../reaction-subject.ts';
import { ReactionView } from '../views.ts';

const listReactionsTo = <const K extends SubjectKind>(kind: K) =>
  query({
    name: `posts.list-${kind}-reactions`,
    summary: `Who reacted to ${withArticle(kind)}, newest first`,
    access: 'signed-in',
    input: z.strictObject({ ...subjectField(kind), ...idPageInput<Id>() }),
    output: pageOf(ReactionView),
    refuses: [subjectNotFound[kind]],
    needs: { subjects: Subjects, reader: ReactionReader },
    async handle({ input, actor }, { subjects, reader }) {
      const { id } = await visibleSubject(kind, input, actor.id, subjects);
      return reader.list(actor.id, id, input as { limit: number; cursor?: Id });
    },
  });

export const listPostReactions = listReactionsTo('post');
export const listCommentReactions = listReactionsTo('comment');
export const listItemReactions = listReactionsTo('item');
export const listOutfitReactions = listReactionsTo('outfit');
