import { z } from 'zod';
import { LANGUAGES, LinkSecret } from '@holdfast/identity/model';
import { Day, IdSchema, Instant, PROXY_SCOPES, words } from '@holdfast/platform/model';

/** How a proxy stands to the patient; FHIR RelatedPerson.relationship knows each. */
export const PROXY_RELATIONS = ['partner', 'parent', 'child', 'relative', 'friend', 'carer'] as const;

const Scopes = z
  .array(z.enum(PROXY_SCOPES))
  .min(1)
  .max(PROXY_SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length, { error: 'twice' });

/** What a patient may change about a proxy: what they may do, and the last day on which they may. */
export const ProxyTerms = z
  .strictObject({
    scopes: Scopes,
    /** The last day, in the clinic's zone; null for until it is taken back. */
    lastDay: Day.nullable(),
  })
  .meta({ id: 'ProxyTerms' });

/** What a patient may change about a proxy. */
export type ProxyTerms = z.infer<typeof ProxyTerms>;

/** Whom a patient lets into part of their record. */
export const GrantProxy = ProxyTerms.extend({
  name: words(120),
  email: z.email().max(254),
  relation: z.enum(PROXY_RELATIONS),
  language: z.enum(LANGUAGES),
}).meta({ id: 'GrantProxy' });

/** Whom a patient lets into part of their record. */
export type GrantProxy = z.infer<typeof GrantProxy>;

/** Other terms for a proxy, decided on what was seen. */
export const ChangeProxy = ProxyTerms.extend({ version: z.int().min(1) }).meta({ id: 'ChangeProxy' });

/** Other terms for a proxy. */
export type ChangeProxy = z.infer<typeof ChangeProxy>;

/** Where a proxy stands: asked, let in, asked too long ago, past the last day, or taken back by either. */
export const PROXY_STATES = ['waiting', 'active', 'unanswered', 'over', 'withdrawn', 'left'] as const;

/** One proxy, as the patient and those who look after them see it. */
export const ProxyView = z
  .strictObject({
    id: IdSchema,
    name: z.string(),
    email: z.string(),
    relation: z.enum(PROXY_RELATIONS),
    scopes: z.array(z.enum(PROXY_SCOPES)),
    lastDay: Day.nullable(),
    state: z.enum(PROXY_STATES),
    grantedAt: Instant,
    endedAt: Instant.nullable(),
    /** Goes up with each change, so that nobody decides on a stale page. */
    version: z.int(),
  })
  .meta({ id: 'ProxyView' });

/** One proxy, as the patient and those who look after them see it. */
export type ProxyView = z.infer<typeof ProxyView>;

/** A patient's proxies, those who may do something first. */
export const ProxyList = z.strictObject({ items: z.array(ProxyView) }).meta({ id: 'ProxyList' });

/** A patient's proxies. */
export type ProxyList = z.infer<typeof ProxyList>;

/** Whose proxies a route speaks of. */
export const ProxiesPath = z.strictObject({ patientId: IdSchema });

/** Which proxy a route speaks of; made by the caller, so that a retry grants once. */
export const ProxyPath = z.strictObject({ patientId: IdSchema, proxyId: IdSchema });

/** Which proxy a route speaks of. */
export type ProxyPath = z.infer<typeof ProxyPath>;

/** One patient who let this person in. */
export const ChargeView = z
  .strictObject({
    patientId: IdSchema,
    /** How the patient wants to be called. */
    name: z.string(),
    scopes: z.array(z.enum(PROXY_SCOPES)),
    lastDay: Day.nullable(),
  })
  .meta({ id: 'ChargeView' });

/** One patient who let this person in. */
export type ChargeView = z.infer<typeof ChargeView>;

/** The patients who let this person in. */
export const ChargeList = z.strictObject({ items: z.array(ChargeView) }).meta({ id: 'ChargeList' });

/** The patients who let this person in. */
export type ChargeList = z.infer<typeof ChargeList>;

/** The link with which somebody who helps one patient already is let in by another. */
export const AcceptCharge = LinkSecret.meta({ id: 'AcceptCharge' });

/** The link with which somebody is let in by another patient. */
export type AcceptCharge = z.infer<typeof AcceptCharge>;

/** Which of one's charges a route speaks of. */
export const ChargePath = z.strictObject({ chargeId: IdSchema });
