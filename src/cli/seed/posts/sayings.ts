/** What others say, and what the author answers. */
export type Exchange = readonly [comment: string, answer: string];
export interface Saying {
  readonly text: string;
  readonly exchanges: readonly Exchange[];
}

/** About an outfit that is shown. `{a}` and `{b}` are two of its garments. */
export const shown: readonly string[] = [
  'The {a} again. Third time this week, and I am not sorry.',
  'Wore this to the theatre. The {a} got a compliment in the cloakroom, from the person who hangs up a thousand coats.',
  'First really cold morning, so: {a}, and the {b} over everything.',
  'Nobody told me the office had moved to 17 degrees. The {a} knew.',
  'A year ago I nearly gave the {a} away. Today it carried the whole outfit.',
  'Everything here is second hand except the {b}, and even that was a present.',
  'Yes or no? It’s for a birthday where I know two people.',
  'Ten hours on a train in this. Nothing pinched, nothing creased, one coffee stain on the {a}.',
  'The {a} finally met the {b}. They should have been introduced years ago.',
  'Sunday. Market at eight, cinema at four, one outfit for both.',
  'I own four of these, and this {a} is the only one I ever take from the hook.',
  'Rain, then sun, then whatever that was. Layers did the rest.',
  'Wedding number three of the year. Same {a}, nobody noticed.',
  'Trying to wear everything once before spring. Piece 19 of 60: the {a}.',
];
export const aboutShown: readonly Exchange[] = [
  ['Where is the {a} from?', 'Second hand, from the shop behind the station.'],
  ['That {a} suits you.', 'Thank you! It’s older than it looks.'],
  ['The colours! Yes.', 'I stood in front of the mirror for a while, so thank you.'],
  ['I’d swap the shoes, and then I’d steal the rest.', 'Tried it with other shoes just now. You are right.'],
  ['I have nearly the same {b}, and I have never thought of this.', 'Now you have to.'],
  ['May I borrow the {a}?', 'Only if it comes back.'],
  ['This makes me want it to be colder.', 'Give it a week.'],
  ['Great combination, especially with the {b}.', 'It was an accident, but I’ll take it.'],
  ['How does it feel after a whole day?', 'Like pyjamas, honestly.'],
  ['Nobody will look at anything else.', 'That’s the plan.'],
  ['Did you take up the hem yourself?', 'Two evenings and a lot of pins.'],
  ['Saving this for Friday.', 'Send me a picture!'],
];

/** Without a picture. */
export const unshown: readonly Saying[] = [
  {
    text: 'Mended the {a} instead of buying a new one. Two evenings, one needle, a whole podcast about eels.',
    exchanges: [
      ['Show us the seam!', 'In daylight, maybe. It’s an honest seam.'],
      ['What did we learn about eels?', 'That nobody knows where they go.'],
      ['This is the way.', 'It’s slower, and then it’s yours.'],
    ],
  },
  {
    text: 'What do you wear to a christening in a cold church? All I have is a {a} and good intentions.',
    exchanges: [
      ['Wool tights, thermal top, and on top of it whatever you like.', 'The thermal top! Of course.'],
      ['A big scarf that counts as a blanket after the first hymn.', 'Genius, and I own three.'],
      ['Good intentions are not insulated.', 'I found that out last time.'],
    ],
  },
  {
    text: 'Cost per wear of my {a} went below one euro today. I celebrated by wearing it.',
    exchanges: [
      ['Mine is at 0.41 and I tell everybody, at parties too.', 'And they still invite you?'],
      ['How long did it take?', 'Four winters. It’s a slow sport.'],
    ],
  },
  {
    text: 'Reminder to check your coat pockets before the cleaner does. I found a concert ticket and half a biscuit.',
    exchanges: [
      ['Which half?', 'The worse one.'],
      ['Last year I got a tenner back in a little envelope. Honest people.', 'Name of the cleaner, please!'],
    ],
  },
  {
    text: 'Does anyone know how to get candle wax out of wool? It was a very nice dinner.',
    exchanges: [
      ['Freezer first, break it off, then brown paper and a warm iron.', 'It worked!! You are a wizard.'],
      ['Not hot water. I say this with regret.', 'Thank you for your sacrifice.'],
      ['Call it a pattern.', 'Tempting.'],
    ],
  },
  {
    text: 'Packing for four days: one {a}, one {b}, and the shoes I always regret.',
    exchanges: [
      ['Leave the shoes. You know you want to.', 'I took them out and put them back. Twice.'],
      ['Where to?', 'Somewhere with hills.'],
    ],
  },
  {
    text: 'The tailor looked at my {a}, sighed, and said “we can save it”. Best news of the week.',
    exchanges: [
      ['A sigh means it will be expensive.', 'Eighteen euros! I tipped.'],
      ['Tailors are the emergency doctors we deserve.', 'With better lighting.'],
    ],
  },
  {
    text: 'Swapped a hat I never wore for a {a} I will never take off.',
    exchanges: [
      ['At the swap on Sunday? I saw that hat leave.', 'It left happy.'],
      ['Best trade since the loafers.', 'Nothing beats the loafers.'],
    ],
  },
  {
    text: 'Moths: 1, me: 0. The {b} survived, the peas in the freezer have company.',
    exchanges: [
      ['Cedar balls don’t work, lavender doesn’t either, sealed bags do.', 'Ordered. Thank you.'],
      ['Brush everything once. They hate being disturbed.', 'Same.'],
    ],
  },
  {
    text: 'Unpopular opinion: ironing is relaxing if the radio is good.',
    exchanges: [
      ['Come to my place. The radio is excellent, there are nine shirts.', 'Nine! I’ll think about it.'],
      ['Steam, yes. Iron, never.', 'A collar needs an iron and you know it.'],
    ],
  },
  {
    text: 'Clothes rail inventory: 61 pieces, 14 of them doing all of the work.',
    exchanges: [
      ['And the other 47?', 'Moral support.'],
      ['I did the same, it was 12 of 80. I’ve been quiet since.', 'We could start a group.'],
    ],
  },
  {
    text: 'Who else has a “good” version and a “bicycle” version of the same trousers?',
    exchanges: [
      ['Same trousers, a year apart. The bicycle decides when.', 'The chain decides.'],
      ['I have a third: the painting version.', 'That’s retirement.'],
    ],
  },
  {
    text: 'Third winter with the {a}. It has a new lining, new buttons, and the same moods.',
    exchanges: [
      ['Is it still the same coat then?', 'Philosophy on a Tuesday, thank you.'],
      ['Where did you get the buttons?', 'From a tin of my grandmother’s. Four left.'],
    ],
  },
];

/** `{name}` is someone’s username. */
export const mentions: readonly Saying[] = [
  {
    text: '@{name} lent me this {a} for Saturday. It may take a while to come back.',
    exchanges: [['I can see who has it, you know.', 'It’s on its way. Slowly.']],
  },
  {
    text: '@{name}, this is the {a} I told you about. You were right about the sleeves.',
    exchanges: [['I am always right about sleeves.', 'And about little else.']],
  },
  {
    text: 'Thank you @{name} for the thread! The {b} looks like new.',
    exchanges: [['Let me see the stitches on Thursday.', 'They are tiny. You’ll be proud.']],
  },
];
