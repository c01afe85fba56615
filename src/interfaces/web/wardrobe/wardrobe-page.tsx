import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnItem } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Infinite } from '../ui/infinite.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { ItemCard } from './card.tsx';
import { FilterBar } from './filter-bar.tsx';
import { toInput } from './filters.ts';
import { Selection } from './selection.tsx';
import styles from './wardrobe.module.css';
import { wardrobeWords } from './words.ts';

const route = getRouteApi('/wardrobe');

/** All one's clothes, filtered by what the address says. */
export function WardrobePage() {
  const words = useWords(wardrobeWords);
  const filters = route.useSearch();
  const items = useInfiniteQuery(pages('wardrobe.list-items', toInput(filters)));
  const [selected, setSelected] = useState<ReadonlySet<string>>();
  usePageTitle(words.wardrobe);
  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const hasFilters = Object.keys(filters).length > 0;
  return (
    <Stack data-wide="">
      <Row className={classes(layout.wrap, layout.spread)}>
        <h1>{words.wardrobe}</h1>
        <Row className={layout.wrap}>
          <ButtonLink to="/wardrobe/add" look="primary">
            {words.add}
          </ButtonLink>
          <ButtonLink to="/wardrobe/statistics">{words.statistics}</ButtonLink>
          <ButtonLink to="/wardrobe/import" look="quiet">
            {words.import}
          </ButtonLink>
          <Button
            look="quiet"
            aria-pressed={selected !== undefined}
            onClick={() => setSelected(selected ? undefined : new Set())}
          >
            {words.select}
          </Button>
        </Row>
      </Row>
      <FilterBar filters={filters} />
      <Infinite
        of={items}
        empty={
          hasFilters ? (
            <Empty title={words.nothing}>
              <ButtonLink to="/wardrobe">{words.clear}</ButtonLink>
            </Empty>
          ) : (
            <Empty title={words.empty}>
              <p>{words.emptyText}</p>
              <ButtonLink to="/wardrobe/add" look="primary">
                {words.add}
              </ButtonLink>
            </Empty>
          )
        }
      >
        {(rows) => (
          <>
            {selected && (
              <Selection
                items={rows.filter((item) => item.own && selected.has(item.id)) as OwnItem[]}
                onDone={() => setSelected(undefined)}
              />
            )}
            <ul className={layout.grid}>
              {rows.map((item) => (
                <li key={item.id} className={styles.pick}>
                  {selected && (
                    <input
                      type="checkbox"
                      className={styles.tick}
                      checked={selected.has(item.id)}
                      aria-label={words.selectItem(item.name)}
                      onChange={() => toggle(item.id)}
                    />
                  )}
                  <ItemCard item={item} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Infinite>
    </Stack>
  );
}
