import type { MessageView, Side, ThreadMember, ThreadStep } from '@holdfast/messaging/model';
import type { PendingMessage } from '../message-outbox';

/** What stands under one's own words: that they were sent, or who read them. */
export interface Receipt {
  readonly readers: readonly ThreadMember[];
}

/** One line of a conversation as it is shown, top to bottom. */
export type ThreadRowView =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'step'; readonly key: string; readonly step: ThreadStep }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageView;
      /** Whether the reader wrote it. */
      readonly isOwn: boolean;
      /** Whether it stands on the reader's side of the conversation. */
      readonly isOurs: boolean;
      /** Whether the same person wrote the line before, a moment ago. */
      readonly continues: boolean;
      readonly receipt: Receipt | null;
    }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage };

/** Everything that decides what a conversation looks like. */
export interface ThreadFacts {
  readonly messages: readonly MessageView[];
  readonly pending: readonly PendingMessage[];
  readonly members: readonly ThreadMember[];
  readonly steps: readonly ThreadStep[];
  readonly me: { readonly accountId: string; readonly side: Side };
  /** The sequence number after which everything is new; null where nothing is. */
  readonly newAfter: number | null;
  /** The calendar day of an instant in the reader's zone. */
  readonly dayOf: (instant: string) => string;
}

const GROUP_MS = 5 * 60_000;
const SHOWN_STEPS = new Set<ThreadStep['kind']>(['assigned', 'claimed', 'rerouted', 'closed', 'reopened']);

/** Lays a conversation out: days, what is new, messages with their receipts, what happened, and what is unsent. */
export function threadRows(facts: ThreadFacts): ThreadRowView[] {
  const receipts = receiptsOf(facts);
  const rows: ThreadRowView[] = [];
  const isNew = firstNew(facts);
  let day = '';
  let before: MessageView | null = null;
  for (const part of inOrder(facts)) {
    const today = facts.dayOf(part.at);
    if (today !== day) {
      rows.push({ kind: 'day', key: `day.${today}`, at: part.at });
      day = today;
      before = null;
    }
    if (part.step) {
      rows.push({ kind: 'step', key: part.step.id, step: part.step });
      before = null;
      continue;
    }
    const { message } = part;
    if (message.id === isNew) {
      rows.push({ kind: 'new', key: 'new' });
      before = null;
    }
    rows.push({
      kind: 'message',
      key: message.id,
      message,
      isOwn: message.senderId === facts.me.accountId,
      isOurs: message.side === facts.me.side,
      continues: continues(before, message),
      receipt: receipts.get(message.id) ?? null,
    });
    before = message;
  }
  return [...rows, ...unsent(facts)];
}

type Part =
  | { readonly at: string; readonly message: MessageView; readonly step: null }
  | { readonly at: string; readonly message: null; readonly step: ThreadStep };

/** Messages by sequence, with the steps put where they happened. Steps older than the first loaded message wait. */
function inOrder({ messages, steps }: ThreadFacts): Part[] {
  const first = messages[0]?.sentAt;
  const parts: Part[] = messages.map((message) => ({ at: message.sentAt, message, step: null }));
  if (first === undefined) return parts;
  for (const step of steps.filter(isStillSo)) {
    if (!SHOWN_STEPS.has(step.kind) || step.at < first) continue;
    const place = parts.findIndex(({ at }) => at > step.at);
    parts.splice(place < 0 ? parts.length : place, 0, { at: step.at, message: null, step });
  }
  return parts;
}

const HANDS = new Set<ThreadStep['kind']>(['assigned', 'claimed', 'unassigned', 'rerouted']);

// Who looks after a conversation is said while it is so: once it has changed hands, the line would tell what is not true.
function isStillSo(step: ThreadStep, index: number, steps: readonly ThreadStep[]): boolean {
  if (step.kind !== 'assigned' && step.kind !== 'claimed') return true;
  return !steps.slice(index + 1).some(({ kind }) => HANDS.has(kind));
}

function firstNew({ messages, newAfter, me }: ThreadFacts): string | null {
  if (newAfter === null) return null;
  return messages.find(({ seq, side }) => seq > newAfter && side !== me.side)?.id ?? null;
}

function continues(before: MessageView | null, message: MessageView): boolean {
  if (before?.senderId !== message.senderId) return false;
  return Date.parse(message.sentAt) - Date.parse(before.sentAt) < GROUP_MS;
}

/** Receipts stand under the last of one's own words, and under the last ones that somebody has read. */
function receiptsOf({ messages, members, me }: ThreadFacts): Map<string, Receipt> {
  const own = messages.filter(({ senderId, state }) => senderId === me.accountId && state !== 'retracted');
  const others = members.filter(({ side }) => side !== me.side);
  const readersOf = ({ seq }: MessageView): ThreadMember[] => others.filter(({ readSeq }) => readSeq >= seq);
  const last = own.at(-1);
  const lastRead = own.findLast((message) => readersOf(message).length > 0);
  const receipts = new Map<string, Receipt>();
  for (const message of [lastRead, last]) if (message) receipts.set(message.id, { readers: readersOf(message) });
  return receipts;
}

function unsent({ pending, messages }: ThreadFacts): ThreadRowView[] {
  const arrived = new Set(messages.map(({ id }) => id));
  return pending.filter(({ id }) => !arrived.has(id)).map((one) => ({ kind: 'pending', key: one.id, pending: one }));
}
