/** How a clinic routes and promises, in English. */
export const routingEn = {
  hours: {
    promise: '{{topic}}, sent on Friday at 6:00 PM: answered by {{by}}.',
    never: '{{topic}}, sent on Friday at 6:00 PM: no time can be promised.',
    zone: 'Times of {{zone}}.',
  },
  topics: {
    poolId: 'Read by',
    escalationPoolId: 'Told when a reply is late',
    replyMinutes: 'Minutes to a reply, counted while somebody is there',
    range: 'From 5 minutes to 10,080, a week',
    seen: 'What a patient reads who writes now:',
  },
  pools: {
    name: 'Name of group {{n}}',
    unnamed: 'No name yet',
    people: 'Who is in the group {{name}}',
    remove: 'Take the group away',
    add: 'Add a group',
    noTopic: 'Reads no topic first',
    nobody: 'Nobody is in it.',
    seats: 'New people take their seat by what they do here, as long as groups keep the names they began with.',
  },
};
