import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message may ask to be read by a person soon. What that means is said by a higher feature (docs/decisions/0002). */
export class MessagingReading1763800001052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASKS);
    await runner.query(SEND);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const ASKS = `
create function message_asks_reading(in_clinic uuid, in_patient uuid, in_thread uuid, in_message uuid, in_account uuid,
  in_now timestamptz) returns void language plpgsql as $$
begin
end $$;
`;

// Beside the earlier form, which the release before still calls. A repeat asks again: asking is idempotent, and a first
// try without the question must not silence it.
const SEND = `
create function message_send(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz, in_thread uuid, in_message uuid, in_side text,
  in_body bytea, in_digest bytea, in_due timestamptz[], in_notify timestamptz, in_asks boolean)
returns table (outcome text, seq integer, sent_at timestamptz, state text, body_sealed bytea, changed_at timestamptz)
language plpgsql as $$
begin
  return query select * from message_send(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session,
    in_origin, in_now, in_thread, in_message, in_side, in_body, in_digest, in_due, in_notify) s;
  if in_asks and in_side = 'patient' and exists (select from message m where m.clinic_id = in_clinic
      and m.id = in_message and m.thread_id = in_thread and m.sender_id = in_account and m.digest = in_digest) then
    perform message_asks_reading(in_clinic, in_chart, in_thread, in_message, in_account, in_now);
  end if;
end $$;
`;
