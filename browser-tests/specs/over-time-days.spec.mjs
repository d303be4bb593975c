import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('over-time-days');
