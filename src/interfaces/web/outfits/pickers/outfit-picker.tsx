import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnyOutfit } from '../../../client/index.ts';
import { pages } from '../../shell/queries.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words/languages.ts';
import styles from '../card.module.css';
import { Collage } from '../collage.tsx';
import { outfitWords } from '../words.ts';
import { Picks } from './item-picker.tsx';

interface Props {
  readonly picked?: ReadonlySet<string>;
  onPick(outfit: AnyOutfit): void;
}

/** One's own outfits as buttons. */
export function OutfitPicker({ picked, onPick }: Props) {
  const words = useWords(outfitWords);
  const outfits = useInfiniteQuery(pages('wardrobe.list-outfits', { limit: 20 }));
  return (
    <Infinite
      of={outfits}
      empty={
        <Empty title={words.noOutfits}>
          <ButtonLink to="/outfits/new">{words.create}</ButtonLink>
        </Empty>
      }
    >
      {(rows) => (
        <Picks>
          {rows.map((outfit) => (
            <li key={outfit.id}>
              <button
                type="button"
                className={styles.card}
                aria-pressed={picked?.has(outfit.id)}
                aria-label={words.add(outfit.name ?? words.nameless)}
                onClick={() => onPick(outfit)}
              >
                <Collage pieces={outfit.pieces} />
                <div className={styles.text}>{outfit.name ?? words.nameless}</div>
              </button>
            </li>
          ))}
        </Picks>
      )}
    </Infinite>
  );
}
