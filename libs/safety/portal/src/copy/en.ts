/** Help and leaving fast, in English. */
export const en = {
  help: {
    open: 'Need help now?',
    title: 'Help right now',
    lead: 'You deserve support. These lines are free and open day and night.',
    notWatched:
      'Not monitored 24/7. Your care team may not see a message right away. If you are in danger, call 911, or call or text 988.',
    clinic: 'Call {{clinic}}',
    clinicHours: 'During clinic hours.',
    opensNewPage: 'opens a new page',
  },
  resource: {
    lifeline: '988 Suicide & Crisis Lifeline',
    'lifeline-spanish': '988 in Spanish',
    veterans: 'Veterans Crisis Line',
    'crisis-text-line': 'Crisis Text Line',
    deaf: 'Relay',
    emergency: 'Emergency',
  },
  way: {
    'lifeline-call': 'Call 988',
    'lifeline-text': 'Text 988',
    'lifeline-chat': 'Chat with 988',
    'lifeline-spanish-call': 'Call 988, press 2',
    'lifeline-spanish-text': 'Text AYUDA to 988',
    'veterans-call': 'Call 988, press 1',
    'veterans-text': 'Text 838255',
    'crisis-text-line-text': 'Text 741741',
    'deaf-call': 'Relay 711',
    'emergency-call': 'Call 911',
  },
  aid: {
    notWatched: 'Not watched 24/7. In danger? Call 911, or call or text 988.',
    title: 'You do not have to wait for a reply',
    words: 'If you are thinking about hurting yourself, you can talk to someone now. You can still send your message.',
    more: 'More ways to get help',
  },
  exit: {
    button: 'Leave fast',
    prefix: 'Emergency',
    pressed: 'Shift, pressed {{times}} of 3 times',
  },
};
