import { z } from 'zod';
import { visibilities } from '../../domain/access/policy.ts';
import { reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { refKinds } from '../../domain/posts/post.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FileView } from '../media/views.ts';

export const ReactionKindField = z.enum(reactionKinds).meta({ id: 'ReactionKind' });
export const VisibilityField = z.enum(visibilities).meta({ id: 'Visibility' });

const tally = z.int().min(0);
export const ReactionCounts = z
  .object({ like: tally, love: tally, happy: tally, wow: tally, sad: tally, angry: tally })
  .meta({ id: 'ReactionCounts' });

const reacted = { reactions: ReactionCounts, myReaction: ReactionKindField.nullable() };
const written = {
  id: idOut,
  author: PublicUser,
  text: z.string(),
  media: z.array(FileView),
  mentions: z.array(PublicUser),
  createdAt: timeOut,
  editedAt: timeOut.nullable(),
};

const referred = { id: idOut, title: z.string(), imageUrl: z.string().optional() };
export const RefView = z
  .object({
    kind: z.enum(refKinds),
    ...referred,
    gone: z.literal(true).optional(),
    items: z.array(z.object(referred)).optional(),
  })
  .meta({
    id: 'Ref',
    description:
      'Something in a wardrobe that a post or message refers to. `items` are those of a wear, which is published ' +
      'with its photo. `gone` is set for an item that is sold, given away, worn out or returned.',
  });
export type RefView = z.input<typeof RefView>;

export const PostView = z
  .object({
    ...written,
    ...reacted,
    refs: z.array(RefView),
    visibility: VisibilityField,
    commentCount: tally,
    views: tally,
  })
  .meta({ id: 'Post' });
export type PostView = z.input<typeof PostView>;

export const CommentView = z
  .object({
    ...written,
    ...reacted,
    postId: idOut,
    parentId: idOut.nullable(),
    replyCount: tally,
  })
  .meta({ id: 'Comment' });
export type CommentView = z.input<typeof CommentView>;

export const Reacted = z.object(reacted).meta({ id: 'Reacted' });
export type Reacted = z.input<typeof Reacted>;

export const ReactionView = z
  .object({ user: PublicUser, kind: ReactionKindField, at: timeOut })
  .meta({ id: 'Reaction' });
export type ReactionView = z.input<typeof ReactionView>;

/** Posts and comments in frames: the same for all readers. */
export const FramedPost = PostView.omit({ myReaction: true }).meta({
  id: 'FramedPost',
  description: '`refs` are those that every reader of the post may see: you may be able to see more.',
});
export const FramedComment = CommentView.omit({ myReaction: true }).meta({ id: 'FramedComment' });
export type FramedPost = z.input<typeof FramedPost>;
export type FramedComment = z.input<typeof FramedComment>;
