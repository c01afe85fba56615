import { refusal } from '../kernel/refusal.ts';

export class PostNotFound extends refusal(
  'posts.post-not-found',
  'not-found',
  'There is no such post that you can see',
) {}
export class CommentNotFound extends refusal(
  'posts.comment-not-found',
  'not-found',
  'There is no such comment that you can see',
) {}
export class ItemNotFound extends refusal(
  'posts.item-not-found',
  'not-found',
  'There is no such item that you can see',
) {}
export class OutfitNotFound extends refusal(
  'posts.outfit-not-found',
  'not-found',
  'There is no such outfit that you can see',
) {}
export class PaymentNotFound extends refusal(
  'posts.payment-not-found',
  'not-found',
  'There is no such payment that you can see',
) {}
export class RefNotFound extends refusal(
  'posts.ref-not-found',
  'not-found',
  'There is no such thing that you can refer to',
) {}
export class NotTheAuthor extends refusal(
  'posts.not-the-author',
  'forbidden',
  'Only the author may do this',
) {}
export class NothingSaid extends refusal(
  'posts.nothing-said',
  'invalid',
  'A post or comment needs a text or an attachment',
) {}
export class ReplyTooDeep extends refusal(
  'posts.reply-too-deep',
  'invalid',
  'Replies go one level deep: reply to the first comment instead',
) {}
export class UseSocket extends refusal('posts.use-socket', 'unsupported', 'Call this over a socket') {}
export class TooManyWatched extends refusal(
  'posts.too-many-watched',
  'conflict',
  'This socket watches too many posts; unwatch some first',
) {}
export class StaleVersion extends refusal(
  'posts.stale-version',
  'conflict',
  'It has changed in the meantime; read it again',
) {}
