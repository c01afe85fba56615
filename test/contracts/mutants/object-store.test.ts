import { AssertionError } from 'node:assert';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lacking, objectStoreContract, type StoreUnderTest } from '../../../src/contracts/index.ts';
import { stores } from '../../kit/servers/stores.ts';
import { storeMutants } from './object-store.ts';

describe.each(Object.entries(stores))(
  'The contract of object stores, with a faulty %s:',
  (_name, { open }) => {
    let subject: StoreUnderTest;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.stop());

    test.for(storeMutants)('it is noticed that $title', async ({ killedBy, plant }, { skip }) => {
      const one = objectStoreContract.find(({ title }) => title === killedBy)!;
      const faulty = plant(subject);
      const lacks = lacking(one, faulty);
      if (lacks.length > 0) skip(`without ${lacks.join(', ')}`);
      // An error of another kind would be a faulty mutant.
      await expect(one.check(faulty)).rejects.toThrow(AssertionError);
    });
  },
);
