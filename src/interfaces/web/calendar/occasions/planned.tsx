import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Input } from '../../../client/index.ts';
import { OutfitPicker, useWear } from '../../outfits/card.tsx';
import { outfitWords } from '../../outfits/words.ts';
import { mergeEverywhere } from '../../shell/cache.ts';
import { useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, today } from '../../ui/day.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { useWords } from '../../words/languages.ts';
import styles from '../calendar.module.css';
import { daysOf } from '../days.ts';
import { calendarWords } from '../words.ts';
import type { OwnOccasion, WholeOccasion } from './occasion-fields.ts';

type Part = NonNullable<Input<'wardrobe.plan-outfit'>['part']>;
type Plan = WholeOccasion['planned'][number];

/** The outfits that are planned; the host adds, chooses and wears them. */
export function Planned({ occasion }: { occasion: WholeOccasion }) {
  const words = useWords(calendarWords);
  const [adds, setAdds] = useState(false);
  const { planned } = occasion;
  if (!occasion.own && planned.length === 0) return null;
  return (
    <Card>
      <Stack>
        <h2>{words.outfits}</h2>
        {planned.length === 0 && <p className={layout.muted}>{words.noOutfits}</p>}
        <ul className={styles.list}>
          {planned.map((plan) => (
            <li key={plan.outfitId + plan.day + plan.part}>
              <PlanRow plan={plan} occasion={occasion} />
            </li>
          ))}
        </ul>
        {occasion.own && (
          <Row>
            <Button look="primary" onClick={() => setAdds(true)}>
              {words.add}
            </Button>
            <Dialog open={adds} onClose={() => setAdds(false)} title={words.add}>
              <Adding occasion={occasion} onDone={() => setAdds(false)} />
            </Dialog>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

const usePlan = () =>
  useCommand('wardrobe.plan-outfit', {
    refreshes: ['wardrobe.list-occasions'],
    done: (next, _input, cache) => void mergeEverywhere(cache, next.id, next),
  });

function PlanRow({ plan, occasion }: { plan: Plan; occasion: WholeOccasion }) {
  const words = useWords(calendarWords);
  const outfits = useWords(outfitWords);
  const locale = useStore(language);
  const clashes = 'clashes' in plan ? (plan as OwnOccasion['planned'][number]).clashes : [];
  const when = [formatDay(plan.day, locale), words.parts[plan.part], plan.chosen && words.isChosen];
  return (
    <Row className={layout.wrap}>
      <div className={layout.grow}>
        <Link to="/outfits/$outfitId" params={{ outfitId: plan.outfitId }}>
          {plan.name ?? outfits.nameless}
        </Link>
        <div className={layout.hint}>{when.filter(Boolean).join(' · ')}</div>
        {clashes.length > 0 && (
          <ul className={layout.hint}>
            {[...new Set(clashes.map(({ kind }) => kind))].map((kind) => (
              <li key={kind}>⚠ {outfits.clashes[kind]}</li>
            ))}
          </ul>
        )}
      </div>
      {occasion.own && <PlanActions plan={plan} occasionId={occasion.id} />}
    </Row>
  );
}

function PlanActions({ plan, occasionId }: { plan: Plan; occasionId: string }) {
  const words = useWords(calendarWords);
  const { outfitId, day, part } = plan;
  const { isPending, wear } = useWear();
  const choose = usePlan();
  const again = usePlan();
  const unplan = useCommand('wardrobe.unplan-outfit', {
    refreshes: ['wardrobe.list-occasions', 'wardrobe.get-occasion'],
    done: () =>
      toast({
        text: words.removed,
        undo: () => again.mutate({ occasionId, outfitId, day, part, chosen: plan.chosen }),
      }),
  });
  return (
    <Row className={layout.wrap}>
      {day <= today() && (
        <Button look="primary" busy={isPending} onClick={() => wear({ on: day, part, outfitId, occasionId })}>
          {words.wear}
        </Button>
      )}
      {!plan.chosen && (
        <Button
          busy={choose.isPending}
          onClick={() => choose.mutate({ occasionId, outfitId, day, part, chosen: true })}
        >
          {words.chooseThis}
        </Button>
      )}
      <Button
        look="quiet"
        busy={unplan.isPending}
        onClick={() => unplan.mutate({ occasionId, outfitId, day, part })}
      >
        {words.unplan}
      </Button>
    </Row>
  );
}

function Adding({ occasion, onDone }: { occasion: OwnOccasion; onDone(): void }) {
  const words = useWords(calendarWords);
  const locale = useStore(language);
  const [day, setDay] = useState(occasion.startsOn);
  const [part, setPart] = useState<Part>('whole');
  const plan = usePlan();
  const add = (outfitId: string) => {
    plan.mutate({ occasionId: occasion.id, outfitId, day, part });
    onDone();
  };
  return (
    <Stack>
      <div className={styles.form}>
        <SelectField
          label={words.day}
          value={day}
          onChange={setDay}
          choices={daysOf(occasion.startsOn, occasion.endsOn).map((value) => ({
            value,
            label: formatDay(value, locale, { weekday: 'short', day: 'numeric', month: 'short' }),
          }))}
        />
        <SelectField
          label={words.part}
          value={part}
          onChange={(chosen: Part) => setPart(chosen)}
          choices={(Object.keys(words.parts) as Part[]).map((value) => ({
            value,
            label: words.parts[value],
          }))}
        />
      </div>
      <OutfitPicker onPick={({ id }) => add(id)} />
    </Stack>
  );
}
