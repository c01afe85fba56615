import { useNavigate } from '@tanstack/react-router';
import { Check } from 'react-feather';
import type { Output } from '../../client/index.ts';
import { arranged, Collage, Strip, useWear } from '../outfits/card.tsx';
import { useCommand } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { layout, Row } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { reasonIn } from './reasons.ts';
import styles from './today.module.css';
import { todayWords } from './words.ts';

type Suggestion = Output<'wardrobe.suggest-outfits'>['items'][number];

interface Props {
  readonly of: Suggestion;
  readonly number: number;
  readonly occasionId: string | undefined;
  readonly weather: { readonly tempC?: number; readonly rain?: boolean };
}

/** A suggested outfit with its reasons: worn in one tap, or kept. */
export function SuggestionCard({ of, number, occasionId, weather }: Props) {
  const words = useWords(todayWords);
  const locale = useStore(language);
  const navigate = useNavigate();
  const { isPending, wear } = useWear();
  const items = of.pieces.map(({ item }) => item);
  const pieces = arranged(items);
  const save = useCommand('wardrobe.create-outfit', {
    refreshes: ['wardrobe.list-outfits'],
    done({ id }) {
      toast({ text: words.saved });
      void navigate({ to: '/outfits/$outfitId/edit', params: { outfitId: id } });
    },
  });
  const keep = () => save.mutate({ pieces: pieces.map(({ item: _item, z: _z, ...piece }) => piece) });
  const put = () =>
    wear({
      itemIds: items.map(({ id }) => id),
      ...(occasionId !== undefined && { occasionId }),
      ...(Object.keys(weather).length > 0 && { weather }),
    });
  return (
    <article className={styles.suggestion} aria-label={words.suggestion(number)}>
      <Collage pieces={pieces} />
      <div className={styles.body}>
        <Strip of={items} />
        <h3>{words.why}</h3>
        <ul className={styles.why}>
          {of.why.map((reason) => (
            <li key={reason}>{reasonIn(locale, reason)}</li>
          ))}
        </ul>
        <Row className={layout.wrap}>
          <Button look="primary" busy={isPending} onClick={put}>
            <Check aria-hidden="true" size={18} />
            {words.wear}
          </Button>
          <Button look="quiet" busy={save.isPending} onClick={keep}>
            {words.save}
          </Button>
        </Row>
      </div>
    </article>
  );
}
