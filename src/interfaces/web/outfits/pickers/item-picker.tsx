import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AnyItem } from '../../../client/index.ts';
import { pages } from '../../shell/queries.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Empty } from '../../ui/states.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useWords } from '../../words/languages.ts';
import styles from '../card.module.css';
import { PieceImage } from '../collage.tsx';
import { outfitWords } from '../words.ts';

interface Props {
  readonly picked: ReadonlySet<string>;
  /** A picked one is pressed again to take it out. */
  onPick(item: AnyItem): void;
}

/** One's own clothes with a search; each is a button that stays pressed while it is picked. */
export function ItemPicker({ picked, onPick }: Props) {
  const words = useWords(outfitWords);
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const items = useInfiniteQuery({
    ...pages('wardrobe.list-items', { ...(q !== '' && { q }), ownership: 'owned', limit: 30 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <TextField
        label={words.search}
        type="search"
        value={text}
        maxLength={100}
        onChange={({ target }) => setText(target.value)}
      />
      <Infinite
        of={items}
        empty={
          <Empty title={words.noItems}>
            <ButtonLink to="/wardrobe/add">{words.addClothes}</ButtonLink>
          </Empty>
        }
      >
        {(rows) => (
          <Picks>
            {rows.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={styles.card}
                  aria-pressed={picked.has(item.id)}
                  aria-label={words.add(item.name)}
                  onClick={() => onPick(item)}
                >
                  <div className={styles.thumb}>
                    <PieceImage item={{ ...item, image: item.images[0] ?? null }} />
                  </div>
                  <div className={styles.text}>{item.name}</div>
                </button>
              </li>
            ))}
          </Picks>
        )}
      </Infinite>
    </Stack>
  );
}

export const Picks = ({ children }: { children: ReactNode }) => <ul className={styles.picks}>{children}</ul>;
