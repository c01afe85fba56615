import type { Faker } from '@faker-js/faker';

const garments = [
  'wool coat',
  'denim jacket',
  'trench coat',
  'linen blazer',
  'silk blouse',
  'oxford shirt',
  'striped t-shirt',
  'turtleneck',
  'cashmere cardigan',
  'hoodie',
  'pleated skirt',
  'wide trousers',
  'black jeans',
  'midi dress',
  'jumpsuit',
  'white sneakers',
  'ankle boots',
  'loafers',
  'heels',
  'beanie',
  'silk scarf',
  'leather belt',
  'tote bag',
  'sunglasses',
];
const occasions = [
  'a rainy Monday at the office',
  'a wedding in June',
  'a first date',
  'the opening of a gallery',
  'a long weekend in the mountains',
  'brunch with friends',
  'a job interview',
  'the theatre',
  'a birthday by the lake',
  'ten hours on a train',
  'a concert in the park',
  'my sister’s graduation',
];
const postTexts = [
  'Wore the {colour} {garment} to {occasion}. It got compliments from strangers.',
  'Finally found a {garment} that goes with my {garment}.',
  'Packing for {occasion}: one {garment}, one {garment}, nothing else.',
  '{colour} {garment}, yes or no? It is for {occasion}.',
  'Third time this week in the {colour} {garment}, and I am not sorry.',
  'Mended the {garment} instead of buying a new one. Two evenings, one needle.',
  'What do you wear to {occasion}? All I have is a {colour} {garment}.',
  'The {garment} is back from the cleaner, just in time for {occasion}.',
  'Swapped my {garment} for a {colour} {garment} at the flea market.',
];
const mentions = [
  '@{name} lent me this {garment} for {occasion}.',
  '@{name}, your {garment} would go with my {garment}.',
];
const commentTexts = [
  'That {garment} suits you.',
  'Where is the {garment} from?',
  'Try it with a {colour} {garment}.',
  'I wore the same to {occasion}!',
  'The {colour} one, always.',
  'Too warm for {occasion}, I would say.',
  'May I borrow the {garment}?',
  'Great combination.',
];
const answers = [
  'From a second-hand shop.',
  'Thank you!',
  'Only if you bring it back.',
  'You were right.',
  'I will try that.',
];
const bios = [
  'One {garment} for every mood.',
  'Mostly {colour}. Always a {garment}.',
  'Wears things until they fall apart.',
  'Collects {garment}s.',
  'Dressing for {occasion}, every day.',
];

/** Sentences about clothes; deterministic for the state of `faker`. */
export function makeTexts(faker: Faker) {
  const pick = (list: readonly string[]) => faker.helpers.arrayElement(list);
  const filled = (text: string, name = '') =>
    text.replace(/\{(\w+)\}/g, (_, placeholder: string) => {
      if (placeholder === 'garment') return pick(garments);
      if (placeholder === 'occasion') return pick(occasions);
      return placeholder === 'name' ? name : faker.color.human();
    });
  const sentence = (list: readonly string[], name?: string) => {
    const text = filled(pick(list), name);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  return {
    post: () => sentence(postTexts),
    mention: (username: string) => sentence(mentions, username),
    comment: () => sentence(commentTexts),
    answer: () => pick(answers),
    bio: () => sentence(bios),
  };
}
