/** The frame around every page, in English. */
export const en = {
  skip: 'Skip to the page',
  toStart: 'Go to my first page',
  nav: {
    label: 'Places',
    home: 'Home',
    messages: 'Messages',
    me: 'Me',
    inbox: 'Inbox',
    patients: 'Patients',
    alerts: 'Alerts',
    safety: 'On call',
  },
  home: {
    morning: 'Good morning, {{name}}',
    day: 'Good afternoon, {{name}}',
    evening: 'Good evening, {{name}}',
    lead: 'Your care team is here between visits. Write when you want to. There is no wrong question.',
    write: 'Write to your care team',
    demo: 'This is a demo. The people and the clinic are made up.',
  },
  staff: {
    hello: 'Hello, {{name}}',
    coming: 'These areas come for your role',
    admin: {
      now: 'Your role runs the clinic and reads no messages or charts. You can change how things look under Me.',
      first: 'People: accounts, invitations and roles',
      second: 'Clinic: hours, groups and who is told when a reply is late',
      third: 'System: health, backups and versions',
    },
    auditor: {
      now: 'Your role checks who did what. It reads no messages or charts. You can change how things look under Me.',
      first: 'Trail: who opened or changed what, and when',
      second: 'Proof: that no entry is missing or changed',
      third: 'Export: a copy for a review, itself recorded',
    },
  },
  palette: {
    open: 'Find',
    title: 'Find a patient or an action',
    label: 'A patient’s name, or what you want to do',
    nothing: 'Nothing found. Names are found by whole words.',
  },
  keys: {
    find: 'Find a patient or an action',
    inbox: 'Go to the inbox',
    patients: 'Go to the patients',
    me: 'Go to my settings',
    alerts: 'Go to the alerts',
    'safety-settings': 'Go to who is on call and how soon',
  },
  offline: {
    bar: 'You are offline. We will send what you write when you are back.',
    title: 'We cannot reach the clinic right now',
    words: 'You may be offline. What you wrote is safe on this device. This page tries again when you are back.',
  },
  version: { ready: 'A newer version is ready.', reload: 'Reload now', later: 'Later' },
  notYours: {
    title: 'This page is not yours',
    words: 'It belongs to someone else, or your role does not include it. Nothing of it was loaded.',
  },
  notFound: { title: 'There is no such page', words: 'The link may be old, or a letter may be missing.' },
};
