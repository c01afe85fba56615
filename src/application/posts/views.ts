import { z } from 'zod';
import { visibilities } from '../../domain/access/policy.ts';
import { reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { refKinds } from '../../domain/posts/post.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { ListedUser, PublicUser } from '../kernel/public-user.ts';
import { removedField } from '../kernel/removed.ts';
import { FileView } from '../media/views.ts';

export const ReactionKindField = z
  .enum(reactionKinds)
  .meta({ id: 'ReactionKind', description: 'A kind of reaction' });
export const VisibilityField = z
  .enum(visibilities)
  .meta({ id: 'Visibility', description: 'Who may see it: `private` is its owner alone' });

const tally = z.int().min(0);
export const ReactionCounts = z
  .object({
    like: tally.describe('People who like it'),
    love: tally.describe('People who love it'),
    happy: tally.describe('People whom it makes happy'),
    wow: tally.describe('People who are amazed'),
    sad: tally.describe('People whom it makes sad'),
    angry: tally.describe('People whom it makes angry'),
  })
  .meta({ id: 'ReactionCounts', description: 'How many people reacted, by kind' });

export const reacted = {
  reactions: ReactionCounts.describe('How many people reacted, by kind'),
  myReaction: ReactionKindField.nullable().describe('Your own reaction, null if you have none'),
};
const written = {
  author: PublicUser.describe('Who wrote it'),
  text: z.string().describe('The text; empty if it only shows something'),
  media: z.array(FileView).describe('Images and videos, in the author’s order'),
  mentions: z.array(PublicUser).describe('People whom the text mentions'),
  createdAt: timeOut.describe('When it was written'),
  editedAt: timeOut.nullable().describe('When it was last edited'),
  ...removedField,
};

const referred = {
  title: z.string().describe('Its name'),
  imageUrl: z.string().optional().describe('Link to an image of it, valid for 10 minutes'),
};
const WornRefView = z
  .object({ id: idOut.describe('Id of the item'), ...referred })
  .meta({ id: 'WornRef', description: 'An item of a wear that a post publishes' });

export const RefView = z
  .object({
    kind: z.enum([...refKinds, 'envelope']).describe('What it is; an envelope only in messages'),
    id: idOut.describe('Its id'),
    ...referred,
    gone: z.literal(true).optional().describe('The item is sold, given away, worn out or returned'),
    items: z.array(WornRefView).optional().describe('The items of a wear, which is published with its photo'),
  })
  .meta({
    id: 'Ref',
    description: 'Something in a wardrobe that a post or message refers to, or the envelope of a message',
  });
export type RefView = z.input<typeof RefView>;

export const PostView = z
  .object({
    id: idOut.describe('Id of the post'),
    ...written,
    ...reacted,
    refs: z.array(RefView).describe('What it refers to, as far as you may see it'),
    visibility: VisibilityField.describe('Who may see it'),
    version: z.int().min(1).describe('Grows with each change; send it with an edit'),
    commentCount: tally.describe('Comments and replies'),
    views: tally.describe('Views, once per person and day'),
    tipCount: tally.describe('Tips, without refunded ones'),
  })
  .meta({ id: 'Post', description: 'A post' });
export type PostView = z.input<typeof PostView>;

export const CommentView = z
  .object({
    id: idOut.describe('Id of the comment'),
    ...written,
    ...reacted,
    postId: idOut.describe('Id of its post'),
    parentId: idOut.nullable().describe('Id of the comment that it answers'),
    replyCount: tally.describe('Replies to it'),
  })
  .meta({ id: 'Comment', description: 'A comment on a post' });
export type CommentView = z.input<typeof CommentView>;

export const Reacted = z
  .object(reacted)
  .meta({ id: 'Reacted', description: 'The reactions to something after yours' });
export type Reacted = z.input<typeof Reacted>;

export const ReactionView = z
  .object({
    user: ListedUser.describe('Who reacted'),
    kind: ReactionKindField.describe('Their reaction'),
    at: timeOut.describe('When they reacted'),
  })
  .meta({ id: 'Reaction', description: 'A person’s reaction' });
export type ReactionView = z.input<typeof ReactionView>;

export const WatchedPost = PostView.pick({
  id: true,
  version: true,
  reactions: true,
  commentCount: true,
}).meta({ id: 'WatchedPost', description: 'A post that is watched, as it is now' });
export type WatchedPost = z.input<typeof WatchedPost>;

/** Posts and comments in frames: the same for all readers. */
export const FramedPost = PostView.omit({ myReaction: true }).meta({
  id: 'FramedPost',
  description: '`refs` are those that every reader of the post may see: you may be able to see more.',
});
export const FramedComment = CommentView.omit({ myReaction: true }).meta({
  id: 'FramedComment',
  description: 'A comment, the same for all readers',
});
export type FramedPost = z.input<typeof FramedPost>;
export type FramedComment = z.input<typeof FramedComment>;
