import { z } from 'zod';
import { Day, IdSchema, PROXY_SCOPES, ROLES, words } from '@holdfast/platform/model';
import { PROXY_RELATIONS } from './proxy.contract';
import { LocalHelp } from './setting/crisis-setting';

/** A clock time of the clinic's own day, 24 hours, `HH:MM`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'HH:MM, local to the clinic' });

/** When the clinic is staffed on one day of the week. */
export const OpenHours = z
  .strictObject({
    /** 1 is Monday, 7 is Sunday. */
    weekday: z.int().min(1).max(7),
    opens: ClockTime,
    closes: ClockTime,
  })
  .meta({ id: 'OpenHours' });

/** When the clinic is staffed on one day of the week. */
export type OpenHours = z.infer<typeof OpenHours>;

/** The clinic as its people see it. */
export const ClinicView = z
  .strictObject({
    id: IdSchema,
    name: z.string(),
    neutralName: z.string(),
    phone: z.string(),
    zone: z.string(),
    hours: z.array(OpenHours),
    holidays: z.array(Day),
    /** Words that make the composer show where help is; they set no level and leave the device in no other way. */
    crisisWords: z.array(z.string()),
    /** Places nearby that help, beside those that ship. */
    localHelp: z.array(LocalHelp),
  })
  .meta({ id: 'ClinicView' });

/** The clinic as its people see it. */
export type ClinicView = z.infer<typeof ClinicView>;

/** The picture beside the clinic's name. */
export const ClinicMark = z
  .strictObject({
    /** Which picture; a device keeps it under this number. */
    version: z.int(),
    /** A PNG as base64. */
    png: z.base64(),
  })
  .meta({ id: 'ClinicMark' });

/** The picture beside the clinic's name. */
export type ClinicMark = z.infer<typeof ClinicMark>;

/** One person who works for the clinic. */
export const StaffView = z
  .strictObject({
    id: IdSchema,
    name: z.string(),
    /** What the person is called professionally, for example "RN". */
    title: z.string(),
    roles: z.array(z.enum(ROLES)),
  })
  .meta({ id: 'StaffView' });

/** One person who works for the clinic. */
export type StaffView = z.infer<typeof StaffView>;

/** Everyone who works for the clinic. */
export const StaffList = z.strictObject({ items: z.array(StaffView) }).meta({ id: 'StaffList' });

/** Everyone who works for the clinic. */
export type StaffList = z.infer<typeof StaffList>;

/** One patient in a list: enough to know who it is. */
export const PatientSummary = z
  .strictObject({
    id: IdSchema,
    name: z.string(),
    preferredName: z.string(),
    pronouns: z.string(),
    dateOfBirth: Day,
  })
  .meta({ id: 'PatientSummary' });

/** One patient in a list. */
export type PatientSummary = z.infer<typeof PatientSummary>;

/**
 * Which patients to list: all that policy allows, or those whose name has every given word.
 * It travels in a body, because a name in an address would stand in the log of every proxy on the way.
 */
export const PatientQuery = z
  .strictObject({
    name: words(80).optional(),
    after: IdSchema.optional(),
    limit: z.int().min(1).max(100).default(50),
  })
  .meta({ id: 'PatientQuery' });

/** Which patients to list. */
export type PatientQuery = z.infer<typeof PatientQuery>;

/** A page of patients. */
export const PatientPage = z
  .strictObject({ items: z.array(PatientSummary), nextAfter: IdSchema.nullable() })
  .meta({ id: 'PatientPage' });

/** A page of patients. */
export type PatientPage = z.infer<typeof PatientPage>;

/** A patient's record as far as identity and care team go. */
export const PatientView = PatientSummary.extend({
  phone: z.string(),
  email: z.string(),
  /** The people who look after this patient, lead first. */
  careTeam: z.array(StaffView.extend({ lead: z.boolean() })),
  /** The record that replaced this one; null for one that stands for itself. */
  replacedBy: IdSchema.nullable(),
  /** The records that this one replaced. */
  replaces: z.array(IdSchema),
  /** Whom the patient lets see part of their record now. */
  proxies: z.array(
    z.strictObject({
      id: IdSchema,
      name: z.string(),
      relation: z.enum(PROXY_RELATIONS),
      scopes: z.array(z.enum(PROXY_SCOPES)),
    }),
  ),
}).meta({ id: 'PatientView' });

/** A patient's record as far as identity and care team go. */
export type PatientView = z.infer<typeof PatientView>;

/** How a person joins a care team. */
export const CareTeamPlace = z.strictObject({ lead: z.boolean().default(false) }).meta({ id: 'CareTeamPlace' });

/** How a person joins a care team. */
export type CareTeamPlace = z.infer<typeof CareTeamPlace>;

/** Which patient a route speaks of. */
export const PatientPath = z.strictObject({ patientId: IdSchema });

/** Which patient a route speaks of. */
export type PatientPath = z.infer<typeof PatientPath>;

/** Whose place on which patient's care team a route speaks of. */
export const CareTeamPath = z.strictObject({ patientId: IdSchema, staffId: IdSchema });

/** Whose place on which patient's care team a route speaks of. */
export type CareTeamPath = z.infer<typeof CareTeamPath>;
