import { lazy, Suspense, useState } from 'react';
import { Layers, X } from 'react-feather';
import { outfitWords } from '../outfits/words.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Hidden, layout, Row } from '../ui/layout.tsx';
import { SkeletonList } from '../ui/states.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import type { Thing } from './thing.ts';
import { postWords } from './words.ts';

interface Props {
  readonly of: readonly Thing[];
  onChange(things: readonly Thing[]): void;
}

/** The most that a post or a message refers to. */
const most = 10;
const ThingPicker = lazy(async () => ({ default: (await import('../outfits/card.tsx')).ThingPicker }));

/** The picker of clothes, outfits and entries of the diary. */
export function ThingsDialog({ of, onChange, open, onClose }: Props & { open: boolean; onClose(): void }) {
  const words = useWords(postWords);
  const shared = useWords(common);
  const picked = of.flatMap(({ kind, ...thing }) => (kind === 'occasion' ? [] : [{ ...thing, kind }]));
  const toggle = (thing: Thing) => {
    const others = of.filter(({ id }) => id !== thing.id);
    if (others.length < of.length) onChange(others);
    else if (of.length < most) onChange([...of, thing]);
  };
  return (
    <Dialog open={open} onClose={onClose} title={words.addThings}>
      <Suspense fallback={<SkeletonList count={1} />}>
        <ThingPicker picked={picked} onPick={toggle} />
      </Suspense>
      <Row>
        <Button look="primary" onClick={onClose}>
          {shared.close}
        </Button>
      </Row>
    </Dialog>
  );
}

/** Opens the picker. */
export function ThingsButton(props: Props) {
  const words = useWords(postWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={words.addThings}
        icon={<Layers aria-hidden="true" />}
        onClick={() => setOpen(true)}
      />
      <ThingsDialog {...props} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** What will be referred to, with warnings: a wear shows its clothes, and others do not see what is private. */
export function Things({ of, onChange }: Props) {
  const words = useWords(postWords);
  const outfits = useWords(outfitWords);
  if (of.length === 0) return null;
  return (
    <>
      <Row className={layout.wrap}>
        {of.map(({ kind, id, title }) => (
          <Button key={id} onClick={() => onChange(of.filter((one) => one.id !== id))}>
            {words.refKinds[kind]}: {title}
            <Hidden>, {words.takeOut}</Hidden>
            <X aria-hidden="true" size={16} />
          </Button>
        ))}
      </Row>
      {of.some(({ kind }) => kind === 'wear') && <p className={layout.hint}>{outfits.wearWarning}</p>}
      {of.some(({ isPrivate }) => isPrivate) && <p className={layout.hint}>{words.privateThings}</p>}
    </>
  );
}
