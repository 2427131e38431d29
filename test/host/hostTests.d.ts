/** Made by build/tests.mjs: imports the test files of the suite that is being built. */
declare module 'host-tests';
