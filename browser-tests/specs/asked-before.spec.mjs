import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('asked-before');
