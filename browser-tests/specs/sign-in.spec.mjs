import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('sign-in');
