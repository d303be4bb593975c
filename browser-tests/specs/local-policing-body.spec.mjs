import { keepsEveryPromise } from '../support/keeps.mjs';

keepsEveryPromise('local-policing-body');
