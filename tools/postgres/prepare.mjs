import pg from 'pg';

/**
 * Makes the role that owns the tables, its database, and the two roles that only a superuser can make, where they are
 * missing; the migrator makes the rest. The owner is no superuser: it may make the roles of the application, and owns
 * this one database.
 */
export async function prepareDatabase({ adminUrl, database, ownerPassword }) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query(`select 1 from pg_roles where rolname = 'hf_owner'`);
    const verb = role.rowCount ? 'alter' : 'create';
    await client.query(
      `${verb} role hf_owner login createrole nosuperuser nocreatedb nobypassrls password ${client.escapeLiteral(ownerPassword)}`,
    );
    for (const [name, right] of COPYING) await makeRole(client, name, right);
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!found.rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner hf_owner`);
  } finally {
    await client.end();
  }
}

// Who copies must read every clinic's rows; who proves a copy must make a database to put it into. Neither can change
// anything of the clinics, and the owner may do no more than give them their passwords.
const COPYING = Object.entries({ hf_reader: 'bypassrls', hf_scratch: 'createdb' });

async function makeRole(client, name, right) {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (found.rowCount) await client.query(`alter role ${name} ${right}`);
  else await client.query(`create role ${name} nologin nosuperuser ${right}`);
  await client.query(`grant ${name} to hf_owner with admin option, inherit false, set false`);
}
