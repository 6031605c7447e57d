import pg from 'pg';

/**
 * Makes the role that owns the tables, and its database, when they are missing; the migrator makes the rest.
 * The owner is no superuser: it may make the roles of the application, and owns this one database.
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
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!found.rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner hf_owner`);
  } finally {
    await client.end();
  }
}
