const PAST_THE_INDEX = {
  regex: '^@holdfast/[^/]+/[^/]+/(?!testing$)',
  message: 'Import the room, not a file inside it: what its index.ts does not export is its own affair.',
};

const TESTING = {
  regex: '^@holdfast/.*/testing$',
  message: 'Fakes and test databases are for specs only.',
};

const NODE = { regex: '^node:', message: 'This room also runs in a browser.' };

const FULL_ZOD = {
  name: 'zod',
  allowTypeImports: true,
  message: 'The server checks; the portal takes only the types, so that zod stays out of its bundle.',
};

const OWN_DATABASE_ACCESS = [
  {
    name: 'typeorm',
    importNames: ['DataSource'],
    message: 'The one way to the database is `work.as(actor, tx => …)`.',
  },
  {
    name: '@nestjs/typeorm',
    importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
    message: 'The one way to the database is `work.as(actor, tx => …)`.',
  },
];

/** The import rules of a room, for code that ships (`specs: false`) or for its specs. */
export function importRules({ room, feature, specs }) {
  const patterns = [PAST_THE_INDEX];
  const paths = [];
  if (!specs) patterns.push(TESTING);
  if (!specs && room !== 'server') patterns.push(NODE);
  if (!specs && room === 'portal') paths.push(FULL_ZOD);
  if (!specs && room === 'server' && feature !== 'platform') paths.push(...OWN_DATABASE_ACCESS);
  return { 'no-restricted-imports': 'off', '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] };
}
