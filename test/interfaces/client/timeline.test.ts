import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PushedMessage, Timeline } from '../../../src/interfaces/client/timeline.ts';

const message = (seq: number, changeSeq: number, text = `${seq}@${changeSeq}`) =>
  ({ id: `m${seq}`, conversationId: 'c', seq, changeSeq, text }) as PushedMessage;

/** The changes of a conversation: mostly new messages, some edits of old ones. */
const history = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }).map((touches) => {
  let lastSeq = 0;
  return touches.map((touch, i) =>
    message(touch > 2 || lastSeq === 0 ? ++lastSeq : 1 + (touch % lastSeq), i + 1),
  );
});

const asTheyAre = (changes: readonly PushedMessage[]) =>
  [...new Map(changes.map((one) => [one.seq, one])).values()].sort((a, b) => a.changeSeq - b.changeSeq);

test('lost, duplicated and reordered frames never corrupt the messages', () => {
  fc.assert(
    fc.property(
      history.chain((changes) =>
        fc.tuple(fc.constant(changes), fc.array(fc.constantFrom(...changes)), fc.nat(changes.length)),
      ),
      ([changes, arriving, loadedAt]) => {
        const timeline = new Timeline();
        timeline.load({ items: asTheyAre(changes.slice(0, loadedAt)) as never, isFirst: true }, loadedAt);
        for (const one of arriving) timeline.push(one);
        const rest = asTheyAre(changes).filter(({ changeSeq }) => changeSeq > timeline.position!);
        if (timeline.hasGap) expect(rest).not.toEqual([]);
        timeline.change(rest as never, changes.length);
        expect(timeline.hasGap).toBe(false);
        expect(timeline.messages).toMatchObject(
          asTheyAre(changes).sort((a, b) => a.seq - b.seq) as unknown as object[],
        );
      },
    ),
  );
});

test('a changed old message is shown only once its page is loaded, in its latest version', () => {
  const timeline = new Timeline();
  timeline.load({ items: [message(9, 9), message(10, 10)] as never, isFirst: false }, 10);
  timeline.push(message(3, 11, 'edited'));
  expect(timeline.messages.map(({ seq }) => seq)).toEqual([9, 10]);
  timeline.load({ items: [message(3, 3, 'as it was'), message(8, 8)] as never, isFirst: true });
  expect(timeline.messages).toMatchObject([{ seq: 3, text: 'edited' }, { seq: 8 }, { seq: 9 }, { seq: 10 }]);
});

test('fields that frames omit keep their known values', () => {
  const timeline = new Timeline();
  timeline.load({ items: [{ ...message(1, 1), myReaction: 'love' }] as never, isFirst: true }, 1);
  timeline.push(message(1, 2, 'edited'));
  expect(timeline.messages).toMatchObject([{ text: 'edited', myReaction: 'love' }]);
});
