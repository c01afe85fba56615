import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AnyOutfit, OwnOutfit } from '../../client/index.ts';
import { Reactions } from '../posts/card.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { query } from '../shell/queries.ts';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { PersonLink, usePersonName } from '../ui/person.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { TipButton } from '../wallet/card.tsx';
import { wardrobeWords } from '../wardrobe/words.ts';
import { useWords } from '../words/languages.ts';
import { useOutfitName } from './card.tsx';
import { Collage, PieceImage } from './collage.tsx';
import styles from './outfit.module.css';
import { OutfitActions } from './outfit-actions.tsx';
import { outfitWords } from './words.ts';

const route = getRouteApi('/outfits/$outfitId');

/** One outfit: its owner knows all about it, others what it looks like. */
export function OutfitPage() {
  const words = useWords(outfitWords);
  const { outfitId } = route.useParams();
  const { data: outfit, error, refetch } = useQuery(query('wardrobe.get-outfit', { outfitId }));
  const name = outfit?.name ?? words.nameless;
  usePageTitle(outfit ? name : words.outfit);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!outfit) return <SkeletonList count={1} height="24rem" />;
  return (
    <div data-wide="" className={styles.outfit}>
      <div className={styles.collage}>
        <Collage pieces={outfit.pieces} />
      </div>
      <About outfit={outfit} />
    </div>
  );
}

function About({ outfit }: { outfit: AnyOutfit }) {
  const words = useWords(outfitWords);
  const nameOf = usePersonName();
  const { parent } = outfit;
  return (
    <Stack>
      <div>
        <h1>{useOutfitName()(outfit)}</h1>
        {!outfit.own && <PersonLink of={outfit.owner} />}
        {parent && (
          <p>
            <Link to="/outfits/$outfitId" params={{ outfitId: parent.outfitId }} className={layout.hint}>
              {words.clonedFrom(nameOf(parent.owner))}
            </Link>
          </p>
        )}
      </div>
      <OutfitActions outfit={outfit} />
      {outfit.tags.length > 0 && (
        <Row className={layout.wrap}>
          {outfit.tags.map((tag) => (
            <Link key={tag} to="/outfits" search={outfit.own ? { tag } : { tag, userId: outfit.owner.id }}>
              #{tag}
            </Link>
          ))}
        </Row>
      )}
      <Row>
        <Reactions subject={{ kind: 'outfit', id: outfit.id }} of={outfit} />
        {!outfit.own && (
          <TipButton
            subject={{ kind: 'outfit', id: outfit.id, author: outfit.owner }}
            count={outfit.tipCount}
          />
        )}
      </Row>
      {outfit.own && <Clashes outfit={outfit} />}
      {outfit.own && <Figures outfit={outfit} />}
      <Pieces outfit={outfit} />
      {outfit.own && outfit.notes !== null && <p className={styles.notes}>{outfit.notes}</p>}
    </Stack>
  );
}

function Figures({ outfit }: { outfit: OwnOutfit }) {
  const words = useWords(outfitWords);
  const names = useWords(wardrobeWords);
  const { formality } = outfit;
  return (
    <Card>
      <Facts
        of={[
          [names.facts.wears, names.worn(outfit.wears)],
          [
            names.facts.lastWorn,
            outfit.lastWorn === null ? names.never : <Day key="d" of={outfit.lastWorn} />,
          ],
          [
            names.facts.season,
            outfit.seasons.map((season) => names.seasons[season]).join(', ') || names.seasons['all-year'],
          ],
          [words.formality, formality === null ? null : words.formalities[formality as 0]],
          [words.visibility, names.visibilities[outfit.visibility]],
        ]}
      />
    </Card>
  );
}

/** What speaks against wearing it now, by name. */
function Clashes({ outfit }: { outfit: OwnOutfit }) {
  const words = useWords(outfitWords);
  const { clashes } = outfit;
  if (clashes.length === 0) return null;
  const nameOf = (id: string) => outfit.pieces.find(({ itemId }) => itemId === id)?.item?.name;
  return (
    <Card>
      <h2>{words.clashesHead}</h2>
      <ul>
        {clashes.map(({ kind, itemIds }) => (
          <li key={kind + itemIds.join()}>
            <strong>{itemIds.map(nameOf).filter(Boolean).join(', ')}</strong>: {words.clashes[kind]}
          </li>
        ))}
      </ul>
      {clashes.some(({ kind }) => kind === 'dirty') && (
        <Link to="/wardrobe" search={{ show: 'dirty' }}>
          {words.showLaundry}
        </Link>
      )}
    </Card>
  );
}

function Pieces({ outfit }: { outfit: AnyOutfit }) {
  const words = useWords(outfitWords);
  const names = useWords(wardrobeWords);
  const hidden = outfit.pieces.filter(({ item }) => item === null).length;
  return (
    <section>
      <h2>{words.piecesHead}</h2>
      <ul className={styles.pieces}>
        {outfit.pieces.map(
          ({ item }) =>
            item && (
              <li key={item.id} className={styles.piece}>
                <div className={styles.thumb}>
                  <PieceImage item={item} />
                </div>
                <div>
                  <Link to="/wardrobe/items/$itemId" params={{ itemId: item.id }}>
                    {item.name}
                  </Link>
                  <div className={layout.hint}>{names.categories[item.category]}</div>
                </div>
              </li>
            ),
        )}
      </ul>
      {hidden > 0 && <p className={layout.hint}>{words.hiddenPieces(hidden)}</p>}
    </section>
  );
}
