/** A patient's treatment in plain words, in English. */
export const storyEn = {
  title: 'Your treatment',
  now: 'Where you are',
  decision: {
    'bring-in': 'Your team would like to see you sooner. They will contact you about a day.',
    keep: 'Your plan stays as it is.',
    extend: 'Your next infusion can wait longer than before.',
    taper: 'Your team would like to slow down or end the infusions, together with you.',
    psychotherapy: 'Your team would like to help you find a therapist.',
    ask: 'Your team has asked how you are.',
    investigate: 'Your team is looking into something first.',
  },
  by: '{{name}}, {{on}}',
  followUp: 'They will look again on {{on}}.',
  noDecision: 'Nothing has been decided since your last infusion. Your check-ins show your team how you are.',
  decides: 'Who decides: {{names}}, together with you. Nothing is decided by a computer.',
  someoneDecides: 'A clinician decides, together with you. Nothing is decided by a computer.',
  ask: {
    title: 'Would you like someone to look?',
    lead: 'You can ask your team to look at how you are and when you come next. You need no reason.',
    button: 'Ask for a review',
    asked: 'You asked for a review {{on}}. Your team sees it.',
    withdraw: 'Take it back',
    urgent: 'If you are not safe, do not wait for this: press “Need help now?” above.',
    write: 'Write to your team',
  },
  given: 'Your infusions',
  noneGiven: 'No infusion is noted yet.',
  progress: 'See your progress',
  problem: {
    'review.nothing': 'No infusion is noted yet, so there is nothing to look at. Write to your team instead.',
  },
};
