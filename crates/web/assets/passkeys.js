// Asks the browser for a passkey and sends what it answers with the page's form.
//
// The one script of this site, on the pages that ask for a passkey and on no
// other. It says nothing of its own: every line it can show stands in the page.
'use strict';

{
  const form = document.querySelector('form[data-passkey]');
  const button = form.querySelector('button');
  const asked = form.dataset;

  const show = (what) => {
    for (const line of document.querySelectorAll('[data-says]')) line.hidden = line.dataset.says !== what;
  };

  // Base64 as addresses write it, without padding: as WebAuthn writes bytes.
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const put = (name, buffer) => {
    form.elements[name].value = text(buffer ?? new ArrayBuffer(0));
  };

  const named = (id) => ({ type: 'public-key', id: bytes(id) });
  const both = { challenge: bytes(asked.challenge), timeout: 300_000 };

  // A passkey that needs no name to sign in with, of a device that makes sure who
  // uses it. ES256, EdDSA, RS256.
  const make = async () => {
    const { response } = await navigator.credentials.create({
      publicKey: {
        ...both,
        rp: { id: asked.party, name: asked.partyName },
        user: { id: bytes(asked.user), name: asked.userName, displayName: asked.userName },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: asked.known.split(' ').filter(Boolean).map(named),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
      },
    });
    put('authenticator-data', response.getAuthenticatorData());
    put('client-data', response.clientDataJSON);
  };

  const sign = async () => {
    const { rawId, response } = await navigator.credentials.get({
      publicKey: { ...both, rpId: asked.party, userVerification: 'required' },
    });
    put('credential', rawId);
    put('client-data', response.clientDataJSON);
    put('authenticator-data', response.authenticatorData);
    put('signature', response.signature);
    put('user-handle', response.userHandle);
  };

  const ask = async () => {
    button.disabled = true;
    show('waiting');
    try {
      await (asked.passkey === 'make' ? make() : sign());
      form.submit();
    } catch (why) {
      // Browsers do not say whether a person stopped, waited or has no passkey.
      show({ NotAllowedError: 'stopped', InvalidStateError: 'known' }[why.name] ?? 'failed');
      button.disabled = false;
    }
  };

  const Response = globalThis.AuthenticatorAttestationResponse;
  if (!globalThis.PublicKeyCredential || !navigator.credentials || !Response?.prototype.getAuthenticatorData) {
    show('cannot');
  } else if (location.origin !== asked.origin) {
    show('elsewhere');
  } else {
    show('nothing');
    button.hidden = false;
    button.addEventListener('click', ask);
  }
}
