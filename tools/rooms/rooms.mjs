// An Nx plugin: every libs/<feature>/<room>/src/index.ts is a project, named and tagged by its path.
// So a new room needs no project.json, and no project can claim a tag its path does not give it.
import path from 'node:path';
import { lintTarget, testTarget } from './targets.mjs';

const ROOMS = ['model', 'server', 'portal'];

/** The name Nx shows for this plugin. */
export const name = 'holdfast-rooms';

/** Turns each room's index file into a project with lint and test targets. */
export const createNodesV2 = [
  `libs/*/{${ROOMS.join(',')}}/src/index.ts`,
  (indexFiles) => indexFiles.map((file) => [file, { projects: roomProject(file) }]),
];

function roomProject(indexFile) {
  const root = path.posix.dirname(path.posix.dirname(indexFile.split(path.sep).join('/')));
  const [, feature, room] = root.split('/');
  const project = `${feature}-${room}`;
  return {
    [root]: {
      name: project,
      root,
      sourceRoot: `${root}/src`,
      projectType: 'library',
      tags: [`scope:${feature}`, `room:${room}`],
      targets: {
        lint: lintTarget(root),
        test: testTarget(room, root, project),
      },
    },
  };
}
