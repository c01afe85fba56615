import { refusal } from '../kernel/refusal.ts';

export class PostNotFound extends refusal(
  'posts.post-not-found',
  'not-found',
  'There is no such post for you',
) {}
export class CommentNotFound extends refusal(
  'posts.comment-not-found',
  'not-found',
  'There is no such comment for you',
) {}
export class ItemNotFound extends refusal(
  'posts.item-not-found',
  'not-found',
  'There is no such item for you',
) {}
export class OutfitNotFound extends refusal(
  'posts.outfit-not-found',
  'not-found',
  'There is no such outfit for you',
) {}
export class RefNotFound extends refusal(
  'posts.ref-not-found',
  'not-found',
  'There is no such thing that you could refer to',
) {}
export class NotTheAuthor extends refusal(
  'posts.not-the-author',
  'forbidden',
  'Only its author may do this',
) {}
export class NothingSaid extends refusal(
  'posts.nothing-said',
  'invalid',
  'A post or comment needs a text, or something to show',
) {}
export class ReplyTooDeep extends refusal(
  'posts.reply-too-deep',
  'invalid',
  'Replies go one level deep: answer the first comment instead',
) {}
export class StaleVersion extends refusal(
  'posts.stale-version',
  'conflict',
  'It has been changed meanwhile; read it again',
) {}
