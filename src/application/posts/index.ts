import { addComment } from './commands/add-comment.ts';
import { countView } from './commands/count-view.ts';
import { createPost } from './commands/create-post.ts';
import { deleteComment } from './commands/delete-comment.ts';
import { deletePost } from './commands/delete-post.ts';
import { reactToComment, reactToItem, reactToOutfit, reactToPayment, reactToPost } from './commands/react.ts';
import {
  unreactToComment,
  unreactToItem,
  unreactToOutfit,
  unreactToPayment,
  unreactToPost,
} from './commands/unreact.ts';
import { updateComment } from './commands/update-comment.ts';
import { updatePost } from './commands/update-post.ts';
import { getComment } from './queries/get-comment.ts';
import { getPost } from './queries/get-post.ts';
import { listComments } from './queries/list-comments.ts';
import { listPosts } from './queries/list-posts.ts';
import {
  listCommentReactions,
  listItemReactions,
  listOutfitReactions,
  listPaymentReactions,
  listPostReactions,
} from './queries/list-reactions.ts';
import { unwatch } from './queries/unwatch.ts';
import { watch } from './queries/watch.ts';
import { moderateComments, moderatePosts } from './subscribers/moderate.ts';
import { purgeComments } from './subscribers/purge-comments.ts';
import { purgePeople } from './subscribers/purge-people.ts';
import { purgePosts } from './subscribers/purge-posts.ts';
import { purgeItemReactions, purgeOutfitReactions } from './subscribers/purge-reactions.ts';
import { purgeRefs } from './subscribers/purge-refs.ts';
import { pushComments, pushDeletedComments } from './subscribers/push-comments.ts';
import { pushNewPosts } from './subscribers/push-new-posts.ts';
import { pushDeletedPosts, pushPosts } from './subscribers/push-posts.ts';

export const operations = [
  createPost,
  getPost,
  updatePost,
  deletePost,
  listPosts,
  reactToPost,
  unreactToPost,
  listPostReactions,
  addComment,
  listComments,
  getComment,
  updateComment,
  deleteComment,
  reactToComment,
  unreactToComment,
  listCommentReactions,
  reactToItem,
  unreactToItem,
  listItemReactions,
  reactToOutfit,
  unreactToOutfit,
  listOutfitReactions,
  reactToPayment,
  unreactToPayment,
  listPaymentReactions,
  countView,
  watch,
  unwatch,
] as const;

export const subscribers = [
  pushNewPosts,
  pushPosts,
  pushDeletedPosts,
  pushComments,
  pushDeletedComments,
  purgePosts,
  purgeComments,
  purgePeople,
  purgeItemReactions,
  purgeOutfitReactions,
  purgeRefs,
  moderatePosts,
  moderateComments,
] as const;
