import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnyItem, AnyOutfit, Wear } from '../../../client/index.ts';
import { pages } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/day.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { Empty, Note } from '../../ui/states.tsx';
import { useWords } from '../../words/languages.ts';
import styles from '../card.module.css';
import { PieceImage } from '../collage.tsx';
import { outfitWords } from '../words.ts';
import { ItemPicker, Picks } from './item-picker.tsx';
import { OutfitPicker } from './outfit-picker.tsx';

export interface PickedThing {
  readonly kind: 'item' | 'outfit' | 'wear';
  readonly id: string;
  readonly title: string;
  /** Only its owner sees it. */
  readonly isPrivate?: boolean;
}
interface Props {
  readonly picked: readonly PickedThing[];
  /** A picked one is given again to take it out. */
  onPick(thing: PickedThing): void;
  readonly kinds?: readonly PickedThing['kind'][];
}

const allKinds = ['outfit', 'item', 'wear'] as const;
const isPrivate = (one: AnyItem | AnyOutfit) => one.own && one.visibility === 'private';

/** Chooses clothes, outfits, and entries of the diary; a wear publishes its clothes, which is said. */
export function ThingPicker({ picked, onPick, kinds = allKinds }: Props) {
  const words = useWords(outfitWords);
  const [kind, setKind] = useState(kinds[0]!);
  const ids = new Set(picked.map(({ id }) => id));
  const names = { item: words.pick, outfit: words.outfits, wear: words.wears };
  return (
    <Stack>
      {kinds.length > 1 && (
        <Row className={layout.wrap}>
          {kinds.map((one) => (
            <Button
              key={one}
              look={one === kind ? 'normal' : 'quiet'}
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {names[one]}
            </Button>
          ))}
        </Row>
      )}
      {kind === 'outfit' && (
        <OutfitPicker
          picked={ids}
          onPick={(one) =>
            onPick({ kind, id: one.id, title: one.name ?? words.nameless, isPrivate: isPrivate(one) })
          }
        />
      )}
      {kind === 'item' && (
        <ItemPicker
          picked={ids}
          onPick={(one) => onPick({ kind, id: one.id, title: one.name, isPrivate: isPrivate(one) })}
        />
      )}
      {kind === 'wear' && (
        <>
          <Note>{words.wearWarning}</Note>
          <WearPicker picked={ids} onPick={(id, title) => onPick({ kind, id, title })} />
        </>
      )}
    </Stack>
  );
}

function WearPicker({
  picked,
  onPick,
}: {
  picked: ReadonlySet<string>;
  onPick(id: string, title: string): void;
}) {
  const words = useWords(outfitWords);
  const locale = useStore(language);
  const wears = useInfiniteQuery(pages('wardrobe.list-wears', { limit: 20 }));
  const titleOf = ({ on }: Wear) => formatDay(on, locale);
  return (
    <Infinite of={wears} empty={<Empty title={words.noWears} />}>
      {(rows) => (
        <Picks>
          {rows.map((wear) => (
            <li key={wear.id}>
              <button
                type="button"
                className={styles.card}
                aria-pressed={picked.has(wear.id)}
                aria-label={words.add(`${titleOf(wear)}: ${wear.items.map(({ name }) => name).join(', ')}`)}
                onClick={() => onPick(wear.id, titleOf(wear))}
              >
                <div className={styles.thumb}>{wear.items[0] && <PieceImage item={wear.items[0]} />}</div>
                <div className={styles.text}>{titleOf(wear)}</div>
              </button>
            </li>
          ))}
        </Picks>
      )}
    </Infinite>
  );
}
