import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { usePageTitle } from '../shell/page-title.ts';
import { query } from '../shell/queries.ts';
import { layout, Stack } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { PostCard } from './card.tsx';
import { Comments } from './comments.tsx';
import { postWords } from './words.ts';

const route = getRouteApi('/post/$postId');

/** A post with its comments. */
export function PostPage() {
  const words = useWords(postWords);
  const nameOf = usePersonName();
  const { postId } = route.useParams();
  const navigate = useNavigate();
  const { data: post, error, refetch } = useQuery(query('posts.get-post', { postId }));
  const title = post ? words.postBy(nameOf(post.author)) : words.aPost;
  usePageTitle(title);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!post) return <SkeletonList count={1} />;
  return (
    <Stack>
      <h1 className={layout.hidden}>{title}</h1>
      <PostCard post={post} alone onDeleted={() => void navigate({ to: '/' })} />
      <Comments post={post} />
    </Stack>
  );
}
