import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PushedMessage, Timeline } from '../../../src/interfaces/client/conversations/timeline.ts';

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

test('a place in the middle shows nothing of what follows it, until the pages up to there are loaded', () => {
  const timeline = new Timeline();
  const page = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => message(from + i, from + i)) as never;
  const shown = () => timeline.messages.map(({ seq }) => seq);
  timeline.jump({ items: page(4, 6), isFirst: false, isLast: false }, 10);
  timeline.push(message(11, 11));
  timeline.push(message(7, 12, 'edited'));
  expect([shown(), timeline.covers(6), timeline.covers(7)]).toEqual([[4, 5, 6], true, false]);
  timeline.load({ items: page(2, 3), isFirst: false });
  timeline.extend({ items: page(7, 9), isLast: false }, timeline.begin());
  expect(shown()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(timeline.messages.find(({ seq }) => seq === 7)).toMatchObject({ text: 'edited' });
  timeline.extend({ items: page(10, 11), isLast: true }, timeline.begin());
  timeline.push(message(12, 13));
  expect(shown()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  timeline.jump({ items: page(11, 11), isFirst: false, isLast: true });
  expect([shown(), timeline.hasGap]).toEqual([[11, 12], false]);
});

const counts = { like: 0, love: 0, happy: 0, wow: 0, sad: 0, angry: 0 };
const whole = (changeSeq: number, more: object = {}) =>
  ({
    ...message(1, changeSeq),
    deletedAt: null,
    refs: [],
    repliedTo: null,
    reactions: counts,
    ...more,
  }) as never;
const opened = (more: object = {}) => {
  const timeline = new Timeline();
  timeline.load({ items: [whole(1, { myReaction: null, ...more })], isFirst: true }, 1);
  return timeline;
};

test('fields that frames omit keep their known values', () => {
  const reactions = { ...counts, love: 1 };
  const timeline = opened({ myReaction: 'love', reactions });
  timeline.push(whole(2, { text: 'edited', reactions }));
  expect(timeline.messages).toMatchObject([{ text: 'edited', myReaction: 'love' }]);
});

test('your own reaction shows at once, and stays through frames and reads that are older', () => {
  const timeline = opened();
  const began = timeline.begin();
  timeline.react('m1', { myReaction: 'love' });
  expect(timeline.messages).toMatchObject([{ myReaction: 'love' }]);
  timeline.push(whole(2, { text: 'before it' }));
  expect(timeline.messages).toMatchObject([{ text: 'before it', myReaction: 'love' }]);
  timeline.push(whole(3, { reactions: { ...counts, love: 1 } }));
  timeline.change([whole(3, { myReaction: null })], 3, began);
  expect(timeline.messages).toMatchObject([{ myReaction: 'love' }]);
  timeline.change([whole(4, { myReaction: 'wow' })], 4);
  expect(timeline.messages).toMatchObject([{ myReaction: 'wow' }]);
});

test('a reaction that nobody has any more is not yours either: another device removed it', () => {
  const timeline = opened({ myReaction: 'love', reactions: { ...counts, love: 1 } });
  timeline.push(whole(2));
  expect(timeline.messages).toMatchObject([{ myReaction: null }]);
});

test('a frame takes nothing away that you saw: the reply, references that not everyone sees', () => {
  const [repliedTo, refs] = [{ id: 'm0', excerpt: 'which?' }, [{ kind: 'item', id: 'i' }]];
  const timeline = opened({ repliedTo, refs });
  timeline.push(whole(2, { text: 'edited', moreRefs: true }));
  expect(timeline.messages).toEqual([expect.objectContaining({ text: 'edited', repliedTo, refs })]);
  expect(timeline.messages[0]).not.toHaveProperty('moreRefs');
  timeline.push(whole(3, { seq: 0, id: 'm0', deletedAt: '2026-01-01T00:00:00Z' }));
  expect(timeline.messages.at(-1)).toMatchObject({ repliedTo: null, refs });
});

test('changes that come too early are kept within a bound, and the rest is fetched', () => {
  const timeline = opened();
  for (let i = 3; i < 3_000; i++) timeline.push(message(i, i));
  timeline.change([message(2, 2)] as never, 2);
  expect(timeline.messages.length).toBe(502);
  expect(timeline.hasGap).toBe(true);
});
