import {
  type CheckInSheet,
  type Question,
  type SupportView,
  SCREEN_TRIGGERS,
  answersOf,
  asksForScreen,
  concernAt,
  concernOf,
  isAlarming,
  judgeAnswer,
  partsOf,
  questionsOf,
  refusedIn,
} from '@holdfast/check-in/model';
import type { AnswerValue } from '@holdfast/instruments/model';
import type { Change } from './change';

/** An answer as it was given on this device or is known from the server. */
export interface GivenAnswer {
  readonly linkId: string;
  readonly id: string;
  readonly value: AnswerValue;
}

/** What a person is told about help: at once what this device knows, then what the clinic says. */
export interface Support {
  readonly level: SupportView['level'];
  /** Whether it is about harming oneself or about the body: whom to call first differs. */
  readonly concern: 'harm' | 'medical';
  readonly contactBy: string | null;
  /** Left out until the clinic has said so. */
  readonly someoneReads?: boolean;
}

/** A danger that the person was shown help for. */
export interface ToldDanger {
  /** Empty where only the clinic knew of it. */
  readonly rule: string;
  readonly level: SupportView['level'];
  readonly concern: Support['concern'];
}

/** An answer of this device that found another one in its place. */
export interface Clash {
  readonly linkId: string;
  readonly version: number;
  readonly value: AnswerValue;
}

/** A check-in as this device holds it: everything needed to go on answering without a network. */
export interface HeldSheet {
  readonly sheet: CheckInSheet;
  readonly answers: readonly GivenAnswer[];
  /** The answer that asked for the suicide screen; null while none did. */
  readonly screenAfter: string | null;
  readonly support: Support | null;
  readonly told: readonly ToldDanger[];
  /** Time spent on questions, seconds. */
  readonly seconds: number;
  readonly clashes: readonly Clash[];
}

/** The answers by link id, as the rules want them. */
export function valuesIn({ answers }: Pick<HeldSheet, 'answers'>): Map<string, AnswerValue> {
  return new Map(answers.map(({ linkId, value }) => [linkId, value]));
}

/** The questions in the order asked, with the suicide screen directly after the answer that asked for it. */
export function questionsIn(held: HeldSheet): Question[] {
  const screen = held.screenAfter === null ? null : held.sheet.screenInstrument;
  return questionsOf(held.sheet.instruments, valuesIn(held), screen, held.screenAfter);
}

/**
 * Puts together what the server says, what this device kept, and what is still on its way: an answer that is under way is
 * the person's latest word.
 */
export function begin(sheet: CheckInSheet, kept: HeldSheet | null, waiting: readonly Change[]): HeldSheet {
  const answers = new Map<string, GivenAnswer>();
  for (const { linkId, id, value } of sheet.answers) if (value !== null) answers.set(linkId, { linkId, id, value });
  for (const change of waiting) {
    if (change.kind === 'answer')
      answers.set(change.linkId, { linkId: change.linkId, id: change.id, value: change.body.value });
  }
  const held: HeldSheet = {
    sheet,
    answers: [...answers.values()],
    screenAfter: null,
    support: kept?.support ?? null,
    told: kept?.told ?? [],
    seconds: kept?.seconds ?? 0,
    clashes: kept?.clashes ?? [],
  };
  return { ...held, screenAfter: kept?.screenAfter ?? askedBy(held) };
}

/** What came of one answer. */
export interface Outcome {
  readonly held: HeldSheet;
  /** Whether help is to be shown before the next question: the answer is graver than any before, or critical anew. */
  readonly isGrave: boolean;
}

/** Takes an answer and looks at once, on this device, what it means. */
export function withAnswer(held: HeldSheet, given: GivenAnswer): Outcome {
  const answers = [...held.answers.filter(({ linkId }) => linkId !== given.linkId), given];
  const { linkId } = given;
  const findings = findingsOf({ answers }, linkId);
  const screenAfter = held.screenAfter ?? (asksForScreen(linkId, findings) ? linkId : null);
  const found = findings.flatMap(({ rule, urgency }) =>
    isAlarming(urgency) ? [{ rule, level: urgency, concern: concernOf(rule) }] : [],
  );
  const news = found.find((danger) => isNews(danger, held.told));
  const support = news ? { level: news.level, concern: news.concern, contactBy: null } : held.support;
  const told = [...held.told, ...found];
  return { held: { ...held, answers, screenAfter, support, told }, isGrave: news !== undefined };
}

/**
 * Takes in what the clinic says about help; the graver of the two stands.
 *
 * @param linkId the answer that it says it of; null for the whole check-in
 */
export function withSupport(held: HeldSheet, said: SupportView, linkId: string | null): Outcome {
  const { level, contactBy, someoneReads } = said;
  // The clinic names the level of the whole alert, which an answer before this one may have set.
  const isGrave = held.support === null || isGraver(level, held.told);
  if (!isGrave) return { held: { ...held, support: { ...held.support, contactBy, someoneReads } }, isGrave };
  const { form, item } = partsOf(linkId ?? '');
  const concern = linkId === null ? (held.support?.concern ?? 'harm') : concernAt(form, item);
  const told = [...held.told, { rule: '', level, concern }];
  return { held: { ...held, support: { level, concern, contactBy, someoneReads }, told }, isGrave };
}

const LEVELS = ['moderate', 'high', 'critical'] as const;

function isGraver(level: SupportView['level'], told: readonly Pick<ToldDanger, 'level'>[]): boolean {
  return told.every((one) => LEVELS.indexOf(level) > LEVELS.indexOf(one.level));
}

// Every critical danger is shown once, whatever was shown before; a lesser one where it is the gravest of its concern.
function isNews({ rule, level, concern }: ToldDanger, told: readonly ToldDanger[]): boolean {
  if (told.some((one) => one.rule === rule && one.level === level)) return false;
  return (
    level === 'critical' ||
    isGraver(
      level,
      told.filter((one) => one.concern === concern),
    )
  );
}

function findingsOf(held: Pick<HeldSheet, 'answers'>, linkId: string) {
  const { form, item } = partsOf(linkId);
  const values = valuesIn(held);
  const answers = answersOf(form, values);
  // What earlier check-ins said, and when the last infusion was, only the server knows; it adds to this and never takes away.
  return judgeAnswer(form, item, {
    answers,
    refused: refusedIn(form, values),
    earlierItem9: 'none',
    hoursSinceInfusion: null,
  });
}

/** Which answer asked for the screen, where this device did not see it happen. */
function askedBy(held: HeldSheet): string | null {
  const asks = held.answers.find(({ linkId }) => asksForScreen(linkId, findingsOf(held, linkId)));
  if (asks) return asks.linkId;
  if (!held.sheet.screen) return null;
  const triggers = held.sheet.instruments.flatMap(({ id, items }) => items.map((item) => `${id}.${item.id}`));
  return triggers.find((linkId) => SCREEN_TRIGGERS.includes(linkId)) ?? null;
}
