import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { RefusalType } from '../../domain/kernel/refusal.ts';
import {
  CommentNotFound,
  ItemNotFound,
  OutfitNotFound,
  PaymentNotFound,
  PostNotFound,
} from '../../domain/posts/errors.ts';
import type { Subject, SubjectKind } from '../../domain/posts/reaction.ts';
import { idField } from '../kernel/fields.ts';
import type { Subjects } from './ports.ts';

// Each kind of subject has operations of its own: `posts.react-to-post` takes a `postId`.

export const subjectNotFound = {
  post: PostNotFound,
  comment: CommentNotFound,
  item: ItemNotFound,
  outfit: OutfitNotFound,
  payment: PaymentNotFound,
} as const satisfies Record<SubjectKind, RefusalType>;

export const withArticle = (kind: SubjectKind): string =>
  /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;

export const subjectField = <K extends SubjectKind>(kind: K) =>
  ({ [`${kind}Id`]: idField<Id>().describe(`Id of the ${kind}`) }) as Record<
    `${K}Id`,
    ReturnType<typeof idField<Id>>
  >;

/** The subject that the input names. Throws its not-found refusal unless the viewer may see it. */
export async function visibleSubject(
  kind: SubjectKind,
  input: object,
  viewerId: UserId,
  subjects: Subjects,
): Promise<Subject> {
  const id = (input as Record<string, Id>)[`${kind}Id`]!;
  const ownerId = await subjects.ownerOf(viewerId, kind, id);
  if (!ownerId) throw new subjectNotFound[kind]();
  return { kind, id, ownerId };
}
