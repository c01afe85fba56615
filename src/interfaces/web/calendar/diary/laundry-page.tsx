import { useInfiniteQuery } from '@tanstack/react-query';
import { Strip } from '../../outfits/card.tsx';
import { dropEverywhere } from '../../shell/cache.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { pages, useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Day } from '../../ui/day.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words/languages.ts';
import { calendarWords } from '../words.ts';

/** What was washed when; a wash that was not can be taken back. */
export function LaundryPage() {
  const words = useWords(calendarWords);
  const washes = useInfiniteQuery(pages('wardrobe.list-washes', { limit: 20 }));
  const undo = useCommand('wardrobe.void-wash', {
    refreshes: [
      'wardrobe.list-items',
      'wardrobe.get-item',
      'wardrobe.get-outfit',
      'wardrobe.suggest-outfits',
    ],
    done(_output, { washId }, cache) {
      dropEverywhere(cache, washId);
      toast({ text: words.removed });
    },
  });
  usePageTitle(words.laundry);
  return (
    <Stack>
      <Row className={classes(layout.wrap, layout.spread)}>
        <h1>{words.laundry}</h1>
        <ButtonLink to="/wardrobe" search={{ show: 'dirty' }}>
          {words.toWash}
        </ButtonLink>
      </Row>
      <Infinite
        of={washes}
        empty={
          <Empty title={words.noWashes}>
            <p>{words.noWashesText}</p>
          </Empty>
        }
      >
        {(rows) =>
          rows.map(({ id, on, items }) => (
            <Card key={id}>
              <Stack className={layout.small}>
                <h2>
                  <Day of={on} />
                </h2>
                <Strip of={items} />
                <Row>
                  <ConfirmButton
                    title={words.voidWashTitle}
                    text={words.voidWashText}
                    action={words.voidWash}
                    busy={undo.isPending}
                    onConfirm={() => undo.mutate({ washId: id })}
                  >
                    {words.voidWash}
                  </ConfirmButton>
                </Row>
              </Stack>
            </Card>
          ))
        }
      </Infinite>
    </Stack>
  );
}
