import { type Id, newId } from '@holdfast/platform/model';
import type { MoveInRoom, ReferralState, ReleaseCategory } from '@holdfast/referral/model';
import { Referrals } from '../loop/referrals';
import { Releases } from '../release/releases';
import { RoomLinks } from '../room/room-links';
import { Rooms } from '../room/rooms';
import { Shortlists } from '../search/shortlists';
import { type ReferringClinic, signature } from './referring-clinic';

const SHARED: ReleaseCategory[] = ['identity', 'reason', 'scores', 'infusions', 'risk'];

/** Attempts of a clinic that refers, made the way its people make them. */
export interface Attempts {
  /** A search with so many therapists, whose release names them all and whose patient ranked them so. */
  searching(who: number | readonly Id[], hasStandingConsent?: boolean): Promise<Searching>;
  /** The same, and the first of them was sent the packet; with these therapists, or with so many new ones. */
  sent(who: number | readonly Id[], hasStandingConsent?: boolean): Promise<Searching & { readonly referralId: Id }>;
  /** The link and the code of an attempt, as a mail and the phone bring them. */
  linkOf(referralId: Id): Promise<{ token: string; code: string }>;
  /** The room of an attempt, opened in a browser. */
  opened(referralId: Id): ReturnType<Rooms['open']>;
}

/** A search whose patient has ranked and signed. */
export interface Searching {
  readonly therapistIds: readonly Id[];
  readonly searchId: Id;
  readonly where: { readonly patientId: Id; readonly searchId: Id };
  readonly releaseId: Id;
}

/** Makes attempts in this clinic. */
export function attemptsIn(clinic: ReferringClinic): Attempts {
  const { patientId } = clinic;
  const [lee, sam] = [() => clinic.as('lee'), () => clinic.as('sam')];
  const searching = async (who: number | readonly Id[], hasStandingConsent = true) => {
    const therapistIds: Id[] = typeof who === 'number' ? [] : [...who];
    for (let one = 0; typeof who === 'number' && one < who; one += 1) {
      therapistIds.push(await clinic.therapist({ name: `Therapist ${newId()}` }));
    }
    const searchId = await clinic.search(therapistIds);
    const where = { patientId, searchId };
    await clinic.app.get(Shortlists).rank(sam(), where, { therapistIds, hasStandingConsent });
    const releaseId = newId();
    const draft = { therapistIds, categories: SHARED, days: 365 };
    await clinic.app.get(Releases).draft(lee(), { ...where, releaseId }, draft);
    await clinic.sign({ patientId, releaseId }, signature(SHARED));
    return { therapistIds, searchId, where, releaseId };
  };
  const sent = async (who: number | readonly Id[], hasStandingConsent = true) => {
    const search = await searching(who, hasStandingConsent);
    const path = { patientId, referralId: newId() };
    const [therapistId = ''] = search.therapistIds;
    const begun = { searchId: search.searchId, therapistId };
    const { referral } = await clinic.app.get(Referrals).draft(lee(), path, begun);
    await clinic.app.get(Referrals).send(lee(), path, referral.version);
    return { ...search, referralId: path.referralId };
  };
  const linkOf = async (referralId: Id) => {
    const { token, link } = await clinic.app.get(RoomLinks).make(lee(), { patientId, referralId });
    return { token, code: link.code ?? '' };
  };
  const opened = async (referralId: Id) => clinic.app.get(Rooms).open(await linkOf(referralId), visitor());
  return { searching, sent, linkOf, opened };
}

/** Where a request comes from: a network of its own, so that only the test of the limit meets it. */
export function visitor(): { requestId: Id; origin: string } {
  const part = () => Math.floor(Math.random() * 250);
  return { requestId: newId(), origin: `198.${part()}.${part()}.${part()}` };
}

/** A therapist's move. */
export function act(to: ReferralState, version: number, part: Partial<MoveInRoom> = {}): MoveInRoom {
  return { to, version, reason: null, outcome: null, appointmentAt: null, sessions: null, ...part };
}

/** The code that a job is refused with; `taken` where it is not. */
export function codeOf(job: Promise<unknown>): Promise<string> {
  return job.then(
    () => 'taken',
    ({ code }: { code: string }) => code,
  );
}
