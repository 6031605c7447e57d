/** The clinic and its people, in English. */
export const en = {
  team: {
    title: 'Your care team',
    who: 'Everyone here can read what you write, so that someone can always help. Nobody else can, but whom you let in.',
    lead: 'Leads your care',
    empty: 'Your clinic has not named a care team yet. Call us if you have a question.',
    helps: {
      partner: 'helps, as partner',
      parent: 'helps, as parent',
      child: 'helps, as son or daughter',
      relative: 'helps, as family',
      friend: 'helps, as friend',
      carer: 'helps, as professional carer',
    },
  },
  hours: {
    title: 'Clinic hours',
    closed: 'Closed',
    zone: 'Times are {{zone}} time.',
    call: 'Call {{phone}}',
    outside: 'Outside these hours, messages wait until we are back.',
  },
  problem: {
    'care-team.not-care-staff': 'Only clinical staff can join a care team.',
  },
};
