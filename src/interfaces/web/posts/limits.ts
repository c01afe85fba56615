import type { Post } from '../../client/index.ts';

/** The most images and videos of a post. */
export const mostFiles = 10;
export const visibilities: readonly Post['visibility'][] = ['public', 'followers', 'friends', 'private'];
