import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Input, Output } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Empty } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './words.ts';

type State = NonNullable<Input<'notifications.list-deliveries'>['state']>;
type Delivery = Output<'notifications.list-deliveries'>['items'][number];

/** Mails and webhook calls on their way, by how far they have come. What is shown can be tried again. */
export function DeliveriesPage() {
  const words = useWords(adminWords);
  const [state, setState] = useState<State>();
  const [errorClass, setErrorClass] = useState<string>();
  const [count, setCount] = useState<number>();
  const filter = { ...(state && { state }), ...(errorClass !== undefined && { errorClass }) };
  const list = useInfiniteQuery(pages('notifications.list-deliveries', filter));
  const refreshes = ['notifications.list-deliveries'] as const;
  const cancel = useCommand('notifications.cancel-delivery', { refreshes });
  const retry = useCommand('notifications.retry-deliveries', {
    refreshes,
    done({ count: retried }) {
      setCount(undefined);
      toast({ text: words.retried(retried) });
    },
  });
  usePageTitle(words.deliveries);
  const ask = async () =>
    setCount((await client.call('notifications.retry-deliveries', { ...filter, dryRun: true })).count);
  return (
    <Stack>
      <h1>{words.deliveries}</h1>
      <AdminTabs />
      <Row className={layout.wrap}>
        <SelectField
          label={words.state}
          value={state ?? ('' as State)}
          onChange={(chosen) => setState(chosen || undefined)}
          choices={[
            { value: '' as State, label: words.all },
            ...Object.entries(words.states).map(([value, label]) => ({ value: value as State, label })),
          ]}
        />
        {errorClass !== undefined && <Button onClick={() => setErrorClass(undefined)}>{errorClass} ×</Button>}
        <Button onClick={() => void ask()}>{words.retryShown}</Button>
      </Row>
      <Infinite of={list} empty={<Empty title={words.noDeliveries} />}>
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((one) => (
              <li key={one.id}>
                <DeliveryCard
                  one={one}
                  onClass={setErrorClass}
                  onCancel={() => cancel.mutate({ deliveryId: one.id })}
                />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
      <Confirm
        open={count !== undefined}
        onClose={() => setCount(undefined)}
        title={words.retryShown}
        text={words.retryText(count ?? 0)}
        action={words.retryShown}
        busy={retry.isPending}
        onConfirm={() => retry.mutate(filter)}
      />
    </Stack>
  );
}

function DeliveryCard({
  one,
  onClass,
  onCancel,
}: {
  one: Delivery;
  onClass(errorClass: string): void;
  onCancel(): void;
}) {
  const words = useWords(adminWords);
  const state = (words.states as Readonly<Record<string, string>>)[one.state] ?? one.state;
  return (
    <Card>
      <strong>{one.type}</strong> · {one.channel} · {state}
      <p className={layout.hint}>
        {words.attempts(one.attempts.length)} · <Time at={one.createdAt} />
      </p>
      {one.errorClass !== null && (
        <p>
          <Button look="quiet" onClick={() => onClass(one.errorClass!)}>
            {one.errorClass}
          </Button>{' '}
          {one.error}
        </p>
      )}
      {one.doneAt === null && (
        <Button look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      )}
    </Card>
  );
}
