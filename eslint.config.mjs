import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const noStarExports = {
  selector: 'ExportAllDeclaration',
  message: 'Name what is exported: a star export makes every helper public, with its spelling.',
};

const noClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'No clock in the library: the same program must give the same bytes. Take the time as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'No clock in the library: the same program must give the same bytes. Take the time as an argument.',
  },
];

export default tseslint.config(
  { ignores: ['build/', 'coverage/', 'dist/', '.dist-*/', 'docs/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500 }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      'no-restricted-syntax': ['error', noStarExports],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Static factories (Port.tcp) stand for unions in the public API, so that other languages stay possible.
      '@typescript-eslint/no-extraneous-class': 'off',
      // The strict rules forbid "x!" for its silence; "x as T" at least says what x is taken for.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/class-literal-property-style': 'off',
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      // Props that only extend others have a name of their own, so that they can grow.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['overrideMethods'] }],
      // Other languages know maps as { [key: string]: T }, and no Record.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // A number in a message is no mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A name that begins with an underscore says: this parameter is here for its place.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['lib/**/*.{ts,mts}'],
    rules: {
      // Exports say their types: the published declarations must not follow from a function's body.
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only the command line knows the process. Take what you need as an argument.' },
      ],
      'no-restricted-syntax': ['error', noStarExports, ...noClock],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same program must give the same bytes.' },
      ],
    },
  },
  {
    files: ['lib/constructs/**/*.ts', 'lib/patterns/**/*.ts'],
    rules: {
      // A method is passed on to name the stack frame above which the user's line lies; nobody calls it unbound.
      '@typescript-eslint/unbound-method': 'off',
      // Other languages know no type "this".
      '@typescript-eslint/prefer-return-this-type': 'off',
    },
  },
  {
    // The one place that may know the process, the terminal and the clock.
    files: ['lib/cli/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': ['error', noStarExports],
      // What a command does is loaded when it runs: help, usage errors and --version start without it.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    // tsc has read them already; what only lint finds with types is worth its time where the product is.
    files: ['test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: false } },
    extends: [tseslint.configs.disableTypeChecked, jest.configs['flat/recommended'], jest.configs['flat/style']],
    rules: {
      // A test that cannot fail is worse than none.
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'assert*', 'fc.assert'] }],
      'jest/valid-expect': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-standalone-expect': 'error',
      'jest/prefer-strict-equal': 'off',
      // Table-driven tests and properties assert inside helpers and loops.
      'jest/no-conditional-expect': 'off',
      // Type tests: wrong use must not compile, and a wrong value must be refused at run time as well.
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 3 },
      ],
      // A test file is a list of cases; its length is no sign of tangled code.
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['apps/**/*.ts', 'bench/**/*.ts', 'test/**/*.ts'],
    rules: {
      // Constructs are made for their effect on the scope.
      'no-new': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' },
  },
);
