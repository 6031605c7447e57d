import type { Topic } from '@holdfast/messaging/model';

/** One turn of a conversation: who speaks, after how many minutes, and what they say. */
export interface Turn {
  readonly by: 'patient' | 'nurse' | 'provider' | 'coordinator';
  readonly after: number;
  readonly says: string;
}

/** A conversation as it might have gone, with an optional note among staff and an end. */
export interface Script {
  readonly topic: Topic;
  readonly turns: readonly Turn[];
  readonly note?: string;
  /** Why staff closed it; left out while it is still open. */
  readonly closed?: string;
}

/** Conversations that ended: months of them are told again with other people and days. */
export const PAST: readonly Script[] = [
  {
    topic: 'question',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'Hi, is it normal to feel a bit foggy the day after? I slept nine hours and still want a nap.',
      },
      {
        by: 'nurse',
        after: 96,
        says: 'Hi! Yes, many people feel tired the next day. Rest, drink water, and take it easy. Is anything else bothering you?',
      },
      { by: 'patient', after: 14, says: 'No, just tired. My mood is better than last week though.' },
      {
        by: 'nurse',
        after: 41,
        says: 'Glad to hear it. If the fog is still there after tomorrow, write to us and we will call you.',
      },
    ],
    closed: 'Question answered, patient will write if it lasts.',
  },
  {
    topic: 'scheduling',
    turns: [
      { by: 'patient', after: 0, says: 'My sister can only drive me on Thursdays. Can I move Tuesday’s visit?' },
      { by: 'coordinator', after: 55, says: 'Of course. I have Thursday at 10:00 or at 1:30. Which works better?' },
      { by: 'patient', after: 22, says: '10:00 please!' },
      {
        by: 'coordinator',
        after: 9,
        says: 'Done. Thursday at 10:00, same place. Please remember: nothing to eat for 6 hours before, and your sister stays for the ride home.',
      },
    ],
    closed: 'Visit moved.',
  },
  {
    topic: 'medicine',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'My family doctor gave me something new for blood pressure. Do I need to tell you before the next session?',
      },
      { by: 'nurse', after: 71, says: 'Thank you for telling us first. Which one is it, and what dose?' },
      { by: 'patient', after: 133, says: 'Lisinopril 10 mg, once a day in the morning. I started Monday.' },
      {
        by: 'provider',
        after: 88,
        says: 'Thanks. Please keep taking it as prescribed, also on the morning of your visit. We will check your blood pressure before we start, as always.',
      },
      { by: 'patient', after: 17, says: 'Good to know, thank you doctor.' },
    ],
    note: 'Medicine list updated with lisinopril 10 mg. Dr. to look at BP trend at the next session.',
    closed: 'Medicine list updated.',
  },
  {
    topic: 'feeling',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'It has been a hard week. I cried at work and had to go home. I keep thinking the treatment stopped working.',
      },
      {
        by: 'nurse',
        after: 24,
        says: 'I am sorry it has been so hard. Thank you for writing instead of carrying it alone. Are you safe right now? If that ever changes, call or text 988 or press "Need help now?".',
      },
      { by: 'patient', after: 11, says: 'I am safe. Just worn out and sad.' },
      { by: 'nurse', after: 16, says: 'I have told Dr. Okafor. Could you take a call from her today between 3 and 4?' },
      { by: 'patient', after: 6, says: 'Yes. Thank you, really.' },
      {
        by: 'provider',
        after: 190,
        says: 'It was good to talk. As agreed: we look at how the next days go, and I have asked Lee to find you an earlier visit.',
      },
    ],
    note: 'Called 15:10, 20 minutes. No thoughts of suicide. Sleep poor, conflict at work. Earlier visit requested.',
    closed: 'Call done, earlier visit arranged.',
  },
  {
    topic: 'question',
    turns: [
      { by: 'patient', after: 0, says: 'Can I drink coffee on the morning of the visit?' },
      {
        by: 'nurse',
        after: 38,
        says: 'Black coffee or water is fine until two hours before. Nothing with milk, please.',
      },
      { by: 'patient', after: 4, says: 'Perfect, thanks!' },
    ],
    closed: 'Answered.',
  },
  {
    topic: 'feeling',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'I wanted to share something good. I went to my daughter’s recital and actually enjoyed it. First time in years.',
      },
      {
        by: 'nurse',
        after: 47,
        says: 'That made my morning. Thank you for telling us! Would you write down what helped that day? It is useful for the harder ones.',
      },
      { by: 'patient', after: 61, says: 'I will. I slept well, and we walked there.' },
    ],
    closed: 'Shared good news.',
  },
  {
    topic: 'medicine',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'I forgot to take my antidepressant for two days while traveling. Should I take extra today?',
      },
      {
        by: 'nurse',
        after: 33,
        says: 'Please do not take extra. Take your usual dose today and go on from there. How do you feel?',
      },
      { by: 'patient', after: 19, says: 'A bit dizzy yesterday, fine today.' },
      {
        by: 'nurse',
        after: 27,
        says: 'That fits with missed doses. If dizziness comes back or gets worse, let us know the same day.',
      },
    ],
    closed: 'Advised on missed doses.',
  },
  {
    topic: 'scheduling',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'Do you have anything earlier next week? I would rather not wait until the 20th.',
      },
      {
        by: 'coordinator',
        after: 140,
        says: 'I put you on the list for cancellations. The nurse will look at how you have been doing first and then I will call you.',
      },
      { by: 'patient', after: 12, says: 'OK. I am free any morning.' },
      { by: 'coordinator', after: 1250, says: 'A place opened on Wednesday at 8:30. Would you like it?' },
      { by: 'patient', after: 5, says: 'Yes please!' },
    ],
    closed: 'Earlier visit booked.',
  },
  {
    topic: 'question',
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'Someone told me to stop therapy while I do the infusions. Is that right? I like my therapist.',
      },
      {
        by: 'provider',
        after: 160,
        says: 'Please keep going. Many people find that the days after a visit are a good time for therapy. Tell your therapist when your visits are.',
      },
      { by: 'patient', after: 35, says: 'I am relieved. I will tell her.' },
    ],
    closed: 'Answered.',
  },
];

/** Conversations that are going on: they give the inbox something to do. `ago` is the age of the last turn, in minutes. */
export const PRESENT: readonly (Script & { readonly ago: number; readonly assigned?: boolean })[] = [
  {
    topic: 'question',
    ago: 12,
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'How did others in your clinic handle the first weeks? I feel a little lost between visits.',
      },
      {
        by: 'nurse',
        after: 180,
        says: 'You are not alone in that. Small plans help: one walk, one call, one early night. How did you sleep?',
      },
      { by: 'patient', after: 60, says: 'Better. I woke up once. Can I take my usual evening tea with valerian?' },
    ],
    assigned: true,
  },
  {
    topic: 'medicine',
    ago: 45,
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'My pharmacy says my prescription has run out. I have pills for three more days.',
      },
    ],
  },
  {
    topic: 'scheduling',
    ago: 25,
    turns: [{ by: 'patient', after: 0, says: 'Can my partner come with me on Thursday instead of my mother?' }],
  },
  {
    topic: 'feeling',
    ago: 200,
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'The good days are getting shorter. It was ten days last time, now about a week.',
      },
      {
        by: 'nurse',
        after: 50,
        says: 'Thank you for noticing and telling us. I will show this to Dr. Okafor. Is there anything you need today?',
      },
      { by: 'patient', after: 25, says: 'Just a plan. I do not want to slide all the way back.' },
    ],
    assigned: true,
  },
  {
    topic: 'question',
    ago: 60 * 30,
    turns: [{ by: 'patient', after: 0, says: 'I had a headache the whole evening after the visit. Is that expected?' }],
  },
  {
    topic: 'scheduling',
    ago: 60 * 52,
    turns: [
      {
        by: 'patient',
        after: 0,
        says: 'I need a letter for my employer about the two mornings I was with you. Who can write it?',
      },
    ],
  },
  {
    topic: 'question',
    ago: 90,
    turns: [
      { by: 'patient', after: 0, says: 'Is the parking at the back still closed?' },
      { by: 'coordinator', after: 20, says: 'It is open again since Monday. See you tomorrow!' },
    ],
  },
  {
    topic: 'medicine',
    ago: 60 * 5,
    turns: [
      { by: 'patient', after: 0, says: 'The new tablets make my mouth very dry.' },
      {
        by: 'nurse',
        after: 75,
        says: 'That is a known effect and often eases in two weeks. Sip water, try sugar-free gum. If it does not get better, we will look at the dose together.',
      },
    ],
    assigned: true,
  },
];
