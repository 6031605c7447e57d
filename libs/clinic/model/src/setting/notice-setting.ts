import { z } from 'zod';
import { words } from '@holdfast/platform/model';
import { tellingWords } from './telling-words';

const NoticeText = z
  .strictObject({
    subject: words(60),
    sentence: words(200),
  })
  .meta({ id: 'NoticeText' });

/** How the mails that say "something is new" are worded. What is new, they never say. */
export const NoticeSetting = z
  .strictObject({
    /** Who the mail says it is from; nothing for the clinic's neutral name. */
    sender: z.union([z.literal(''), words(40)]),
    en: NoticeText,
    es: NoticeText,
  })
  .meta({ id: 'NoticeSetting' });

/** How the mails that say "something is new" are worded. */
export type NoticeSetting = z.infer<typeof NoticeSetting>;

/** Where the clinic's neutral name goes in a wording. */
export const NOTICE_PLACE = '{clinic}';

/** What the mails say until a clinic words them itself. */
export const DEFAULT_NOTICE: NoticeSetting = {
  sender: '',
  en: { subject: '{clinic}: you have a new update', sentence: 'You have a new update from {clinic}.' },
  es: { subject: '{clinic}: tiene una novedad', sentence: 'Tiene una novedad de {clinic}.' },
};

/**
 * What is wrong with a wording that is well formed.
 *
 * @returns codes: `notifications.telling` where it tells what somebody is treated for, `notifications.link` where it brings
 *   an address of its own, `notifications.place` where it has a place that nothing fills, `notifications.lines` where it does not fit on
 *   one line, `notifications.sender` where the sender's name could be taken for an address; none where all is well
 */
export function noticeFaults({ sender, en, es }: NoticeSetting): string[] {
  const texts = [en.subject, en.sentence, es.subject, es.sentence];
  const bare = texts.map((text) => text.replaceAll(NOTICE_PLACE, ''));
  const all = [...bare, sender];
  return [
    ...(all.some((text) => tellingWords(text).length > 0) ? ['notifications.telling'] : []),
    ...(all.some((text) => LINK.test(text)) ? ['notifications.link'] : []),
    ...(bare.some((text) => /[{}<>]/.test(text)) ? ['notifications.place'] : []),
    ...(all.some((text) => /[\r\n\t]/.test(text)) ? ['notifications.lines'] : []),
    ...(/[@<>",;:\\[\]{}()]/.test(sender) ? ['notifications.sender'] : []),
  ];
}

// A mail that carries a second address, a phone number to click or a place on the web could be made to lead anywhere.
const LINK = /:\/\/|www\.|mailto:|\b[\p{L}\p{N}-]+\.(?:com|org|net|io|info|example|health|co|us|es|mx|app|link)\b|@/iu;

/**
 * A wording with the clinic's name in its places.
 *
 * @param text    as the clinic worded it
 * @param clinic  the neutral name
 */
export function noticeLine(text: string, clinic: string): string {
  return text.replaceAll(NOTICE_PLACE, clinic);
}
