/** One table of a patient's record, as its export reads it. */
export interface RecordTable {
  readonly name: string;
  /** What the table is called on paper, English and Spanish. */
  readonly title: readonly [en: string, es: string];
  /** How a row belongs to the patient: by its own `patient_id`, or through a parent row that has one. */
  readonly through: 'patient' | { readonly parent: string; readonly column: string };
  /** Columns that put the rows in order. */
  readonly order: readonly string[];
  /** Sealed columns whose words are JSON, told as such. */
  readonly json: readonly string[];
  /** The columns that stand on paper, by the name the export gives them; none where the files alone tell it. */
  readonly paper: readonly string[];
  /** Whether the patient's own download holds it; where not, `withheld` of the export says why. */
  readonly isGiven: boolean;
  /** What the patient's own download leaves out of a table that it holds; `withheld` says why. */
  readonly own: { readonly where: string; readonly row: string };
}

type Told = Partial<Pick<RecordTable, 'through' | 'json' | 'paper' | 'isGiven' | 'own'>>;

const WHOLE: RecordTable['own'] = { where: 'true', row: 'to_jsonb(t)' };

function table(name: string, title: readonly [string, string], order: readonly string[], told: Told = {}): RecordTable {
  return { name, title, order, through: 'patient', json: [], paper: [], isGiven: true, own: WHOLE, ...told };
}

const below = (parent: string, column: string) => ({ through: { parent, column } }) as const;

/**
 * The designated record set: every table that holds something of a patient, in the order in which it is told. A test fails
 * when a table of the database is neither here nor among `NOT_IN_RECORD`.
 *
 * @source 45 CFR 164.501 (designated record set), 164.524 (right of access)
 * @approved pending
 */
export const RECORD_TABLES: readonly RecordTable[] = [
  table('patient', ['Who the patient is', 'Quién es el paciente'], ['id'], {
    paper: ['name', 'preferred_name', 'pronouns', 'date_of_birth', 'phone', 'email'],
  }),
  table('care_team_member', ['Care team', 'Equipo de atención'], ['since'], { paper: ['staff_id', 'lead', 'since'] }),
  table('invitation', ['Invitations to the portal', 'Invitaciones al portal'], ['invited_at']),
  table('patient_merge', ['Records put together', 'Expedientes unidos'], ['merged_at']),
  table('thread', ['Conversations', 'Conversaciones'], ['created_at'], { paper: ['created_at', 'topic', 'state'] }),
  table('message', ['Messages', 'Mensajes'], ['thread_id', 'seq'], { paper: ['sent_at', 'sender_id', 'body'] }),
  table('message_revision', ['Earlier versions of messages', 'Versiones anteriores de mensajes'], ['replaced_at'], {
    paper: ['replaced_at', 'replaced_by', 'body'],
    // What the clinic took back may be another patient's.
    own: {
      ...WHOLE,
      where: `exists (select from message m where m.clinic_id = t.clinic_id and m.id = t.message_id and m.side = 'patient')`,
    },
  }),
  table('thread_step', ['Steps of conversations', 'Pasos de las conversaciones'], ['at'], {
    paper: ['at', 'kind', 'by_id', 'reason'],
    own: {
      ...WHOLE,
      row: `case when t.kind = 'closed' then to_jsonb(t) else to_jsonb(t) || '{"reason_sealed": null}'::jsonb end`,
    },
  }),
  table('thread_member', ['Who reads conversations', 'Quién lee las conversaciones'], ['thread_id', 'account_id']),
  table('reply_promise', ['Promised replies', 'Respuestas prometidas'], ['waited_since']),
  table('staff_note', ['Notes of staff', 'Notas del personal'], ['thread_id', 'written_at'], {
    paper: ['written_at', 'author_id', 'body'],
    isGiven: false,
  }),
  table('patient_plan', ['Check-in plan', 'Plan de chequeos'], ['version']),
  table('check_in_anchor', ['Days that check-ins go by', 'Días que rigen los chequeos'], ['day']),
  table('check_in', ['Check-ins', 'Chequeos'], ['opens_at', 'id'], {
    paper: ['due_on', 'state', 'score_forms', 'score_totals', 'score_bands', 'note'],
  }),
  table('answer', ['Answers', 'Respuestas'], ['at', 'link_id'], { paper: ['at', 'link_id', 'value'] }),
  table('score', ['Scores', 'Puntuaciones'], ['at', 'form'], { paper: ['at', 'form', 'total', 'band'] }),
  table('finding', ['What rules found', 'Lo que hallaron las reglas'], ['at', 'rule'], {
    paper: ['at', 'rule', 'urgency', 'facts'],
    json: ['facts'],
  }),
  table('check_in_link', ['Check-in links', 'Enlaces de chequeo'], ['made_at']),
  table('trend_note', ['Notes beside trends', 'Notas junto a las tendencias'], ['day'], { paper: ['day', 'words'] }),
  table('outreach', ['Tasks to reach the patient', 'Tareas para contactar al paciente'], ['opened_at'], {
    paper: ['opened_at', 'reason', 'state'],
  }),
  table('outreach_try', ['Tries to reach the patient', 'Intentos de contactar al paciente'], ['at'], {
    paper: ['at', 'by_id', 'outcome', 'note'],
  }),
  table('alert', ['Alerts', 'Alertas'], ['raised_at'], { paper: ['raised_at', 'level', 'kind', 'rule', 'state'] }),
  table('alert_step', ['Steps of alerts', 'Pasos de las alertas'], ['at', 'number'], {
    ...below('alert', 'alert_id'),
    paper: ['at', 'kind', 'by_id', 'facts', 'note'],
    json: ['facts'],
  }),
  table('alert_reason', ['Reasons of alerts', 'Motivos de las alertas'], ['raised_at'], below('alert', 'alert_id')),
  table('alert_disposition', ['How alerts were closed', 'Cómo se cerraron las alertas'], ['at'], {
    paper: ['at', 'by_id', 'method', 'plan', 'words'],
    json: ['words'],
  }),
  table('safety_plan', ['Safety plan', 'Plan de seguridad'], ['version'], {
    paper: ['written_at', 'written_by', 'words'],
    json: ['words'],
  }),
  table('suitability_screen', ['Health questions', 'Preguntas de salud'], ['saved_at'], {
    paper: ['saved_at', 'mode', 'answers'],
    json: ['answers'],
  }),
  table('suitability_talk', ['Talks about health questions', 'Conversaciones sobre la salud'], ['at'], {
    ...below('suitability_screen', 'screen_id'),
    paper: ['at', 'account_id', 'note'],
  }),
  table('treatment_consent', ['Consents to treatment', 'Consentimientos al tratamiento'], ['signed_at'], {
    paper: ['signed_at', 'version', 'name'],
  }),
  table('treatment_consent_withdrawal', ['Consents taken back', 'Consentimientos retirados'], ['at'], {
    paper: ['at', 'undone_at'],
  }),
  table('treatment_plan', ['Treatment plan', 'Plan de tratamiento'], ['version'], {
    paper: ['signed_at', 'signed_by', 'plan'],
    json: ['plan'],
  }),
  table('infusion', ['Infusions', 'Infusiones'], ['planned_at'], { paper: ['day', 'state', 'route', 'dose_mg'] }),
  table('infusion_entry', ['Entries of infusions', 'Anotaciones de infusiones'], ['infusion_id', 'seq'], {
    ...below('infusion', 'infusion_id'),
    paper: ['at', 'kind', 'account_id', 'body'],
    json: ['body'],
  }),
  table('infusion_gate', ['Questions before infusions', 'Preguntas previas a infusiones'], ['at'], {
    paper: ['at', 'gate', 'answer'],
  }),
  table('ride_link', ['Rides home', 'Viajes a casa'], ['made_at']),
  table('monitoring_check', ['Results of monitoring', 'Resultados del seguimiento'], ['day'], {
    paper: ['day', 'kind', 'note'],
  }),
  table('need', ['Need of a review', 'Necesidad de revisión'], ['reckoned_at']),
  table('review_request', ['Reviews asked for', 'Revisiones pedidas'], ['asked_at'], {
    paper: ['asked_at', 'answered_at', 'withdrawn_at'],
  }),
  table('review_decision', ['Decisions of reviews', 'Decisiones de revisiones'], ['decided_at'], {
    paper: ['decided_at', 'decided_by', 'decision', 'rationale'],
  }),
  table('referral_interest', ['Wishes for psychotherapy', 'Deseos de psicoterapia'], ['at'], {
    paper: ['at', 'kind', 'words'],
  }),
  table('referral_search', ['Searches for a therapist', 'Búsquedas de terapeuta'], ['opened_at'], {
    paper: ['opened_at', 'reasons', 'words', 'closed_at', 'close_reason'],
  }),
  table('referral_choice', ['Therapists chosen', 'Terapeutas elegidos'], ['search_id', 'place'], {
    paper: ['therapist_id', 'place'],
  }),
  table('referral', ['Referrals', 'Derivaciones'], ['made_at'], {
    paper: ['made_at', 'therapist_id', 'state', 'appointment_at', 'outcome'],
  }),
  table('referral_step', ['Steps of referrals', 'Pasos de derivaciones'], ['at', 'seq'], {
    paper: ['at', 'kind', 'to_state', 'mover', 'words'],
  }),
  table('referral_message', ['Letters with therapists', 'Cartas con terapeutas'], ['at'], {
    paper: ['at', 'side', 'kind', 'body'],
  }),
  table('referral_release', ['Permissions to share', 'Permisos para compartir'], ['drafted_at'], {
    paper: ['drafted_at', 'signed_at', 'expires_at', 'revoked_at', 'categories'],
    json: ['recipients'],
  }),
  table('referral_packet', ['What therapists were sent', 'Lo que se envió a terapeutas'], ['made_at'], {
    paper: ['made_at', 'frozen_at', 'sha256'],
    json: ['content'],
  }),
  table('room_link', ['Rooms for therapists', 'Salas para terapeutas'], ['made_at']),
  table('proxy', ['People let in by the patient', 'Personas con acceso dado por el paciente'], ['granted_at'], {
    paper: ['granted_at', 'name', 'relation', 'scopes', 'ended_at'],
  }),
  table('break_glass', ['Opened in an emergency', 'Abierto en una emergencia'], ['began_at'], {
    paper: ['began_at', 'account_id', 'reason'],
  }),
  table('record_deletion', ['Destruction asked for', 'Destrucción pedida'], ['asked_at'], {
    paper: ['asked_at', 'state'],
  }),
  table('audit_about', ['Who opened the record', 'Quién abrió el expediente'], ['entry_id'], {
    paper: ['at', 'account_id', 'action', 'outcome'],
  }),
];

/** Why a table with something of a patient is not in the record's export. */
export const NOT_IN_RECORD: Readonly<Record<string, string>> = {
  draft: 'Words that were begun and never sent belong to whoever writes them.',
  patient_name_token: 'Keyed hashes that only a look-up can use.',
  audit_entry: 'Told once, by `audit_about`, with the lists that named the patient.',
  inbox_thread: 'A view of conversations, which are told already.',
  audit_list: 'It names other patients too; the entries come by `audit_about`.',
};

/** What the patient's own download leaves out, and why, by table. */
export const WITHHELD: Readonly<Record<string, readonly [en: string, es: string]>> = {
  message_revision: [
    'When the clinic took a message back or put it right, what it said before is not in what you download yourself. The clinic has it in your record.',
    'Cuando la clínica retiró o corrigió un mensaje, lo que decía antes no está en lo que usted descarga. La clínica lo tiene en su expediente.',
  ],
  thread_step: [
    'Why the clinic passed a conversation on is not in what you download yourself. Why it was closed is there.',
    'Por qué la clínica pasó una conversación a otra persona no está en lo que usted descarga. Por qué se cerró sí está.',
  ],
  staff_note: [
    'Notes that staff write for each other are not in what you download yourself. The clinic includes them when you ask it for your record.',
    'Las notas que el personal escribe entre sí no están en lo que usted descarga. La clínica las incluye si le pide su expediente.',
  ],
};

/** A column that no export tells: what only proves or finds, and never says anything about a person. */
export function isUntold(column: string): boolean {
  return column === 'clinic_id' || column === 'code_sealed' || column === 'finding_facts' || UNTOLD.test(column);
}

const UNTOLD = /(_hash|_token|digest)$/;

/** The name under which an export tells a column: a sealed one by what it says once opened. */
export function toldAs(column: string): string {
  return column.replace(/_sealed$/, '');
}
