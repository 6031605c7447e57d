/** The words around questions, in English. */
export const en = {
  question: {
    back: 'Back',
    progress: '{{at}} of {{of}}',
    progressName: 'Question {{at}} of {{of}}',
    about: 'About these questions',
    goOn: 'Continue',
    keys: 'On a keyboard: a number chooses its answer, ← goes back, → or Enter goes on.',
  },
  language: {
    en: 'These questions are only in English for now.',
    es: 'These questions are only in Spanish for now.',
  },
  fault: {
    choose: 'Please choose an answer to go on.',
    number: 'Please enter a whole number from {{min}} to {{max}}.',
    text: 'Please write a few words, up to {{max}} characters.',
  },
  paper: {
    optional: 'may stay empty',
    open: 'Still open: {{list}}. Without these answers there is no total.',
    faulty: 'Please look again at: {{list}}.',
    save: 'Save the answers',
    saveOpen: 'Save without them',
  },
};
