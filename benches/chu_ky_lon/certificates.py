"""Signatures with many certificates or large keys, and PKCS#12 files with much to derive. Needs pyHanko and what it needs."""

import asyncio
import datetime
import hashlib
import hmac
import os

from asn1crypto import algos, cms, core, keys, pkcs12, x509
from cryptography import x509 as made_x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .paper import begin, signed

SECRET = "mat-khau-thu"


def certificate(name, issuer, key, public, authority=True):
    named = lambda words: made_x509.Name([made_x509.NameAttribute(NameOID.COMMON_NAME, words)])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = dict(digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False, key_agreement=False,
                 key_cert_sign=authority, crl_sign=False, encipher_only=False, decipher_only=False)
    made = (made_x509.CertificateBuilder().subject_name(named(name)).issuer_name(named(issuer)).public_key(public)
            .serial_number(made_x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=99)).add_extension(made_x509.KeyUsage(**usage), True)
            .add_extension(made_x509.BasicConstraints(authority, None), True).sign(key, hashes.SHA256()))
    return x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))


def private(key):
    return keys.PrivateKeyInfo.load(key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def cms_of(signer, digest):
    return asyncio.run(signer.async_sign(digest, "sha256", use_pades=True))


def same_names(path, names=lambda number: "X", count=31):
    """32 certificates of one name and one key: each may have issued each."""
    key = ec.generate_private_key(ec.SECP256R1())
    others = [certificate(names(number), names(number), key, key.public_key()) for number in range(count)]
    signer = SimpleSigner(certificate("X", "X", key, key.public_key(), authority=False), private(key),
                          SimpleCertificateStore.from_certs(others))
    paper = begin(path)
    signed(paper, contents=b"\0" * 30_000)
    [hole] = paper.sealed
    paper.fill(hole, cms_of(signer, paper.digest(hole)).dump())


def layers(path):
    """Certificates in 10 layers of three, each of one layer issued by each of the next."""
    key = ec.generate_private_key(ec.SECP256R1())
    others = [certificate(f"L{layer}", f"L{layer + 1}", key, key.public_key()) for layer in range(10) for _ in range(3)]
    signer = SimpleSigner(certificate("Leaf", "L0", key, key.public_key(), authority=False), private(key),
                          SimpleCertificateStore.from_certs(others))
    paper = begin(path)
    signed(paper, contents=b"\0" * 30_000)
    [hole] = paper.sealed
    paper.fill(hole, cms_of(signer, paper.digest(hole)).dump())


def many_layers(path):
    """The same certificates in 200 signatures, one in each field."""
    key = ec.generate_private_key(ec.SECP256R1())
    others = [certificate(f"L{layer}", f"L{layer + 1}", key, key.public_key()) for layer in range(10) for _ in range(3)]
    signer = SimpleSigner(certificate("Leaf", "L0", key, key.public_key(), authority=False), private(key),
                          SimpleCertificateStore.from_certs(others))
    many(path, lambda digest: cms_of(signer, digest).dump(), 200, 20_000)


def many(path, sign, count, room):
    """So many signatures. Those that end a revision of their own, 110 at most, have right CMS; the rest share the last one, where
    each covers the room of the others and only the one filled last is right."""
    paper = begin(path)
    fields = []
    for number in range(count):
        value = paper.signature(contents=b"\0" * room)
        fields.append(paper.add(b"<</FT /Sig /T (s%d) /Subtype /Widget /Rect [0 0 0 0] /V %d 0 R>>" % (number, value)))
        if number < 110:
            if number == 0:
                signed(paper, fields, contents=b"\0" * room)
            else:
                paper.put(6, b"<</Fields [4 0 R %b] /SigFlags 3>>" % b" ".join(b"%d 0 R" % field for field in fields))
                paper.close()
            for hole in paper.sealed:
                paper.fill(hole, sign(paper.digest(hole)))
            paper.sealed = []
    if count > 110:
        paper.put(6, b"<</Fields [4 0 R %b] /SigFlags 3>>" % b" ".join(b"%d 0 R" % field for field in fields))
        paper.close()
        for hole in paper.sealed:
            paper.fill(hole, sign(paper.digest(hole)))


def large_certificate(bits, exponent):
    """A self-issued certificate of an RSA key of so many bits that nobody has."""
    small = rsa.generate_private_key(65537, 2048)
    one = certificate("Large", "Large", small, small.public_key(), authority=False)
    modulus = int.from_bytes(os.urandom(bits // 8), "big") | 1 << (bits - 1) | 1
    power = modulus - 2 if exponent else 65537
    public = keys.PublicKeyInfo.wrap(keys.RSAPublicKey({"modulus": modulus, "public_exponent": power}), "rsa")
    tbs = one["tbs_certificate"].copy()
    tbs["subject_public_key_info"] = public
    return x509.Certificate({"tbs_certificate": tbs, "signature_algorithm": one["signature_algorithm"],
                             "signature_value": os.urandom(bits // 8)}), private(small)


def large_signer(bits, exponent):
    one, key = large_certificate(bits, exponent)
    signer = SimpleSigner(one, key, SimpleCertificateStore(), signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}))

    def sign(digest):
        made = cms_of(signer, digest)
        made["content"]["signer_infos"][0]["signature"] = b"\1" + os.urandom(bits // 8 - 1)
        return made.dump(force=True)
    return sign


def large_key(path):
    """100 signatures by an RSA key of 16,384 bits whose exponent is as long."""
    many(path, large_signer(16_384, True), 100, 12_000)


def large_key_many(path):
    """100 signatures by an RSA key of 8,192 bits whose exponent is as long."""
    many(path, large_signer(8_192, True), 100, 8_000)


def attributes(path):
    """A CMS with 60,000 attributes that are not signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    signer = SimpleSigner(certificate("X", "X", key, key.public_key(), authority=False), private(key), SimpleCertificateStore())
    paper = begin(path)
    signed(paper, contents=b"\0" * 3_500_000)
    [hole] = paper.sealed
    made = cms_of(signer, paper.digest(hole))
    made["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "1.2.3.%d" % number, "values": [core.OctetString(b"x" * 20)]}) for number in range(60_000)])
    paper.fill(hole, made.dump(force=True))


def derived(secret, salt, rounds, purpose, length):
    """The key derivation of PKCS #12 (RFC 7292, appendix B), SHA-256, as many bytes as one digest has."""
    block = bytes([purpose]) * 64
    word = secret.encode("utf-16-be") + b"\0\0"
    fit = lambda data: (data * (64 // len(data) + 1))[: 64 * -(-len(data) // 64)]
    made = block + fit(salt) + fit(word)
    for _ in range(rounds):
        made = hashlib.sha256(made).digest()
    return made[:length]


def box_file(path, boxes, rounds):
    salt, iv = os.urandom(16), os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha256", SECRET.encode(), salt, rounds, 32)
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    inside = cipher.update(b"\x30\x00" + b"\x0e" * 14) + cipher.finalize()
    algorithm = algos.EncryptionAlgorithm({"algorithm": "pbes2", "parameters": algos.Pbes2Params({
        "key_derivation_func": algos.KdfAlgorithm({"algorithm": "pbkdf2", "parameters": algos.Pbkdf2Params({
            "salt": algos.Pbkdf2Salt("specified", salt), "iteration_count": rounds,
            "prf": algos.HmacAlgorithm({"algorithm": "sha256"})})}),
        "encryption_scheme": algos.EncryptionAlgorithm({"algorithm": "aes256_cbc", "parameters": core.OctetString(iv)})})})
    box = cms.ContentInfo({"content_type": "encrypted_data", "content": cms.EncryptedData({
        "version": 0, "encrypted_content_info": cms.EncryptedContentInfo({
            "content_type": "data", "content_encryption_algorithm": algorithm, "encrypted_content": inside})})})
    safe = pkcs12.AuthenticatedSafe([box] * boxes).dump()
    mac_salt = os.urandom(8)


    digest = hmac.new(derived(SECRET, mac_salt, 1, 3, 32), safe, hashlib.sha256).digest()
    whole = pkcs12.Pfx({"version": "v3", "auth_safe": cms.ContentInfo({"content_type": "data", "content": core.OctetString(safe)}),
                        "mac_data": pkcs12.MacData({"mac": algos.DigestInfo({
                            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "digest": digest}),
                            "mac_salt": mac_salt, "iterations": 1})})
    path.write_bytes(whole.dump())


def boxes(path):
    """A PKCS#12 file of 50 boxes of 5,000,000 rounds each."""
    box_file(path, 50, 5_000_000)


def many_boxes(path):
    """A PKCS#12 file of 2,000 boxes of 2,000,000 rounds each."""
    box_file(path, 2_000, 2_000_000)


BOXES = [boxes, many_boxes]
CASES = [same_names, layers, many_layers, large_key, large_key_many, attributes]
