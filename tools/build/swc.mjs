/** How swc compiles our TypeScript, in the build and in the tests alike: decorators with metadata, class names kept. */
export const swcOptions = {
  swcrc: false,
  configFile: false,
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    // Says that an imported file is data: without it Node and jest refuse JSON.
    experimental: { keepImportAttributes: true },
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
