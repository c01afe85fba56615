import type { CSSProperties } from 'react';
import type { AnyOutfit } from '../../client/index.ts';
import { Garment } from '../ui/garment.tsx';
import { Picture } from '../ui/picture.tsx';
import styles from './card.module.css';
import { byLayer, type Placed, pieceWidth } from './geometry.ts';

type Piece = AnyOutfit['pieces'][number];
type Shown = Pick<NonNullable<Piece['item']>, 'image' | 'category' | 'colours'>;

/** Decorative: the name of the item stands elsewhere. */
export const PieceImage = ({ item }: { item: Shown }) =>
  item.image ? (
    <Picture file={item.image} alt="" size="thumbnail" />
  ) : (
    <Garment category={item.category} colour={item.colours[0]?.hex} />
  );

/** Where a piece stands on its collage. */
export const placeOf = ({ x, y, scale, rotation }: Placed): CSSProperties => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${pieceWidth * scale * 100}%`,
  transform: `translate(-50%, -50%) rotate(${rotation}deg)`,
});

/** The pieces of an outfit as their owner has arranged them, without those that one may not see. */
export const Collage = ({ pieces }: { pieces: readonly Piece[] }) => (
  <div className={styles.collage} aria-hidden="true">
    {byLayer(pieces).map(
      ({ item, itemId, ...place }) =>
        item && (
          <div key={item.id} className={styles.piece} style={placeOf({ itemId: item.id, ...place })}>
            <PieceImage item={item} />
          </div>
        ),
    )}
  </div>
);
