/** The clinic's patients for who looks after them, in English. */
export const chartsEn = {
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
    scope: { messages: 'messages', 'check-ins': 'check-ins', visits: 'visits' },
  },
};
