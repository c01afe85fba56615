import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Occasion } from '../../client/index.ts';
import { useWear } from '../outfits/card.tsx';
import { outfitWords } from '../outfits/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { formatDay, today } from '../ui/day.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Empty, Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import type { TodayFilters } from './filters.ts';
import { Question } from './question.tsx';
import { isAboutWashing, reasonIn } from './reasons.ts';
import { SuggestionCard } from './suggestion-card.tsx';
import styles from './today.module.css';
import { todayWords } from './words.ts';

const route = getRouteApi('/today');

/** What to wear today: what is planned, and suggestions for the weather and the occasion. */
export function TodayPage() {
  const words = useWords(todayWords);
  const locale = useStore(language);
  const filters = route.useSearch();
  const { data: soon } = useQuery(query('wardrobe.list-occasions', { from: today(), limit: 30 }));
  const occasions = soon?.items ?? [];
  usePageTitle(words.today);
  return (
    <Stack data-wide="">
      <div>
        <h1>{words.today}</h1>
        <p className={layout.muted}>{formatDay(today(), locale, { dateStyle: 'full' })}</p>
      </div>
      <Planned occasions={occasions} />
      <Question filters={filters} occasions={occasions} />
      <h2>{words.suggestions}</h2>
      <Suggestions filters={filters} />
    </Stack>
  );
}

/** Outfits that were planned for today, worn in one tap. */
function Planned({ occasions }: { occasions: readonly Occasion[] }) {
  const words = useWords(todayWords);
  const outfits = useWords(outfitWords);
  const { isPending, wear } = useWear();
  const planned = occasions
    .filter(({ own }) => own)
    .flatMap(({ id, title, planned }) => planned.map((one) => ({ ...one, occasionId: id, title })))
    .filter(({ day, chosen }) => day === today() && chosen);
  if (planned.length === 0) return null;
  return (
    <Card>
      <h2>{words.planned}</h2>
      <ul className={layout.stack}>
        {planned.map(({ outfitId, name, title, occasionId, part }) => (
          <li key={occasionId + outfitId + part}>
            <Row className={layout.wrap}>
              <span className={layout.grow}>
                <Link to="/outfits/$outfitId" params={{ outfitId }}>
                  {name ?? outfits.nameless}
                </Link>
                {' · '}
                <Link to="/calendar/occasions/$occasionId" params={{ occasionId }}>
                  {title}
                </Link>
              </span>
              <Button busy={isPending} onClick={() => wear({ outfitId, occasionId, part })}>
                {words.wear}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Suggestions({ filters }: { filters: TodayFilters }) {
  const words = useWords(todayWords);
  const locale = useStore(language);
  const { tempC, rain, occasionId } = filters;
  const { data, error, refetch } = useQuery({
    ...query('wardrobe.suggest-outfits', {
      ...filters,
      ...(occasionId === undefined && { on: today() }),
      limit: 6,
    }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonList count={1} height="24rem" />;
  if (data.items.length === 0)
    return (
      <Empty title={words.blocked}>
        <p>{words.blockedText}</p>
        <ul>
          {data.blockedBy.map((reason) => (
            <li key={reason}>{reasonIn(locale, reason)}</li>
          ))}
        </ul>
        {data.blockedBy.some(isAboutWashing) ? (
          <ButtonLink to="/wardrobe" search={{ show: 'dirty' }} look="primary">
            {words.laundry}
          </ButtonLink>
        ) : (
          <ButtonLink to="/wardrobe/add" look="primary">
            {words.addClothes}
          </ButtonLink>
        )}
      </Empty>
    );
  return (
    <ul className={classes(layout.grid, styles.cards)}>
      {data.items.map((one, i) => (
        <li key={one.pieces.map(({ itemId }) => itemId).join()}>
          <SuggestionCard
            of={one}
            number={i + 1}
            occasionId={occasionId}
            weather={{ ...(tempC !== undefined && { tempC }), ...(rain === true && { rain }) }}
          />
        </li>
      ))}
    </ul>
  );
}
