export interface RoomScript {
  readonly title: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  /** Letters are people in the order in which they joined; see `parseTalk`. */
  readonly talk: string;
}

/** Each has the shape of its own group: a party, a shop, an office, a wedding. */
export const roomScripts: readonly RoomScript[] = [
  {
    title: 'Swap party',
    description: 'What we give away on Sunday. Bring hangers.',
    visibility: 'public',
    talk: `
a: Sunday at three, my place. Bring what you no longer wear, washed please.
b: I have two coats and far too many scarves. [love a d]
c: Shoes in 39, anyone? Two pairs, hardly worn.
d: The scarves are mine! [reply 2] [happy b]
e: 39 is my size. What kind?
c: Loafers, and ankle boots that were always a bit too polite for me.
e: I am too polite for most boots. I’ll try both. [reply 1] [happy a c]

b: Do we count pieces this time, or just take? [later 900]
a: Just take. Last time the counting was the longest part of it.
d: And whatever is left goes to the shelter on Monday, as always. [love a b e]
c: Is there a mirror? Last year it was your phone. [was Is there a mirror? Last year it was you phone.]
a: There is a mirror now. A tall one. I carried it up four floors. [wow c d]
e: I’ll bring cake. Somebody bring forks, @{a}’s are all from different planes.
`,
  },
  {
    title: 'Mending circle',
    description: 'Darning, patching, zips. Show the hole, somebody knows.',
    visibility: 'public',
    talk: `
b: Moths. In the good sweater. Left sleeve, three holes the size of a lentil.
c: Freezer first, 48 hours in a bag. Then darn. Otherwise you mend it for the next moth. [love b a]
b: In the freezer with it, next to the peas.
a: Swiss darning if the knit is fine. From the right side nobody will see it.
d: Or make it visible. I did mine in mustard and people ask about it more than about the sweater. [love a b]
c: Visible mending is just admitting it, with style.

a: Update on the zip of my {item}: it was only the slider. Three euros, ten minutes. [item] [later 1400] [love c d]
d: Three euros! The tailor wanted forty and a new zip.
a: Pliers, a drop of soap, patience. I’ll bring the pliers on Thursday.
b: I’m in on Thursday. The peas and I have had enough of each other. [happy a d c]
c: Can somebody show me how to turn a collar? Shirt is fine, collar is gone.
d: That is the one thing I can do. Bring the shirt. [reply 1] [love c]
`,
  },
  {
    title: 'Office, but alive',
    description: 'Dress codes, and how far they bend.',
    visibility: 'public',
    talk: `
c: New rule here: “smart casual on client days”. Nobody knows what it means, including the person who wrote it.
a: It means a collar somewhere in the picture.
d: Blazer over anything. A blazer forgives a lot. [love a c]
c: Over a hoodie?
d: Some things it does not forgive. [happy a b c]

b: Thoughts? Presentation tomorrow, cold room, they always overdo the air conditioning. [outfit] [later 500]
a: Yes. Swap the shoes if you’ll stand for an hour.
c: It looks like you already know the numbers. [love b]
b: Shoes swapped, you were right, it was an hour and a half. [reply 2] [later 1300]
b: And they asked where the top is from. [happy a d]
a: The only question that matters.
`,
  },
  {
    title: 'Rain gear people',
    description: 'Waterproof, allegedly.',
    visibility: 'public',
    talk: `
d: Reproofed the {item} yesterday. Water rolls off like on a duck. [item]
b: Which stuff did you use? Mine left white marks.
d: The wash-in one, then half an hour in the dryer on low. The marks come from too much of it.
c: The dryer step is what everybody skips. [love d b]

a: It’s raining sideways and I am in suede. Do not ask. [later 700]
b: Newspaper, no radiator!
a: I know, I know. They are full of the sports pages now. [happy b c d]
c: A moment of silence for the suede. [sad a]
`,
  },
  {
    title: 'Lisbon in December',
    description: 'Four days, one cabin bag each.',
    visibility: 'private',
    talk: `
b: Flights are booked. Friday 7:05, I am sorry in advance.
a: 7:05 is a punishment. What’s the weather doing?
c: 16 degrees, one day of rain. So everything, basically.
b: One coat, worn on the plane. Everything else has to fit around the shoes.
a: This is what I’d take. Too much? [outfit] [love c]
c: Leave one pair of shoes at home. The hills decide anyway. [reply 1]
a: You are right and I hate it. [was You are right.] [happy b c]

c: I made a packing list and it has 31 lines. It’s four days. [later 1800]
b: Mine has “charger” three times.
a: Dinner on Saturday is the nice place, so one proper outfit each.
b: Define proper.
a: Something you would be photographed in next to a fish. [happy b c]
c: I own exactly that.
`,
  },
  {
    title: 'Denim, slowly',
    description: 'Raw, faded, patched. No haul pictures.',
    visibility: 'public',
    talk: `
c: Day 200 of the same pair. Honeycombs are coming in behind the knee.
d: Washed yet?
c: Once. Bath, cold, inside out. I said goodbye to a little blue.
b: 200 days and one wash. I sit next to you in the library, I can confirm it is fine. [happy c d]

a: Hemmed my {item} myself and one leg is now a statement. [item] [later 900]
d: Which leg?
a: The shorter one. [happy b c d]
d: Unpick it, press it, pin it while you WEAR it. Everyone does it flat the first time. [love a]
`,
  },
  {
    title: 'Ida’s wedding: who wears what',
    description: 'So that we don’t all arrive in navy.',
    visibility: 'private',
    talk: `
d: The invitation says “festive, outdoors, there is a meadow”. So no thin heels.
b: I have a dress for weddings and a coat for meadows, never tried them together.
a: Navy is taken, by me. I claimed it in spring. [love c]
c: Then I go green. Meadow camouflage. [happy a b d]

b: Would this do? I can’t tell if it’s festive or just clean. [outfit] [later 1100]
d: Festive if you add the earrings. Clean otherwise.
a: Earrings. And take the wrap, it gets cold when the band starts. [reply 1]
b: Earrings found, in the pocket of the other coat, since the last wedding. [love a d]
c: What do we do about a present? I can collect.
a: Collect, please. You are the only one of us who can count. [happy b]
`,
  },
];
