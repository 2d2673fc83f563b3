// Asks the browser for a passkey, and sends what it answers with the form: what is asked stands in the form, as JSON whose
// bytes are base64url (WebAuthn's own JSON, written and read by hand for browsers that cannot yet).

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = all => all?.map(one => ({ ...one, id: bytes(one.id) }));

async function made(asked) {
  const key = await navigator.credentials.create({
    publicKey: { ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) },
  });
  const { attestationObject, clientDataJSON } = key.response;
  return {
    id: key.id, rawId: text(key.rawId), type: key.type, extensions: key.getClientExtensionResults(),
    response: { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON), transports: key.response.getTransports?.() },
  };
}

async function used(asked) {
  const key = await navigator.credentials.get({ publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) } });
  const { authenticatorData, clientDataJSON, signature, userHandle } = key.response;
  return {
    id: key.id, rawId: text(key.rawId), type: key.type, extensions: key.getClientExtensionResults(),
    response: { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle: userHandle && text(userHandle) },
  };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const say = name => (form.querySelector(`[data-${name}]`).hidden = false);
  if (!window.PublicKeyCredential) {
    say("none");
    form.querySelector("button").disabled = true;
    continue;
  }
  form.addEventListener("submit", async event => {
    event.preventDefault();
    form.querySelector("[data-failed]").hidden = true;
    // A name is asked for before the device is.
    const name = form.elements.name;
    if (name && !name.value.trim()) return form.submit();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const asked = JSON.parse(form.dataset.asked);
      form.elements.answer.value = JSON.stringify(await (form.dataset.passkey === "new" ? made : used)(asked));
      form.submit();
    } catch {
      // Broken off, too late, or this device has none: it may be tried again.
      button.disabled = false;
      say("failed");
    }
  });
}
