/** "What does this mean?" on the clinic's pages about check-ins, in English. */
export const meansEn = {
  report:
    'This is one check-in as the patient sent it. The rules look at each answer and each total; what they saw stands on top, with the answer that led to it. A rule that saw nothing is not proof that the patient is well. A total is there only where every question of a form was answered. Change is counted from the patient’s own baseline, which is the last total before the first infusion of the current series. “Mark as read” tells the patient who has read it.',
  trend:
    'Each mark is one total. The axis always runs over the whole range of the form, so that a slope looks as steep as it is. The words at the right edge are the published bands. ▼ is an infusion. × is a check-in without an answer; no line is drawn across it. A hollow mark was answered late, on paper or by phone. The bracket is a change that people notice. Arrow keys walk from mark to mark; T shows the table.',
  caseload:
    'Everyone in your care, those who need something first: an open alert, then a last answer about self-harm, then a rise, then an answer that is late, then by name. A column’s heading sorts by it. The small line shows the last PHQ-9 totals on the whole range from 0 to 27; lower is better. A check-in that has been open for more than ten days counts as overdue.',
  plan: 'The plan says which forms are asked and when. Days are counted from an infusion, so a new infusion moves what follows it. “Show what would change” changes nothing yet. What the patient can already see stays as it is; only what is still to come is planned anew. No more questions are asked in seven days than the plan allows, except for what looks for danger and for what follows an infusion.',
  rules:
    'A rule reads each answer and each total and says how soon a person must look. Critical, high and moderate findings about danger become alerts at once; the others order the list of check-ins. “Try on the last quarter” shows what a changed value would have raised, and changes nothing. A change counts from the moment it is saved. The levels of PHQ-9 question 9 and QIDS question 12 are raised one step when the answer rose from zero, or when it is the second in a row above zero. Rules tell people where to look. They decide no treatment.',
};
