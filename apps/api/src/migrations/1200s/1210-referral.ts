import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory of therapists; searches with their choices and attempts; releases, packets and the therapist's room. */
export class Referral1763800001210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DIRECTORY);
    await runner.query(SEARCHES);
    await runner.query(ATTEMPTS);
    await runner.query(RELEASES);
    await runner.query(ROOMS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Whoever reads a shortlist reads what the directory says of those on it, the patient too. An entry that was put away stays
// with the attempts that were made with it.
const DIRECTORY = `
create table therapist (
  clinic_id uuid not null,
  id uuid not null,
  entry_sealed bytea not null,
  -- By what two entries are the same therapist, and where their mail goes: keyed hashes.
  same_token bytea not null,
  mail_token bytea,
  version integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  archived_at timestamptz,
  primary key (clinic_id, id)
);
create unique index therapist_once on therapist (clinic_id, same_token) where archived_at is null;
create index therapist_by_mail on therapist (clinic_id, mail_token) where mail_token is not null;
call protect('therapist', 'clinic', 'select, insert, update');

create table referral_setting (
  clinic_id uuid not null,
  kind text not null check (kind in ('clocks', 'need')),
  version integer not null check (version > 0),
  value jsonb not null,
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (clinic_id, kind, version)
);
call protect('referral_setting', 'clinic', 'select, insert');
`;

const SEARCHES = `
-- That therapy was offered, asked for or declined; the latest says how it stands.
create table referral_interest (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('offered', 'asked', 'declined')),
  reasons text[] not null default '{}',
  words_sealed bytea,
  at timestamptz not null,
  account_id uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index referral_interest_of_patient on referral_interest (clinic_id, patient_id, at);
call protect('referral_interest', 'patient', 'select, insert');

create table referral_search (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  reasons text[] not null,
  urgency text not null check (urgency in ('routine', 'soon', 'urgent')),
  words_sealed bytea not null,
  wishes_sealed bytea not null,
  has_standing_consent boolean not null default false,
  owner_id uuid not null,
  digest bytea not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  ranked_at timestamptz,
  -- Since when nobody is left to ask, and since when the patient is asked whether the next choice may be: each a task.
  stuck_at timestamptz,
  asking_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  close_reason text check (close_reason in ('therapy-began', 'patient-declines', 'found-elsewhere', 'other')),
  close_words_sealed bytea,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  check ((closed_at is null) = (close_reason is null))
);
create unique index referral_search_one_open on referral_search (clinic_id, patient_id) where closed_at is null;
create index referral_search_of_patient on referral_search (clinic_id, patient_id, opened_at);
call protect('referral_search', 'patient', 'select, insert, update');

create table referral_choice (
  clinic_id uuid not null,
  search_id uuid not null,
  patient_id uuid not null,
  therapist_id uuid not null,
  -- Where the clinic put them, and where the patient did: the first wish is 1.
  place integer not null check (place > 0),
  rank integer check (rank > 0),
  primary key (clinic_id, search_id, therapist_id),
  foreign key (clinic_id, search_id) references referral_search (clinic_id, id),
  foreign key (clinic_id, therapist_id) references therapist (clinic_id, id)
);
call protect('referral_choice', 'patient', 'select, insert, update, delete');
`;

// One attempt with one therapist. What falls due stands in one column, so that a sweep reads one index.
const ATTEMPTS = `
create domain referral_state as text check (value in ('draft', 'sent', 'received', 'info_requested', 'waitlisted',
  'accepted', 'declined', 'scheduled', 'no_show', 'appointment_cancelled', 'attended', 'in_therapy', 'interim_note',
  'completed', 'cancel_requested', 'cancel_rejected', 'cancelled', 'expired', 'rerouted', 'entered_in_error'));
create table referral (
  clinic_id uuid not null,
  id uuid not null,
  search_id uuid not null,
  patient_id uuid not null,
  therapist_id uuid not null,
  state referral_state not null default 'draft',
  since timestamptz not null,
  urgency text not null check (urgency in ('routine', 'soon', 'urgent')),
  owner_id uuid not null,
  ask_at timestamptz,
  expire_at timestamptz,
  due_at timestamptz,
  nudges integer not null default 0,
  nudged_at timestamptz,
  -- When the patient said that they have not heard anything.
  missed_at timestamptz,
  sent_at timestamptz,
  answered_at timestamptz,
  accepted_at timestamptz,
  appointment_at timestamptz,
  attended_at timestamptz,
  sessions_attended integer not null default 0 check (sessions_attended >= 0),
  sessions_planned integer check (sessions_planned > 0),
  outcome text check (outcome in ('got_help', 'could_not_contact', 'not_eligible', 'no_capacity', 'could_not_get_help',
    'no_longer_interested', 'needs_client_action', 'referred_elsewhere')),
  closed_at timestamptz,
  release_id uuid,
  packet_id uuid,
  replaces uuid,
  steps integer not null default 0,
  version integer not null default 1,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, search_id) references referral_search (clinic_id, id),
  foreign key (clinic_id, therapist_id) references therapist (clinic_id, id),
  check (state <> 'completed' or outcome is not null)
);
-- Nobody asks two therapists at once for one patient.
create unique index referral_one_live on referral (clinic_id, search_id)
  where state not in ('declined', 'expired', 'rerouted', 'completed', 'cancelled', 'entered_in_error');
create index referral_of_patient on referral (clinic_id, patient_id, made_at);
create index referral_of_search on referral (clinic_id, search_id, made_at);
create index referral_of_therapist on referral (clinic_id, therapist_id, sent_at);
create index referral_due on referral (clinic_id, due_at) where due_at is not null;
create index referral_on_board on referral (clinic_id, since) where closed_at is null;
create index referral_closed on referral (clinic_id, closed_at) where closed_at is not null;
call protect('referral', 'patient', 'select, insert, update');

create table referral_step (
  clinic_id uuid not null,
  referral_id uuid not null,
  seq integer not null check (seq > 0),
  patient_id uuid not null,
  kind text not null check (kind in ('moved', 'nudged', 'opened', 'refused', 'coded', 'missed')),
  from_state referral_state,
  to_state referral_state,
  mover text not null check (mover in ('sender', 'receiver', 'timer')),
  account_id uuid,
  words_sealed bytea,
  -- What a step of the timer answers, so that it is made once.
  due_at timestamptz,
  at timestamptz not null,
  primary key (clinic_id, referral_id, seq),
  foreign key (clinic_id, referral_id) references referral (clinic_id, id)
);
create unique index referral_step_once on referral_step (clinic_id, referral_id, kind, due_at) where due_at is not null;
call protect('referral_step', 'patient', 'select, insert');

-- What the clinic and the therapist say to each other: a question and its answer, times that are proposed, a note, a message.
create table referral_message (
  clinic_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  patient_id uuid not null,
  side text not null check (side in ('clinic', 'therapist')),
  kind text not null check (kind in ('message', 'question', 'answer', 'times', 'note')),
  body_sealed bytea not null,
  digest bytea not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, referral_id) references referral (clinic_id, id)
);
create index referral_message_of on referral_message (clinic_id, referral_id, at);
call protect('referral_message', 'patient', 'select, insert');
`;

const RELEASES = `
create table referral_release (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  search_id uuid not null,
  -- To whom; one release may name several that are asked one after the other.
  therapist_ids uuid[] not null,
  categories text[] not null,
  ticked text[] not null default '{}',
  expires_at timestamptz not null,
  text_version integer not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  language text check (language in ('en', 'es')),
  sha256 text,
  statements text[] not null default '{}',
  signed_at timestamptz,
  signed_by uuid,
  signer_sealed bytea,
  -- By what right, where a representative signs; null where the patient does.
  authority_sealed bytea,
  digest bytea,
  revoked_at timestamptz,
  revoked_by uuid,
  withdrawn_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, search_id) references referral_search (clinic_id, id),
  check ((signed_at is null) = (signer_sealed is null)),
  check (revoked_at is null or signed_at is not null)
);
create index referral_release_of_patient on referral_release (clinic_id, patient_id, drafted_at);
call protect('referral_release', 'patient', 'select, insert, update');
-- What was signed stays as it was signed; revoking it is the one thing that is written beside it, and once.
create function referral_release_keep() returns trigger language plpgsql as $$
begin
  if old.signed_at is null or (old.revoked_at is null and new.revoked_at is not null
    and (to_jsonb(new) - array['revoked_at', 'revoked_by']) = (to_jsonb(old) - array['revoked_at', 'revoked_by']))
  then return new; end if;
  raise exception 'a release that was signed stays as it is';
end $$;
create trigger referral_release_keep before update on referral_release for each row execute function referral_release_keep();

-- Frozen when it is sent: from then on nothing of it changes, and its hash says so.
create table referral_packet (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  referral_id uuid not null,
  content_sealed bytea not null,
  version integer not null default 1,
  made_at timestamptz not null,
  made_by uuid not null,
  sha256 text,
  frozen_at timestamptz,
  release_id uuid,
  primary key (clinic_id, id),
  foreign key (clinic_id, referral_id) references referral (clinic_id, id),
  check ((frozen_at is null) = (sha256 is null)),
  check ((frozen_at is null) = (release_id is null))
);
create unique index referral_packet_open on referral_packet (clinic_id, referral_id) where frozen_at is null;
call protect('referral_packet', 'patient', 'select, insert, update');
create function referral_packet_keep() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null then raise exception 'a packet that was sent stays as it is'; end if;
  return new;
end $$;
create trigger referral_packet_keep before update on referral_packet for each row execute function referral_packet_keep();
`;

// A link waits for its secret and a code that came another way; both together are spent for a pass that stays in one browser.
const ROOMS = `
create table room_link (
  clinic_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  patient_id uuid not null,
  token_hash bytea not null,
  code_sealed bytea not null,
  code_hash bytea not null,
  tries integer not null default 0,
  pass_hash bytea,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, token_hash),
  foreign key (clinic_id, referral_id) references referral (clinic_id, id)
);
create unique index room_link_pass on room_link (clinic_id, pass_hash) where pass_hash is not null;
create index room_link_of on room_link (clinic_id, referral_id, made_at);
call protect('room_link', 'patient', 'select, insert, update');

-- A wrong code costs a try, whoever asks and however many at once; the right one is spent once.
create function room_link_open(in_clinic uuid, in_token bytea, in_code bytea, in_pass bytea, in_most integer,
  in_now timestamptz)
returns table (id uuid, referral_id uuid, patient_id uuid, opened boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    update room_link l set tries = l.tries + 1,
        pass_hash = case when l.code_hash = in_code then in_pass end,
        opened_at = case when l.code_hash = in_code then in_now end,
        used_at = case when l.code_hash = in_code then in_now end
      where l.clinic_id = in_clinic and l.token_hash = in_token and l.pass_hash is null and l.revoked_at is null
        and l.expires_at > in_now and l.tries < in_most
      returning l.id, l.referral_id, l.patient_id, l.pass_hash is not null;
end $$;

create function room_link_find(in_clinic uuid, in_pass bytea, in_since timestamptz, in_now timestamptz)
returns table (id uuid, referral_id uuid, patient_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    update room_link l set used_at = in_now
      where l.clinic_id = in_clinic and l.pass_hash = in_pass and l.revoked_at is null and l.used_at > in_since
      returning l.id, l.referral_id, l.patient_id;
end $$;

-- Whose link it was, so that another one can be sent to the address it was sent to: also once it has run out.
create function room_link_known(in_clinic uuid, in_token bytea, in_since timestamptz)
returns table (id uuid, referral_id uuid, patient_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select l.id, l.referral_id, l.patient_id from room_link l
      where l.clinic_id = in_clinic and l.token_hash = in_token and l.made_at > in_since;
end $$;

-- Attempts that went to the same address, for whoever is in the room of one of them: nothing of whom they are about.
create function room_others(in_clinic uuid, in_therapist uuid, in_but uuid)
returns table (id uuid, patient_id uuid, sent_at timestamptz, state text, urgency text) language plpgsql as $$
declare
  speaker text := current_setting('app.patient_id', true);
begin
  perform set_config('app.patient_id', '', true);
  return query
    select r.id, r.patient_id, r.sent_at, r.state::text, r.urgency from therapist me
      join therapist t on t.clinic_id = in_clinic and t.mail_token = me.mail_token
      join referral r on r.clinic_id = in_clinic and r.therapist_id = t.id
    where me.clinic_id = in_clinic and me.id = in_therapist and me.mail_token is not null and r.id <> in_but
      and r.sent_at is not null and r.closed_at is null and r.state not in ('draft', 'declined', 'expired')
    order by r.sent_at limit 50;
  perform set_config('app.patient_id', coalesce(speaker, ''), true);
end $$;
`;
