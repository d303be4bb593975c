import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('dictionary');
