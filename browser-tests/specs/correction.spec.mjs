import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('correction');
