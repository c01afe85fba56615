import { Link } from '@tanstack/react-router';
import type { AnyItem } from '../../client/index.ts';
import { Garment } from '../ui/garment.tsx';
import { layout } from '../ui/layout.tsx';
import { Picture } from '../ui/picture.tsx';
import { useWords } from '../words/languages.ts';
import styles from './card.module.css';
import { wardrobeWords } from './words.ts';

/** The image of an item, or a drawing in its colour. */
export const ItemPicture = ({
  item,
  alt = '',
}: {
  item: Pick<AnyItem, 'images' | 'category' | 'colours'>;
  alt?: string;
}) => (
  <div className={styles.picture}>
    {item.images[0] ? (
      <Picture file={item.images[0]} alt={alt} size="thumbnail" cover />
    ) : (
      <Garment category={item.category} colour={item.colours[0]?.hex} />
    )}
  </div>
);

/** What one has to know before wearing it, in a word. */
export function useItemState(): (item: AnyItem) => string | undefined {
  const words = useWords(wardrobeWords);
  return (item) => {
    if (!item.own) return item.gone ? words.gone : undefined;
    if (item.gone) return words.goneReasons[item.gone.why];
    if (item.ownership === 'wished') return words.wished;
    if (item.place !== 'closet') return words.places[item.place];
    return item.dirty ? words.shows.dirty : undefined;
  };
}

/** An item in a grid. */
export function ItemCard({ item }: { item: AnyItem }) {
  const words = useWords(wardrobeWords);
  const state = useItemState()(item);
  return (
    <Link to="/wardrobe/items/$itemId" params={{ itemId: item.id }} className={styles.card}>
      <ItemPicture item={item} />
      {state !== undefined && <span className={styles.badge}>{state}</span>}
      <div className={styles.text}>
        <span className={styles.name}>{item.name}</span>
        <span className={layout.hint}>
          {[words.categories[item.category], item.brand].filter(Boolean).join(' · ')}
        </span>
        <span className={styles.dots}>
          {item.colours.map(({ hex, name }) => (
            <span key={hex} className={styles.dot} style={{ background: hex }} title={name} />
          ))}
        </span>
      </div>
    </Link>
  );
}
