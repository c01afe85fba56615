import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SendButton } from '../messages/card.tsx';
import { ReportDialog } from '../moderation/card.tsx';
import { moderationWords } from '../moderation/words.ts';
import { Reactions } from '../posts/card.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { formatMoney, type Money } from '../ui/money.ts';
import { PersonLink } from '../ui/person.tsx';
import { Picture } from '../ui/picture.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { ItemPicture, useItemState } from './card.tsx';
import styles from './item.module.css';
import { ItemActions } from './item-actions.tsx';
import { ItemForm } from './item-form.tsx';
import type { WholeItem, WholeOwnItem } from './whole-item.ts';
import { wardrobeWords } from './words.ts';

const route = getRouteApi('/wardrobe/items/$itemId');

/** One item: its owner knows all about it, others what it looks like. */
export function ItemPage() {
  const words = useWords(wardrobeWords);
  const { itemId } = route.useParams();
  const { data: item, error, refetch } = useQuery(query('wardrobe.get-item', { itemId }));
  const [edits, setEdits] = useState(false);
  usePageTitle(item?.name ?? words.wardrobe);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!item) return <SkeletonList count={1} />;
  return (
    <div data-wide="" className={styles.item}>
      <div className={styles.pictures}>
        {item.images.length === 0 ? (
          <ItemPicture item={item} />
        ) : (
          item.images.map((file) => <Picture key={file.id} file={file} alt={item.name} />)
        )}
      </div>
      {edits && item.own ? (
        <ItemForm item={item} onDone={() => setEdits(false)} />
      ) : (
        <About item={item} onEdit={() => setEdits(true)} />
      )}
    </div>
  );
}

function About({ item, onEdit }: { item: WholeItem; onEdit(): void }) {
  const words = useWords(wardrobeWords);
  const state = useItemState()(item);
  return (
    <Stack>
      <div>
        <h1>{item.name}</h1>
        <p className={layout.muted}>
          {[words.categories[item.category], item.brand, state].filter(Boolean).join(' · ')}
        </p>
        {!item.own && <PersonLink of={item.owner} />}
      </div>
      {item.own && <ItemActions item={item} onEdit={onEdit} />}
      <ul className={styles.swatches}>
        {item.colours.map(({ hex, name }) => (
          <li key={hex} className={styles.swatch}>
            <span className={styles.dot} style={{ background: hex }} />
            {name}
          </li>
        ))}
      </ul>
      <Row>
        <Reactions subject={{ kind: 'item', id: item.id }} of={item} />
        <SendButton
          thing={{ kind: 'item', id: item.id, isPrivate: item.own && item.visibility === 'private' }}
        />
      </Row>
      <Row>
        <ButtonLink to="/outfits" search={{ itemId: item.id, ...(!item.own && { userId: item.owner.id }) }}>
          {words.outfitsWithIt}
        </ButtonLink>
      </Row>
      {item.own ? <OwnFacts item={item} /> : <ReportButton item={item} />}
    </Stack>
  );
}

function ReportButton({ item }: { item: WholeItem }) {
  const words = useWords(moderationWords);
  const [open, setOpen] = useState(false);
  return (
    <Row>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.report}
      </Button>
      <ReportDialog subject={{ kind: 'item', id: item.id }} open={open} onClose={() => setOpen(false)} />
    </Row>
  );
}

function OwnFacts({ item }: { item: WholeOwnItem }) {
  const words = useWords(wardrobeWords);
  const locale = useStore(language);
  const money = (amount: Money | null) => amount && formatMoney(amount, locale);
  return (
    <>
      <Card>
        <Facts
          of={[
            [words.facts.wears, words.worn(item.wears)],
            [
              words.facts.lastWorn,
              item.lastWorn === null ? words.never : <Day key="last" of={item.lastWorn} />,
            ],
            [words.facts.costPerWear, money(item.costPerWear)],
            [words.facts.wearsSinceWash, item.washEvery !== null && words.worn(item.wearsSinceWash)],
            [words.facts.where, item.gone ? words.goneReasons[item.gone.why] : words.places[item.place]],
            [words.facts.since, item.since && <Day key="since" of={item.since} />],
            [words.facts.price, money(item.price)],
            [words.facts.size, item.size],
            [
              words.facts.season,
              item.seasons.map((season) => words.seasons[season]).join(', ') || words.seasons['all-year'],
            ],
            [words.visibility, words.visibilities[item.visibility]],
          ]}
        />
      </Card>
      {item.tags.length > 0 && <p>{item.tags.map((tag) => `#${tag}`).join(' ')}</p>}
      {item.notes !== null && <p className={styles.notes}>{item.notes}</p>}
      {item.partners.length > 0 && (
        <section>
          <h2>{words.wornWith}</h2>
          <ul>
            {item.partners.map(({ itemId, name, wears }) => (
              <li key={itemId}>
                <Link to="/wardrobe/items/$itemId" params={{ itemId }}>
                  {name}
                </Link>{' '}
                · {words.worn(wears)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
