/** The clinic and its people, in English. */
export const en = {
  team: {
    title: 'Your care team',
    who: 'Everyone here can read what you write, so that someone can always help. Nobody else can.',
    lead: 'Leads your care',
    empty: 'Your clinic has not named a care team yet. Call us if you have a question.',
  },
  hours: {
    title: 'Clinic hours',
    closed: 'Closed',
    zone: 'Times are {{zone}} time.',
    call: 'Call {{phone}}',
    outside: 'Outside these hours, messages wait until we are back.',
  },
  patients: {
    title: 'Patients',
    find: 'Find by name',
    hint: 'Whole words of the first or last name.',
    count: 'Patients shown: {{count}}',
    nobody: 'No patient of yours has every one of these words in their name.',
    none: 'No patients yet.',
    more: 'Show more',
    duplicates: 'Records made twice',
  },
  patient: {
    born: 'born {{date}}, age {{age}}',
    team: 'Care team',
    lead: 'Leads',
    noTeam: 'Nobody yet',
    letIn: 'Let in by the patient',
    replacedBy: 'This record was put together with another of the same person. Write and decide there.',
    openKept: 'Open the kept record',
    replaces: 'Earlier record',
    helps: {
      partner: 'helps, as partner',
      parent: 'helps, as parent',
      child: 'helps, as son or daughter',
      relative: 'helps, as family',
      friend: 'helps, as friend',
      carer: 'helps, as professional carer',
    },
    scope: { messages: 'messages', 'check-ins': 'check-ins', visits: 'visits' },
  },
  problem: {
    'care-team.not-care-staff': 'Only clinical staff can join a care team.',
  },
};
