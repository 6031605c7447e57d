import type { FindingCode } from './diagnosis';
import type { FindingWords } from './finding-words';

/** What the doctor says in Spanish. */
export const FINDINGS_ES: Readonly<Record<FindingCode, FindingWords>> = {
  'settings.wrong': {
    wrong: 'Estos ajustes faltan o son incorrectos: {{names}}.',
    why: 'Ningún proceso arranca con ellos.',
    fix: 'Búsquelos en docs/settings.md y corríjalos.',
  },
  'demo.in-production': {
    wrong: 'El modo de demostración está activo en producción.',
    why: 'Ese modo muestra sus contraseñas a cualquiera que abra la página.',
    fix: 'Quite DEMO y reinicie todos los procesos.',
  },
  'keys.missing': {
    wrong: 'Falta el archivo de claves {{file}}.',
    why: 'Sin él ningún proceso arranca; sin el correcto no se puede leer nada.',
    fix: 'npm run cli -- restore keys --from FILE (instalación nueva: npm run cli -- keys create)',
  },
  'keys.readable': {
    wrong: 'Otras cuentas de esta máquina pueden leer el archivo de claves {{file}}.',
    why: 'Quien tenga las claves y una copia de la base de datos lo lee todo.',
    fix: 'chmod 600 "$KEYS_DIR"/*',
  },
  'keys.demo': {
    wrong: 'Estas claves se hicieron para la demostración.',
    why: 'Nadie cuida de las claves de demostración.',
    fix: 'Ponga KEYS_DIR en otra carpeta y después: npm run cli -- keys create',
  },
  'keys.lacking': {
    wrong: 'Hace falta la clave maestra {{key}} y no está en master.json.',
    why: 'No se puede leer lo que sellaron las claves de la clínica que dependen de ella.',
    fix: 'npm run cli -- restore keys --from FILE, con una copia de claves que la contenga',
  },
  'database.unreachable': {
    wrong: 'La base de datos no responde.',
    why: 'Nadie puede entrar, leer ni escribir, y no se hace nada de lo que vence.',
    fix: 'Arranque PostgreSQL y compruebe DATABASE_URL: npm run cli -- doctor',
  },
  'database.newer': {
    wrong: 'La base de datos tiene {{count}} migraciones que esta versión no conoce.',
    why: 'Esta versión no arranca con ella, para no estropear nada.',
    fix: 'Use la versión más nueva.',
  },
  'database.older': {
    wrong: 'Faltan por ejecutar {{count}} migraciones de esta versión.',
    why: 'Partes del programa piden tablas que no existen.',
    fix: 'node dist/apps/api/migrate.mjs',
  },
  'database.checksums': {
    wrong: 'La base de datos se creó sin sumas de comprobación.',
    why: 'Si el disco pierde datos, nadie lo nota hasta que los lee.',
    fix: 'Detenga PostgreSQL y después: pg_checksums --enable --pgdata DIR',
  },
  'database.role': {
    wrong: 'El rol {{role}} tiene permisos que no debe tener.',
    why: 'Un superusuario, o un rol que se salta la seguridad por filas, llega a los datos de todas las clínicas.',
    fix: 'Como superusuario de PostgreSQL: alter role {{role}} nosuperuser nobypassrls',
  },
  'database.reader': {
    wrong: 'El rol hf_reader no lee todas las filas.',
    why: 'No se puede hacer copia: una parte de las filas parecería el total.',
    fix: 'Como superusuario de PostgreSQL: alter role hf_reader bypassrls',
  },
  'database.unforced': {
    wrong: 'La seguridad por filas no es forzosa en la tabla {{table}}.',
    why: 'Es lo que separa a las clínicas si el programa falla.',
    fix: 'Como propietario: alter table {{table}} force row level security',
  },
  'clock.skew': {
    wrong: 'Los relojes de esta máquina y de la base de datos difieren en {{seconds}} s.',
    why: 'Los accesos, los códigos y los plazos dependen del reloj.',
    fix: 'Active la sincronización de hora en ambas: timedatectl set-ntp true',
  },
  'disk.low': {
    wrong: 'Al disco de la carpeta {{what}} le quedan {{megabytes}} MB.',
    why: 'Cuando se llene, no se podrá escribir nada.',
    fix: 'Haga sitio o amplíe el disco; primero las copias viejas: df -h',
  },
  'mail.none': {
    wrong: 'No hay servidor de correo.',
    why: 'Los avisos, las invitaciones y los cambios de contraseña van por correo; no le llegan a nadie.',
    fix: 'Ponga SMTP_URL y reinicie.',
  },
  'mail.unreachable': {
    wrong: 'El servidor de correo no responde o rechaza el acceso.',
    why: 'Los avisos, las invitaciones y los cambios de contraseña esperan.',
    fix: 'Compruebe SMTP_URL y el servidor; después: npm run cli -- doctor',
  },
  'redis.needed': {
    wrong: 'Hay {{nodes}} procesos en servicio y ningún Redis que los una.',
    why: 'Los avisos en vivo solo llegan a quien está conectado al mismo proceso.',
    fix: 'Ponga REDIS_URL en todos los procesos y reinicie.',
  },
  'redis.unreachable': {
    wrong: 'Redis no responde.',
    why: 'Los avisos en vivo solo llegan a quien está conectado al mismo proceso.',
    fix: 'Arranque Redis y compruebe REDIS_URL: npm run cli -- doctor',
  },
  'queue.parked': {
    wrong: '{{count}} tareas fallaron en su último intento y están apartadas.',
    why: 'Cada una es un aviso o un seguimiento que no se hizo.',
    fix: 'Arregle la causa y vuelva a intentarlas en la página del sistema.',
  },
  'queue.growing': {
    wrong: 'Esperan {{count}} tareas, la más antigua desde hace {{minutes}} minutos.',
    why: 'Los avisos van con retraso.',
    fix: 'Compruebe que haya un proceso con ROLES=jobs.',
  },
  'backup.off': {
    wrong: 'No se hace ninguna copia de seguridad automática.',
    why: 'Un disco perdido es una clínica perdida.',
    fix: 'Ponga BACKUP_DIR en una carpeta de otro disco y reinicie los procesos con ROLES=jobs.',
  },
  'backup.reader': {
    wrong: 'La copia diaria no tiene acceso a la base de datos.',
    why: 'No se hace.',
    fix: 'Ponga DATABASE_READER_URL en los procesos con ROLES=jobs.',
  },
  'backup.none': {
    wrong: 'Todavía no hay ninguna copia de seguridad.',
    why: 'Un disco perdido es una clínica perdida.',
    fix: 'npm run cli -- backup',
  },
  'backup.old': {
    wrong: 'La copia más reciente tiene {{hours}} horas.',
    why: 'Lo escrito desde entonces se pierde con el disco.',
    fix: 'npm run cli -- backup',
  },
  'backup.failed': {
    wrong: 'La última copia o prueba falló ({{kind}}).',
    why: 'Una copia que falla sin que nadie lo note se echa en falta cuando se necesita.',
    fix: 'Lea el motivo en la página del sistema, arréglelo y después: npm run cli -- backup',
  },
  'proof.off': {
    wrong: 'Las copias no se prueban.',
    why: 'Solo se sabe que una copia sirve cuando se ha restaurado.',
    fix: 'Ponga DATABASE_SCRATCH_URL en los procesos con ROLES=jobs; vea docs/how-to/back-up-and-restore.md.',
  },
  'proof.none': {
    wrong: 'Todavía no se ha probado que una copia se pueda restaurar.',
    why: 'Solo se sabe que una copia sirve cuando se ha restaurado.',
    fix: 'npm run cli -- restore --from DIR --scratch',
  },
  'proof.old': {
    wrong: 'La última prueba de restauración tiene {{hours}} horas.',
    why: 'Solo se sabe que una copia sirve cuando se ha restaurado.',
    fix: 'npm run cli -- restore --from DIR --scratch',
  },
  'audit.behind': {
    wrong: 'El registro de auditoría de {{count}} clínicas va con retraso.',
    why: 'Lo que no está sellado aún se puede cambiar sin que se note.',
    fix: 'Compruebe que haya un proceso con ROLES=jobs; después: npm run cli -- audit verify',
  },
  'audit.unsigned': {
    wrong: 'El último punto de control de {{count}} registros no lleva nuestra firma.',
    why: 'Lo escribió otra persona, o la clave cambió.',
    fix: 'npm run cli -- audit verify',
  },
  'url.missing': {
    wrong: 'Falta la dirección que usan las personas.',
    why: 'Los enlaces de los correos no llevan a ninguna parte y las llaves de acceso no se pueden comprobar.',
    fix: 'Ponga PUBLIC_URL y reinicie.',
  },
  'url.plain': {
    wrong: 'La dirección que usan las personas no va cifrada.',
    why: 'Cualquiera en el camino puede leerlo todo.',
    fix: 'Ponga PUBLIC_URL en https://… y delante un proxy con certificado.',
  },
  'url.silent': {
    wrong: 'La dirección que usan las personas no responde desde aquí.',
    why: 'Quizá no le responda a nadie.',
    fix: 'Compruebe el proxy: curl -I "$PUBLIC_URL/health/live"',
  },
  'url.certificate': {
    wrong: 'El certificado de la dirección que usan las personas caduca en {{days}} días.',
    why: 'Desde entonces ningún navegador abrirá la página.',
    fix: 'Renuévelo y averigüe por qué no se renueva solo.',
  },
  'nodes.lost': {
    wrong: '{{count}} procesos terminaron sin avisar en el último día.',
    why: 'Fallaron o perdieron la base de datos.',
    fix: 'Lea su registro.',
  },
  'nodes.versions': {
    wrong: 'Hay {{count}} versiones en servicio a la vez.',
    why: 'Es normal durante una actualización, y solo entonces.',
    fix: 'Termine la actualización.',
  },
};
