import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a therapist's link ended and who ended it; wrong codes counted over all links of a referral. */
export class RoomLinks1763800001230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENDS);
    await runner.query(OPEN);
    await runner.query(FIND);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// A link that ended before has no reason here; it counts as ended by the clinic, from which nothing comes anew.
const ENDS = `
alter table room_link
  add column ended_why text check (ended_why in ('replaced', 'clinic', 'over', 'withdrawn', 'left')),
  add column ended_by uuid,
  -- Made by a person of the clinic, who looked; from then on wrong codes are counted anew.
  add column by_hand boolean not null default false,
  add column wrong_at timestamptz[] not null default '{}';
`;

// As before, and one answer for whoever comes: opened, a wrong code, no more codes today, or over. Tries of one referral come
// one after the other, whichever link they are made on, so that a crowd at several links has no more of them than one person.
const OPEN = `
drop function room_link_open(uuid, bytea, bytea, bytea, integer, timestamptz);
create function room_link_open(in_clinic uuid, in_token bytea, in_code bytea, in_pass bytea, in_most integer,
  in_most_a_day integer, in_now timestamptz)
returns table (id uuid, referral_id uuid, patient_id uuid, came text, remaining integer, wait_seconds integer)
language plpgsql as $$
declare
  link room_link%rowtype;
  wrong timestamptz[];
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  select * into link from room_link l where l.clinic_id = in_clinic and l.token_hash = in_token;
  if not found then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(link.referral_id::text, 1230));
  select * into link from room_link l where l.clinic_id = in_clinic and l.token_hash = in_token for update;
  if link.pass_hash is not null or link.revoked_at is not null or link.expires_at <= in_now or link.tries >= in_most then
    return query select link.id, link.referral_id, link.patient_id, 'over', 0, 0;
    return;
  end if;
  wrong := array(select t.at from room_link l cross join unnest(l.wrong_at) t (at)
    where l.clinic_id = in_clinic and l.referral_id = link.referral_id and t.at > in_now - interval '1 day'
      and l.made_at >= coalesce((select max(h.made_at) from room_link h where h.clinic_id = in_clinic
        and h.referral_id = link.referral_id and h.by_hand), '-infinity')
    order by t.at desc);
  if cardinality(wrong) >= in_most_a_day then
    return query select link.id, link.referral_id, link.patient_id, 'limited', 0,
      ceil(extract(epoch from wrong[in_most_a_day] + interval '1 day' - in_now))::integer;
    return;
  end if;
  if link.code_hash = in_code then
    update room_link l set pass_hash = in_pass, opened_at = in_now, used_at = in_now
      where l.clinic_id = in_clinic and l.id = link.id;
    return query select link.id, link.referral_id, link.patient_id, 'opened', 0, 0;
    return;
  end if;
  update room_link l set tries = l.tries + 1, wrong_at = l.wrong_at || in_now
    where l.clinic_id = in_clinic and l.id = link.id;
  return query select link.id, link.referral_id, link.patient_id, 'wrong',
    least(in_most - link.tries, in_most_a_day - cardinality(wrong)) - 1, 0;
end $$;
`;

// A pass that opens nothing any more is told with whose it was, so that whoever comes with it stands in the trail.
const FIND = `
drop function room_link_find(uuid, bytea, timestamptz, timestamptz);
create function room_link_find(in_clinic uuid, in_pass bytea, in_since timestamptz, in_now timestamptz)
returns table (id uuid, referral_id uuid, patient_id uuid, holds boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    update room_link l set used_at = in_now
      where l.clinic_id = in_clinic and l.pass_hash = in_pass and l.revoked_at is null and l.used_at > in_since
      returning l.id, l.referral_id, l.patient_id, true;
  if found then return; end if;
  return query
    select l.id, l.referral_id, l.patient_id, false from room_link l
      where l.clinic_id = in_clinic and l.pass_hash = in_pass;
end $$;
`;
