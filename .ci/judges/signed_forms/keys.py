"""Keys and certificates of one run: a root, a signer, another signer, a time-stamping authority; and what they sign."""

import asyncio
import datetime

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

USAGES = ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
          "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"]


def certificate(name, key, issuer, issuer_key, usages, authority=False, purpose=None):
    now = datetime.datetime.now(datetime.timezone.utc)
    named = lambda words: x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
                                     x509.NameAttribute(NameOID.COMMON_NAME, words)])
    made = (x509.CertificateBuilder().subject_name(named(name)).issuer_name(named(issuer)).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=2))
            .not_valid_after(now + datetime.timedelta(days=300))
            .add_extension(x509.BasicConstraints(authority, None), True)
            .add_extension(x509.KeyUsage(**{usage: usage in usages for usage in USAGES}), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False))
    if purpose:
        made = made.add_extension(x509.ExtendedKeyUsage([purpose]), True)
    return made.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def unlocked(key):
    return key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def people(folder):
    """Makes them and keeps them in the folder; the root is `root.cer` there."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = certificate("Root", root_key, "Root", root_key, ["key_cert_sign", "crl_sign"], authority=True)
    (folder / "root.cer").write_bytes(root)
    (folder / "root.key").write_bytes(unlocked(root_key))
    for name, usages, purpose in (("signer", ["digital_signature", "content_commitment"], None),
                                  ("other", ["digital_signature", "content_commitment"], None),
                                  ("stamp", ["digital_signature"], ExtendedKeyUsageOID.TIME_STAMPING)):
        # pyHanko's time-stamping authority signs with RSA only.
        key = rsa.generate_private_key(65537, 2048) if name == "stamp" else ec.generate_private_key(ec.SECP256R1())
        (folder / f"{name}.cer").write_bytes(certificate(name, key, "Root", root_key, usages, purpose=purpose))
        (folder / f"{name}.key").write_bytes(unlocked(key))


class Signers:
    """Who signs a digest: `signer`, `other`, `stamp` (a time stamp), `plain` (an older kind of CMS)."""

    def __init__(self, folder):
        self.loop = asyncio.new_event_loop()
        read = lambda name: asn1_x509.Certificate.load((folder / f"{name}.cer").read_bytes())
        key = lambda name: asn1_keys.PrivateKeyInfo.load((folder / f"{name}.key").read_bytes())
        self.root = read("root")
        store = SimpleCertificateStore.from_certs([self.root])
        self.signers = {name: SimpleSigner(read(name), key(name), store) for name in ("signer", "other")}
        self.stamper = DummyTimeStamper(read("stamp"), key("stamp"), store, include_nonce=False)

    def sign(self, name, digest):
        if name == "stamp":
            return self.loop.run_until_complete(self.stamper.async_timestamp(digest, "sha256")).dump()
        who, pades = ("signer", False) if name == "plain" else (name, True)
        made = self.signers[who].async_sign(digest, "sha256", use_pades=pades)
        return self.loop.run_until_complete(made).dump()

    def by(self, name):
        return lambda digest: self.sign(name, digest)
