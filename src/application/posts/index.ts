import { addComment } from './commands/add-comment.ts';
import { countView } from './commands/count-view.ts';
import { createPost } from './commands/create-post.ts';
import { deleteComment } from './commands/delete-comment.ts';
import { deletePost } from './commands/delete-post.ts';
import { updateComment } from './commands/update-comment.ts';
import { updatePost } from './commands/update-post.ts';
import { getComment, listComments } from './queries/comments.ts';
import { getPost, listPosts } from './queries/posts.ts';
import { reactingToComments, reactingToItems, reactingToOutfits, reactingToPosts } from './reacting.ts';
import {
  purgeComments,
  purgeItemReactions,
  purgeOutfitReactions,
  purgePeople,
  purgePosts,
  purgeRefs,
} from './subscribers/purge.ts';
import { pushComments } from './subscribers/push-comments.ts';
import { pushNewPosts } from './subscribers/push-new-posts.ts';
import { pushDeletedPosts, pushPosts } from './subscribers/push-posts.ts';

export const operations = [
  createPost,
  getPost,
  updatePost,
  deletePost,
  listPosts,
  ...reactingToPosts,
  addComment,
  listComments,
  getComment,
  updateComment,
  deleteComment,
  ...reactingToComments,
  ...reactingToItems,
  ...reactingToOutfits,
  countView,
] as const;

export const subscribers = [
  pushNewPosts,
  pushPosts,
  pushDeletedPosts,
  pushComments,
  purgePosts,
  purgeComments,
  purgePeople,
  purgeItemReactions,
  purgeOutfitReactions,
  purgeRefs,
] as const;
