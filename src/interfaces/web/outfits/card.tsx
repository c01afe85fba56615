import { Link } from '@tanstack/react-router';
import type { AnyOutfit } from '../../client/index.ts';
import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './card.module.css';
import { Collage } from './collage.tsx';
import { outfitWords } from './words.ts';

export { arranged } from './body.ts';
export { Collage, PieceImage } from './collage.tsx';
export { ItemPicker } from './pickers/item-picker.tsx';
export { OutfitPicker } from './pickers/outfit-picker.tsx';
export { type PickedThing, ThingPicker } from './pickers/thing-picker.tsx';
export { Strip } from './strip.tsx';
export { diaryFigures, useWear } from './use-wear.ts';

export function useOutfitName(): (outfit: { readonly name: string | null }) => string {
  const words = useWords(outfitWords);
  return ({ name }) => name ?? words.nameless;
}

/** What stands below the collage of an outfit. */
export function OutfitCaption({ outfit }: { outfit: AnyOutfit }) {
  const words = useWords(outfitWords);
  const name = useOutfitName()(outfit);
  return (
    <div className={styles.text}>
      <span className={styles.name}>{name}</span>
      <span className={layout.hint}>
        {[words.pieces(outfit.pieces.length), ...outfit.tags.map((tag) => `#${tag}`)].join(' · ')}
      </span>
    </div>
  );
}

/** An outfit in a grid. */
export const OutfitCard = ({ outfit }: { outfit: AnyOutfit }) => (
  <Link to="/outfits/$outfitId" params={{ outfitId: outfit.id }} className={styles.card}>
    <Collage pieces={outfit.pieces} />
    <OutfitCaption outfit={outfit} />
  </Link>
);
