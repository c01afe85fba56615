import { Link } from '@tanstack/react-router';
import type { Wear } from '../../client/index.ts';
import styles from './card.module.css';
import { PieceImage } from './collage.tsx';

/** Items as small pictures in a row. */
export const Strip = ({ of }: { of: readonly Wear['items'][number][] }) => (
  <ul className={styles.strip}>
    {of.map((item) => (
      <li key={item.id} title={item.name}>
        <Link to="/wardrobe/items/$itemId" params={{ itemId: item.id }} aria-label={item.name}>
          <PieceImage item={item} />
        </Link>
      </li>
    ))}
  </ul>
);
