/** Conversations of two: `a` is the one whom the demo signs in, `b` the friend; see `parseTalk`. */
export const directScripts: readonly string[] = [
  `
b: Are you still looking for a winter coat? There is one in the shop, wool, your size, hardly any pilling.
a: Colour?
b: Dark green. Horn buttons, all of them there. [love a]
a: I’d come on Thursday after work, could you keep it till six?
b: It’s hanging in the back with your name on it.

a: I am wearing it. I have worn it for two days. I may sleep in it. [later 2600] [happy b]
b: Told you. Send me a picture when the light is good.
b: And take it off before you sleep, the shoulders will thank you.
`,
  `
a: You were right about the hem, two centimetres and it’s a different skirt.
b: It’s always two centimetres. [happy a]
b: Did you do it by hand?
a: By hand, with a podcast. Two episodes.
b: That’s the correct unit.

b: Question: does my {item} go with the brown shoes or am I fooling myself? [item] [later 1500]
a: With the brown ones, yes. Not with the black belt, though.
b: I was going to wear the black belt.
a: I know you were. [happy b]
b: Brown belt. Fine. Thank you.
`,
  `
b: Can I borrow the {peer} for Saturday? It’s my sister’s thing, I’ll be careful. [was Can I borrow the {peer} on Saturday?]
a: Sure! It’s at the cleaner till Friday, come by after eight?
b: Perfect. I’ll bring it back with a cake in the pocket.
a: Please not in the pocket.
b: Next to the pocket. [love a]
`,
  `
a: What did you wear in the end?
b: The safe one. I chickened out at the door. [sad a]
b: But somebody else wore the other one, in red, and now I know.
a: Next time send me a photo from the hallway. I answer in under a minute before eight.
b: Deal. [love a]

b: Hallway photo. You have under a minute. [outfit] [later 1900]
a: GO. Keep the scarf, lose the hat.
b: Hat lost. Going.
`,
  `
b: The parcel is here! The wool is exactly the colour of wet slate, as you said.
a: Told you. How many balls did you take in the end?
b: Seven. The pattern says six, but the pattern doesn’t know my arms. [happy a]
a: Cast on this weekend? I could use company, my sleeve is stuck.
b: Saturday, ten, my kitchen. Bring the sleeve.
`,
  `
a: Did you get home dry?
b: Define dry. The coat did its job, the shoes have left the company. [happy a]
a: Newspaper inside, not on the radiator.
b: They’re reading the economy pages as we speak.
`,
  `
b: Half of the market on Sunday was gone by ten. Next time we go at eight.
a: Eight is a lot to ask of a Sunday.
b: I found a {item} for eleven euros though. At nine thirty. [item] [wow a]
a: Eight it is.
`,
  `
a: Thank you for taking up the trousers! What do I owe you?
b: A coffee. A large one.
a: A coffee and the yellow buttons you liked.
b: The yellow buttons?! Then I owe you. [love a]
b: I am in town on Wednesday, so whenever it suits.
`,
];

/** The one message of someone whom you do not know. */
export const requestTexts: readonly string[] = [
  'Hi! I saw your post with the mended lining. Would you tell me which thread you used? I have the same coat, and the same hole.',
  'Hello, we met at the swap in October, I was the one with too many hats. Do you still have the tweed vest?',
];
