#!/usr/bin/env python3
"""Makes the keys, certificates and signatures of the tests anew, into the folder of this file: new keys, everything else as before.

Needs OpenSSL 3.0 and a Python with what `.ci/judges/pyhanko.txt` lists. The tests name serial numbers, names and days.
"""

import asyncio
import datetime
import os
import subprocess
import tempfile
from pathlib import Path

from asn1crypto import pkcs12
from asn1crypto import x509 as asn1
from asn1crypto.core import OctetString
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner

HERE, PASSWORD = Path(__file__).resolve().parent, "test-password"
CONTENT = "What is signed: 25 €.\n".encode()
START, END = datetime.datetime(2020, 1, 1), datetime.datetime(2099, 12, 31, 23, 59, 59)
OVER, LATER = datetime.datetime(2021, 1, 1), datetime.datetime(2090, 1, 1)
PARTS = {
    "C": NameOID.COUNTRY_NAME, "L": NameOID.LOCALITY_NAME, "O": NameOID.ORGANIZATION_NAME, "CN": NameOID.COMMON_NAME,
    "T": NameOID.TITLE, "UID": NameOID.USER_ID,
}
PERSON, SIGN_CA, CRL_ONLY, ENCRYPT, SERVER = "person", "ca", "crl", "encrypt", "server"
TEST_CA = "C=XX/O=Test authority/CN="
# Name, subject, key, issuer, usage, first and last day; in the order of their serial numbers, from 0x8101.
CERTIFICATES = [
    ("root", TEST_CA + "Test root", 2048, "root", SIGN_CA, START, END),
    ("root-expired", TEST_CA + "Test root", "=root", "root-expired", SIGN_CA, START, OVER),
    ("root-other", "C=XX/CN=Other root", "p256", "root-other", SIGN_CA, START, END),
    ("intermediate", TEST_CA + "Test intermediate", "p384", "root", "ca0", START, END),
    ("second-level", "C=XX/CN=Second level", "p256", "intermediate", SIGN_CA, START, END),
    ("may-not-issue", "C=XX/CN=May not issue", "p256", "root", CRL_ONLY, START, END),
    ("rsa2048", "C=XX/L=Malmö/O=Test office/CN=Ann Müller/T=Head/UID=ID:001080012345", 2048, "intermediate", PERSON, START, END),
    ("rsa3072", "C=XX/CN=Test office/UID=TAX:0101234567", 3072, "intermediate", PERSON, START, END),
    ("p256", "C=XX/CN=Bob Åkesson/UID=ID:001185054321", "p256", "intermediate", PERSON, START, END),
    ("p384", "C=XX/CN=P-384 key", "p384", "intermediate", PERSON, START, END),
    ("rsa1024", "C=XX/CN=Weak key", 1024, "intermediate", PERSON, START, END),
    ("expired", "C=XX/CN=Expired", "p256", "intermediate", PERSON, START, OVER),
    ("not-yet-valid", "C=XX/CN=Not yet valid", "p256", "intermediate", PERSON, LATER, END),
    ("encryption", "C=XX/CN=Encryption only", "p256", "intermediate", ENCRYPT, START, END),
    ("server", "C=XX/CN=server.example", "p256", "intermediate", SERVER, START, END),
    ("minimal", "CN=Minimal", "p256", "intermediate", None, START, END),
    ("too-deep", "CN=Too deep", "p256", "second-level", PERSON, START, END),
    ("wrongly-issued", "CN=Wrongly issued", "p256", "may-not-issue", PERSON, START, END),
    ("issued-by-person", "CN=Issued by a person", "p256", "p256", PERSON, START, END),
    ("sha1", "CN=SHA-1", "p256", "intermediate", PERSON, START, END),
    ("self-signed", "CN=Self-signed", "p256", "self-signed", None, START, END),
    ("circle-a", "CN=Circle A", "p256", "circle-b", SIGN_CA, START, END),
    ("circle-b", "CN=Circle B", "p256", "circle-a", SIGN_CA, START, END),
    ("in-circle", "CN=In a circle", "p256", "circle-a", PERSON, START, END),
    # By somebody who only calls himself the root.
    ("impostor", TEST_CA + "Test intermediate", "p256", "false-root", "ca0", START, END),
]
UNSEEN = [("false-root", TEST_CA + "Test root", 2048)]


def new_key(kind):
    if isinstance(kind, int):
        return rsa.generate_private_key(public_exponent=65537, key_size=kind)
    return ec.generate_private_key({"p256": ec.SECP256R1(), "p384": ec.SECP384R1()}[kind])


def named(subject):
    pairs = (part.split("=", 1) for part in subject.split("/"))
    return x509.Name([x509.NameAttribute(PARTS[key], value) for key, value in pairs])


def usage(**given):
    names = [
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign",
        "crl_sign", "encipher_only", "decipher_only",
    ]
    return x509.KeyUsage(**{name: given.get(name, False) for name in names})


def extensions(kind):
    """The extensions that tell what a certificate is for: each with whether it is critical."""
    if kind in (SIGN_CA, "ca0", CRL_ONLY):
        yield x509.BasicConstraints(True, 0 if kind == "ca0" else None), True
        yield usage(key_cert_sign=kind != CRL_ONLY, crl_sign=True), True
        return
    yield x509.BasicConstraints(False, None), False
    if kind == PERSON:
        yield usage(digital_signature=True, content_commitment=True), True
        yield x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION]), False
    elif kind == ENCRYPT:
        yield usage(key_encipherment=True), True
    elif kind == SERVER:
        yield usage(digital_signature=True), True
        yield x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False


def certificates():
    keys, subjects = {}, {}
    for name, subject, kind, *_ in CERTIFICATES + UNSEEN:
        keys[name] = keys[kind[1:]] if str(kind).startswith("=") else new_key(kind)
        subjects[name] = named(subject)
    made = {}
    for at, (name, _, _, issuer, kind, first, last) in enumerate(CERTIFICATES):
        one = x509.CertificateBuilder().subject_name(subjects[name]).issuer_name(subjects[issuer])
        one = one.public_key(keys[name].public_key()).serial_number(0x8101 + at).not_valid_before(first).not_valid_after(last)
        for extension, critical in extensions(kind):
            one = one.add_extension(extension, critical)
        one = one.add_extension(x509.SubjectKeyIdentifier.from_public_key(keys[name].public_key()), False)
        if issuer != name:
            one = one.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[issuer].public_key()), False)
        made[name] = one.sign(keys[issuer], hashes.SHA256())
        if name == "sha1":
            made[name] = by_sha1(made[name], keys[issuer])
        (HERE / f"{name}.cer").write_bytes(made[name].public_bytes(serialization.Encoding.DER))
    return keys, made


def by_sha1(one, key):
    """The same certificate signed with SHA-1, which `cryptography` no longer does."""
    whole = asn1.Certificate.load(one.public_bytes(serialization.Encoding.DER))
    whole["tbs_certificate"]["signature"] = whole["signature_algorithm"] = {"algorithm": "sha1_ecdsa"}
    whole["signature_value"] = key.sign(whole["tbs_certificate"].dump(force=True), ec.ECDSA(hashes.SHA1()))
    return x509.load_der_x509_certificate(whole.dump(force=True))


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def key_files(work):
    """PKCS #12 files, old and new; their chain is the intermediate and the root."""
    aes, old = [], ["-legacy"]
    kinds = [
        ("rsa2048-aes", "rsa2048", aes), ("rsa2048-3des", "rsa2048", old), ("p256-aes", "p256", aes), ("p256-3des", "p256", old),
        ("rsa1024-aes", "rsa1024", aes), ("expired-aes", "expired", aes),
        ("rsa2048-rc2", "rsa2048", [*old, "-keypbe", "PBE-SHA1-RC2-40", "-certpbe", "PBE-SHA1-RC2-128"]),
        ("without-mac", "p256", ["-nomac", "-certpbe", "NONE"]), ("mac-sha512", "p256", ["-macalg", "sha512"]),
    ]
    for name, key, how in kinds:
        export(work, name, key, PASSWORD, how)
    export(work, "empty-password", "p256", "", aes)
    openssl("pkcs12", "-export", "-nokeys", "-in", work / "p256.pem", "-out", HERE / "without-key.p12", "-passout", f"pass:{PASSWORD}")
    # Two files in one: what both hold, one behind the other.
    both = [work / "two-rsa2048.p12", work / "two-p256.p12"]
    for key in ("rsa2048", "p256"):
        export(work, f"two-{key}", key, PASSWORD, ["-nomac"], work)
    held = [item for file in both for item in pkcs12.Pfx.load(file.read_bytes()).authenticated_safe]
    whole = pkcs12.Pfx.load(both[0].read_bytes())
    whole["auth_safe"]["content"] = OctetString(pkcs12.AuthenticatedSafe(held).dump())
    (HERE / "two-keys.p12").write_bytes(pkcs12.Pfx({"version": "v3", "auth_safe": whole["auth_safe"]}).dump())


def export(work, name, key, password, how, folder=HERE):
    openssl(
        "pkcs12", "-export", "-in", work / f"{key}.pem", "-inkey", work / f"{key}.key", "-certfile", work / "chain.pem",
        "-passout", f"pass:{password}", "-out", folder / f"{name}.p12", *how,
    )


def signatures(work):
    """CMS over the content, by OpenSSL and by pyHanko."""
    pss = ["-keyopt", "rsa_padding_mode:pss", "-keyopt"]
    kinds = [
        ("rsa2048", ["rsa2048"], []), ("p256", ["p256"], []), ("p384", ["p384"], ["-md", "sha384"]),
        ("sha512", ["rsa3072"], ["-md", "sha512"]), ("pss", ["rsa2048"], [*pss, "rsa_pss_saltlen:32"]),
        ("pss-other-salt", ["rsa2048"], [*pss, "rsa_pss_saltlen:20"]), ("keyid", ["p256"], ["-keyid"]),
        ("sha1", ["rsa2048"], ["-md", "sha1"]), ("md5", ["rsa2048"], ["-md", "md5"]), ("rsa1024", ["rsa1024"], []),
        ("with-content", ["rsa2048"], ["-nodetach"]), ("without-attributes", ["rsa2048"], ["-noattr"]),
        ("without-certificate", ["rsa2048"], ["-nocerts"]), ("two-signers", ["rsa2048", "p256"], []),
        ("without-cades", ["rsa2048"], None), ("expired", ["expired"], []),
    ]
    for name, signers, how in kinds:
        command = ["cms", "-sign", "-binary", "-outform", "DER", "-in", HERE / "content.bin", "-certfile", work / "chain.pem"]
        for signer in signers:
            command += ["-signer", work / f"{signer}.pem", "-inkey", work / f"{signer}.key"]
            # Options of the key belong to the signer before them.
            command += [part for part in how or [] if part.startswith(("-keyopt", "rsa_p"))]
        command += [] if how is None or "-noattr" in how else ["-cades"]
        command += [part for part in how or [] if not part.startswith(("-keyopt", "rsa_p"))]
        openssl(*command, "-out", HERE / f"openssl-{name}.cms")
    for name in ("rsa2048", "p256"):
        signer = SimpleSigner.load_pkcs12(str(HERE / f"{name}-aes.p12"), passphrase=PASSWORD.encode())
        made = asyncio.run(signer.async_sign_general_data(CONTENT, "sha256", use_cades=True))
        (HERE / f"pyhanko-{name}.cms").write_bytes(made.dump())


def main():
    os.chdir(HERE)
    (HERE / "content.bin").write_bytes(CONTENT)
    keys, made = certificates()
    pem = serialization.Encoding.PEM
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "chain.pem").write_bytes(b"".join(made[name].public_bytes(pem) for name in ("intermediate", "root")))
        for name in made:
            plain = keys[name].private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            (work / f"{name}.key").write_bytes(plain)
            (work / f"{name}.pem").write_bytes(made[name].public_bytes(pem))
            # For tokens, which `.ci/judges/keys.sh` sets up.
            if name in ("rsa2048", "rsa3072", "p256"):
                (HERE / f"{name}.pem").write_bytes(plain)
        key_files(work)
        signatures(work)


if __name__ == "__main__":
    main()
