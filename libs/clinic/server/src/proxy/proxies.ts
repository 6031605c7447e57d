import { Injectable } from '@nestjs/common';
import {
  type ChangeProxy,
  endOfDay,
  type GrantProxy,
  MOST_PROXIES,
  proxyAsked,
  proxyChanged,
  proxyDiffers,
  type ProxyList,
  proxyOver,
  proxyPast,
  type ProxyPath,
  proxyStale,
  proxyTooSoon,
  proxyStateAt,
  type ProxyTerms,
  type ProxyView,
  tooManyProxies,
} from '@holdfast/clinic/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { LiveHints, type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { Clinics } from '../clinics';
import { Patient } from '../patient.entity';
import { keyOf, Proxy, proxyPlace } from './proxy.entity';

const ASK_PAUSE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Whoever lets in, ends and lets in again sends a stranger no more mails than this in a day. */
const MOST_A_DAY = 20;
const HOLD_PATIENT: Prepared = {
  name: 'proxy_hold_patient',
  text: 'select id from patient where clinic_id = $1 and id = $2 for update',
};
const STANDS: readonly ProxyView['state'][] = ['active', 'waiting', 'unanswered'];

/** Who helps a patient: let in, given other terms, and sent away by the patient. All of it counts at once. */
@Injectable()
export class Proxies {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly clinics: Clinics,
    private readonly live: LiveHints,
  ) {}

  /** A patient's proxies: those who may do something first, then the newest. Fails with `missing`. */
  list(actor: Actor, patientId: Id): Promise<ProxyList> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      if (!(await tx.manager.existsBy(Patient, { clinicId, id: patientId }))) throw missing();
      const rows = await tx.manager.findBy(Proxy, { clinicId, patientId });
      const items = await this.views(tx, rows);
      const rank = ({ state }: ProxyView) => (STANDS.includes(state) ? STANDS.indexOf(state) : STANDS.length);
      items.sort((one, other) => rank(one) - rank(other) || other.grantedAt.localeCompare(one.grantedAt));
      return { items };
    });
  }

  /**
   * Asks somebody to help; again with the same content is the same. Whether the address is known here is told to nobody.
   * Fails with `proxy.differs`, `proxy.last-day-past`, `proxy.too-many` or `proxy.too-soon`.
   */
  grant(actor: Actor, { patientId, proxyId: id }: ProxyPath, input: GrantProxy): Promise<ProxyView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const key = keyOf(clinicId, patientId);
      const digest = await this.sealing.digest(key, JSON.stringify(Object.entries(input).sort()));
      const known = await tx.manager.findOneBy(Proxy, { clinicId, id });
      if (known && (known.patientId !== patientId || !known.digest.equals(digest))) throw proxyDiffers();
      if (!known) await this.insert(tx, { patientId, proxyId: id }, input, digest);
      return this.view(tx, { patientId, proxyId: id });
    });
  }

  /** Gives a proxy other terms; fails with `proxy.stale`, `proxy.over`, `proxy.last-day-past` or `missing`. */
  async change(actor: Actor, path: ProxyPath, { version, ...terms }: ChangeProxy): Promise<ProxyView> {
    return this.alter(actor, path, async (tx, row) => {
      if (row.version !== version) throw proxyStale();
      return { ...(await this.termsOf(tx, terms)) };
    });
  }

  /** Asks anew, with a new link for another week; fails with `proxy.over` or `missing`. */
  async ask(actor: Actor, path: ProxyPath): Promise<ProxyView> {
    return this.alter(actor, path, async (tx, row) => {
      if (row.acceptedAt) throw proxyOver();
      if (row.askedAt.getTime() > tx.now - ASK_PAUSE_MS) throw proxyTooSoon();
      await tx.publish(proxyAsked(actor.clinicId, path));
      return { askedAt: new Date(tx.now) };
    });
  }

  /** Takes it back at once; again is the same. Fails with `missing`. */
  async withdraw(actor: Actor, path: ProxyPath): Promise<ProxyView> {
    return this.alter(actor, path, (tx) => ({ endedAt: new Date(tx.now), endedBy: actor.accountId }), true);
  }

  private async alter(
    actor: Actor,
    path: ProxyPath,
    part: (tx: Tx, row: Proxy) => Partial<Proxy> | Promise<Partial<Proxy>>,
    isEnding = false,
  ): Promise<ProxyView> {
    const { clinicId } = actor;
    const { patientId, proxyId: id } = path;
    const { view, accountId } = await this.work.as(actor, async (tx) => {
      const lock = { mode: 'pessimistic_write' as const };
      const row = await tx.manager.findOne(Proxy, { where: { clinicId, id, patientId }, lock });
      if (!row) throw missing();
      const { accountId } = row;
      if (row.endedAt && isEnding) return { view: await this.view(tx, path), accountId };
      if (row.endedAt) throw proxyOver();
      const changed = { ...(await part(tx, row)), version: row.version + 1 };
      await tx.manager.update(Proxy, { clinicId, id }, changed);
      await tx.publish(proxyChanged(clinicId, path));
      return { view: await this.view(tx, path), accountId };
    });
    // They come back with the rights they have now.
    if (accountId) this.live.closeAccount(accountId);
    return view;
  }

  private async insert(tx: Tx, path: ProxyPath, input: GrantProxy, digest: Buffer): Promise<void> {
    const { clinicId } = tx.actor;
    const { patientId, proxyId: id } = path;
    const { name, email, relation, language, ...terms } = input;
    // One after the other, so that many at once do not all find room.
    await tx.query(HOLD_PATIENT, [clinicId, patientId]);
    const others = await this.views(tx, await tx.manager.findBy(Proxy, { clinicId, patientId }));
    if (others.filter(({ state }) => STANDS.includes(state)).length >= MOST_PROXIES) throw tooManyProxies();
    const lately = others.filter(({ grantedAt }) => Date.parse(grantedAt) > tx.now - DAY_MS);
    if (lately.length >= MOST_A_DAY) throw proxyTooSoon();
    const key = keyOf(clinicId, patientId);
    await tx.manager.insert(Proxy, {
      ...{ clinicId, id, patientId, relation, digest, grantedAt: new Date(tx.now), askedAt: new Date(tx.now) },
      ...(await this.termsOf(tx, terms)),
      language,
      nameSealed: await this.sealing.seal(key, proxyPlace(clinicId, id, 'name'), name),
      emailSealed: await this.sealing.seal(key, proxyPlace(clinicId, id, 'email'), email),
    });
    await tx.publish(proxyAsked(clinicId, path));
    await tx.publish(proxyChanged(clinicId, path));
  }

  private async termsOf(tx: Tx, { scopes, lastDay }: ProxyTerms): Promise<Partial<Proxy>> {
    if (lastDay === null) return { scopes, lastDay, endsAt: null };
    const { zone } = await this.clinics.openingOf(tx);
    const endsAt = endOfDay(lastDay, zone);
    if (endsAt <= tx.now) throw proxyPast();
    return { scopes, lastDay, endsAt: new Date(endsAt) };
  }

  private async view(tx: Tx, { patientId, proxyId: id }: ProxyPath): Promise<ProxyView> {
    const row = await tx.manager.findOneBy(Proxy, { clinicId: tx.actor.clinicId, id, patientId });
    const [view] = row ? await this.views(tx, [row]) : [];
    if (!view) throw missing();
    return view;
  }

  private async views(tx: Tx, rows: readonly Proxy[]): Promise<ProxyView[]> {
    const { clinicId } = tx.actor;
    const sealed = rows.flatMap((row) => [
      { subjectId: row.patientId, place: proxyPlace(clinicId, row.id, 'name'), sealed: row.nameSealed },
      { subjectId: row.patientId, place: proxyPlace(clinicId, row.id, 'email'), sealed: row.emailSealed },
    ]);
    const opened = await this.sealing.openAll(clinicId, 'patient', sealed);
    return rows.map((row, index) => ({
      ...{ id: row.id, relation: row.relation, scopes: row.scopes, lastDay: row.lastDay, version: row.version },
      ...{ name: opened[index * 2] ?? '', email: opened[index * 2 + 1] ?? '' },
      state: proxyStateAt(timesOf(row), tx.now),
      grantedAt: row.grantedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
    }));
  }
}

function timesOf({ askedAt, acceptedAt, endsAt, endedAt, endedBy, accountId }: Proxy) {
  return {
    askedAt: askedAt.getTime(),
    acceptedAt: acceptedAt?.getTime() ?? null,
    endsAt: endsAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
    isLeft: endedBy !== null && endedBy === accountId,
  };
}
