// Who may lean on whom (ARCHITECTURE.md, section 3), in the words of @nx/enforce-module-boundaries.

/** Each feature and the features below it that it may import; against these arrows only events travel. */
export const FEATURES = {
  platform: [],
  instruments: ['platform'],
  identity: ['platform'],
  audit: ['platform', 'identity'],
  operation: ['platform', 'identity', 'audit'],
  clinic: ['platform', 'identity'],
  // Accounts lie below clinics; naming them through the clinic would only hide the arrow (docs/decisions/0012).
  messaging: ['platform', 'identity', 'clinic'],
  safety: ['platform', 'identity', 'clinic', 'messaging'],
  'check-in': ['platform', 'identity', 'clinic', 'instruments', 'messaging', 'safety'],
  treatment: ['platform', 'clinic', 'instruments', 'messaging', 'safety', 'check-in'],
  referral: ['platform', 'clinic', 'instruments', 'messaging', 'safety', 'check-in', 'treatment'],
  // The whole record is told and destroyed from the top; nothing leans on it.
  record: [
    ...[
      'platform',
      'identity',
      'audit',
      'operation',
      'clinic',
      'instruments',
      'messaging',
      'safety',
      'check-in',
      'treatment',
    ],
    'referral',
  ],
};

const FRAMEWORKS_OF_THE_SERVER = [
  '@nestjs/*',
  '@fastify/*',
  'fastify',
  'typeorm',
  'pg',
  'pg-boss',
  'redis',
  'socket.io',
  'nodemailer',
  'yazl',
  'pino*',
];
const FRAMEWORKS_OF_THE_PORTAL = ['@angular/*', '@ngrx/*', '@jsverse/*', 'idb', 'socket.io-client'];

const rooms = [
  {
    sourceTag: 'room:model',
    onlyDependOnLibsWithTags: ['room:model'],
    allowedExternalImports: ['zod', 'temporal-polyfill', 'uuid', 'fast-check'],
  },
  {
    sourceTag: 'room:server',
    onlyDependOnLibsWithTags: ['room:server', 'room:model'],
    bannedExternalImports: FRAMEWORKS_OF_THE_PORTAL.filter((name) => name !== 'socket.io-client'),
  },
  {
    sourceTag: 'room:portal',
    onlyDependOnLibsWithTags: ['room:portal', 'room:model'],
    bannedExternalImports: FRAMEWORKS_OF_THE_SERVER,
  },
];

const features = Object.entries(FEATURES).map(([feature, below]) => ({
  sourceTag: `scope:${feature}`,
  onlyDependOnLibsWithTags: [feature, ...below].map((name) => `scope:${name}`),
}));

const everything = ['scope:app', 'scope:tests', 'scope:tools'].map((sourceTag) => ({
  sourceTag,
  onlyDependOnLibsWithTags: ['*'],
}));

/** The options of @nx/enforce-module-boundaries. */
export const boundaries = {
  // The demo clinic is told in tools/seed, and the command line plants it; tests open the whole program, which is no room
  // and so has no name of its own to be imported by.
  allow: [
    '../../../../tools/seed/*',
    '../../tools/seed/*',
    '../../../tools/seed/*',
    '../../apps/api/src/**',
    '../../../apps/api/src/**',
    '../../libs/identity/model/src/index.ts',
    // The bench makes keys by the hundred thousand, which no process of the program would.
    '../../libs/platform/server/src/sealing/cipher.ts',
  ],
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: true,
  depConstraints: [...rooms, ...features, ...everything],
};
