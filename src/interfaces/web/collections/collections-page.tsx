import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { pages } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { CollectionForm } from './collection-form.tsx';
import { collectionKinds, type Kind } from './fields.ts';
import { collectionWords } from './words.ts';

const route = getRouteApi('/collections');

/** Packing lists, capsules, lookbooks and the like: one's own, or those of the person in the address. */
export function CollectionsPage() {
  const words = useWords(collectionWords);
  const navigate = useNavigate();
  const filters = route.useSearch();
  const { kind, userId } = filters;
  const [creates, setCreates] = useState(false);
  const list = useInfiniteQuery(pages('wardrobe.list-collections', { ...filters, limit: 30 }));
  usePageTitle(words.collections);
  const create = (
    <Button look="primary" onClick={() => setCreates(true)}>
      {words.create}
    </Button>
  );
  return (
    <Stack>
      <Row className={classes(layout.wrap, layout.spread)}>
        <h1>{words.collections}</h1>
        {userId === undefined && create}
      </Row>
      <SelectField
        label={words.kind}
        value={kind ?? ''}
        onChange={(chosen: Kind | '') =>
          void navigate({
            to: '/collections',
            search: { ...(userId && { userId }), ...(chosen && { kind: chosen }) },
          })
        }
        choices={[
          { value: '', label: words.allKinds },
          ...collectionKinds.map((value) => ({ value, label: words.kinds[value] })),
        ]}
      />
      <Infinite
        of={list}
        empty={
          <Empty title={words.empty}>
            <p>{words.emptyText}</p>
          </Empty>
        }
      >
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((one) => (
              <li key={one.id}>
                <Card>
                  <Link to="/collections/$collectionId" params={{ collectionId: one.id }}>
                    <strong>{one.title}</strong>
                  </Link>
                  <p className={layout.hint}>
                    {words.kinds[one.kind]} ·{' '}
                    {one.kind === 'packing'
                      ? words.packed(one.packedCount, one.entryCount)
                      : words.entries(one.entryCount)}
                  </p>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Infinite>
      <Dialog open={creates} onClose={() => setCreates(false)} title={words.create}>
        <CollectionForm
          {...(kind && { kind })}
          onDone={(id) => {
            setCreates(false);
            if (id !== undefined)
              void navigate({ to: '/collections/$collectionId', params: { collectionId: id } });
          }}
        />
      </Dialog>
    </Stack>
  );
}
