/** Records taken away and destroyed, and what patients agreed to, in English. */
export const recordEn = {
  back: 'Run the clinic',
  title: 'Records and data rights',
  lead: 'Records are taken away or destroyed here. Each step leaves an entry in the access log, and asks you to prove that it is you.',
  print: 'Print',
  making: 'The file is being made. This can take a minute.',
  given: 'The file is on your device. Keep it where only those can read it who may.',
  find: {
    label: 'Name of the patient',
    hint: 'Names are found by whole words.',
    find: 'Find',
    none: 'Nobody has a name with these words.',
    choose: 'Choose',
    chooseOf: 'Choose {{name}}',
  },
  one: {
    title: 'One patient’s record',
    lead: 'One file with all that the clinic keeps about a patient: to read (PDF), as tables (CSV) and for programs (JSON).',
    take: 'Take the record of {{name}} away',
  },
  mine: {
    title: 'My record',
    file: 'Take it with you',
    what: 'You can have all that the clinic keeps about you as one file. It holds a paper to read, and tables for a computer.',
    without: 'Notes that staff write for each other are not in it. Ask the clinic if you want them too.',
    care: 'The file is not locked. Keep it where nobody else can open it.',
    take: 'Get my record',
    given: 'The file is on this device. It is called record.zip.',
    ask: 'Questions, or do you want it on paper? Call {{phone}}.',
    whoSaw: 'Who saw my record',
  },
  consent: {
    title: 'What was agreed to',
    lead: 'Consents and permissions to share, signed, taken back and run out; the newest first.',
    mine: 'What I agreed to',
    mineLead: 'What you signed, and what you took back. The newest comes first.',
    none: 'Nothing was signed yet.',
    kind: {
      'treatment-consent': {
        signed: 'Consent to treatment signed, version {{version}}',
        withdrawn: 'Consent to treatment taken back',
        kept: 'Kept the consent to treatment after all',
      },
      release: {
        signed: 'Permission to share signed, for {{to}}',
        revoked: 'Permission to share taken back, for {{to}}',
        expired: 'Permission to share ran out, for {{to}}',
      },
      proxy: {
        granted: 'Access for {{name}} granted',
        withdrawn: 'Access for {{name}} taken back',
        ended: 'Access for {{name}} ended',
      },
    },
  },
  problem: {
    'record.limited': 'Many records were taken away in the last hour. Please try again later.',
    'record.same-person': 'Somebody else has to approve what you asked for.',
  },
};
