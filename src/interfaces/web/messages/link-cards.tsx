import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { postWords } from '../posts/words.ts';
import { query } from '../shell/queries.ts';
import { useWatchedPost } from '../shell/use-watched-post.ts';
import { layout } from '../ui/layout.tsx';
import { usePersonName } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { ItemPicture } from '../wardrobe/card.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { type Linked, ownLinks } from './links.ts';

const Collage = lazy(async () => ({ default: (await import('../outfits/card.tsx')).Collage }));

/** What the links of a text lead to, as far as the reader may see it. */
export const LinkCards = ({ text }: { text: string }) =>
  ownLinks(text, location.origin).map((linked) => <LinkCard key={linked.id} {...linked} />);

function LinkCard({ kind, id }: Linked) {
  if (kind === 'post') return <PostLink id={id} />;
  return kind === 'item' ? <ItemLink id={id} /> : <OutfitLink id={id} />;
}

function Frame({
  to,
  kind,
  title,
  children,
}: {
  to: string;
  kind: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <Link to={to as '/'} className={styles.linked}>
      {children}
      <span>
        <span className={layout.hint}>{kind}</span>
        <span className={styles.linkedTitle}>{title}</span>
      </span>
    </Link>
  );
}

// What one may not see has no card: the link itself stays.

function PostLink({ id }: { id: string }) {
  const words = useWords(postWords);
  const nameOf = usePersonName();
  const { data } = useQuery(query('posts.get-post', { postId: id }));
  useWatchedPost(data);
  if (!data) return null;
  const [image] = data.media;
  return (
    <Frame to={`/post/${id}`} kind={words.postBy(nameOf(data.author))} title={data.text}>
      {image && (
        <span className={styles.thumb}>
          <Picture file={image} alt="" size="thumbnail" cover />
        </span>
      )}
    </Frame>
  );
}

function ItemLink({ id }: { id: string }) {
  const words = useWords(postWords);
  const { data } = useQuery(query('wardrobe.get-item', { itemId: id }));
  if (!data) return null;
  return (
    <Frame to={`/wardrobe/items/${id}`} kind={words.refKinds.item} title={data.name}>
      <span className={styles.thumb}>
        <ItemPicture item={data} />
      </span>
    </Frame>
  );
}

function OutfitLink({ id }: { id: string }) {
  const words = useWords(postWords);
  const { data } = useQuery(query('wardrobe.get-outfit', { outfitId: id }));
  if (!data) return null;
  return (
    <Frame to={`/outfits/${id}`} kind={words.refKinds.outfit} title={data.name ?? ''}>
      <span className={styles.thumb}>
        <Suspense>
          <Collage pieces={data.pieces} />
        </Suspense>
      </span>
    </Frame>
  );
}
