/** The frame around every page, in English. */
export const en = {
  skip: 'Skip to the page',
  toStart: 'Go to my first page',
  nav: {
    label: 'Places',
    home: 'Home',
    messages: 'Messages',
    checkIns: 'Check-ins',
    me: 'Me',
  },
  home: {
    morning: 'Good morning, {{name}}',
    day: 'Good afternoon, {{name}}',
    evening: 'Good evening, {{name}}',
    treatment: 'Your treatment',
    whoSaw: 'Who saw my record',
    record: 'My record',
    release: 'Something waits for your signature',
    therapy: 'Talk therapy',
    therapyAsks: 'Talk therapy: we have a question for you',
    lead: 'Your care team is here between visits. Write when you want to. There is no wrong question.',
    write: 'Write to your care team',
    demo: 'This is a demo. The people and the clinic are made up.',
  },
  offline: {
    bar: 'You are offline. We will send what you write when you are back.',
    title: 'We cannot reach the clinic right now',
    words: 'You may be offline. What you wrote is safe on this device. This page tries again when you are back.',
    here: 'What you have opened here before, such as a check-in, also works without a network.',
    goOn: 'Go on with what is on this device',
  },
  version: { ready: 'A newer version is ready.', reload: 'Reload now', later: 'Later' },
  notYours: {
    title: 'This page is not yours',
    words: 'It belongs to someone else, or your role does not include it. Nothing of it was loaded.',
  },
  notFound: { title: 'There is no such page', words: 'The link may be old, or a letter may be missing.' },
};
