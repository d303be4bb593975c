import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('not-found');
