import { Link } from '@tanstack/react-router';
import type { Post } from '../../client/index.ts';
import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './card.module.css';
import { postWords } from './words.ts';

type Ref = Post['refs'][number];

function pathOf({ kind, id }: Ref): string | undefined {
  if (kind === 'item') return `/wardrobe/items/${id}`;
  if (kind === 'outfit') return `/outfits/${id}`;
  if (kind === 'occasion') return `/calendar/occasions/${id}`;
  return undefined;
}

/** The clothes, outfits and occasions that something refers to. */
export function Refs({ of }: { of: readonly Ref[] }) {
  const words = useWords(postWords);
  if (of.length === 0) return null;
  return (
    <ul className={styles.refs}>
      {of.map((ref) => {
        const inner = (
          <>
            {ref.imageUrl !== undefined && <img src={ref.imageUrl} alt="" loading="lazy" />}
            <span>
              <span className={layout.hint}>{words.refKinds[ref.kind]}</span>
              <br />
              {ref.title}
              {ref.gone && <span className={layout.hint}> ({words.gone})</span>}
            </span>
          </>
        );
        const path = pathOf(ref);
        return (
          <li key={ref.id}>
            {path === undefined ? (
              <span className={styles.ref}>{inner}</span>
            ) : (
              <Link to={path as '/'} className={styles.ref}>
                {inner}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
