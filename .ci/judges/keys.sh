#!/usr/bin/env bash
# Signs with every kind of key, a SoftHSM token among them, and lets openssl and pyHanko judge what comes out.
# Its argument is a Python that has pyHanko.
set -euo pipefail
cd "$(dirname "$0")/../.."
keys=crates/pdf-signing/tests/data/keys
python=$1
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export PIN=test-password PDF_SIGNING_JUDGE_FOLDER=$work
export PDF_SIGNING_PKCS11=${PDF_SIGNING_PKCS11:-/usr/lib/softhsm/libsofthsm2.so}

mkdir "$work/tokens"
printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$work/tokens" > "$work/softhsm2.conf"
export SOFTHSM2_CONF=$work/softhsm2.conf
token() { softhsm2-util --init-token --free --label "$1" --so-pin "$PIN" --pin "$PIN" >/dev/null; }
write() { # token certificate id label
  pkcs11-tool --module "$PDF_SIGNING_PKCS11" --token-label "$1" --login --pin env:PIN --write-object "$keys/$2.cer" --type cert --id "$3" --label "$4" >/dev/null
}
key() { # token key id
  openssl pkcs8 -topk8 -nocrypt -in "$keys/$2.pem" -out "$work/$2.p8"
  softhsm2-util --import "$work/$2.p8" --token "$1" --label "$2" --id "$3" --pin "$PIN" >/dev/null
}
token several; token one; token without-key
write several rsa2048 b1 Head; key several rsa2048 b1
write several rsa3072 b2 Office; key several rsa3072 b2
write several p256 b3 Größe; key several p256 b3
write several expired b4 old; write several intermediate c1 CA1; write several root c2 CA2
write one p256 01 Signing; key one p256 01; write one intermediate c1 CA1; write one root c2 CA2
write without-key p256 01 Signing

run() { cargo test --locked --quiet -p pdf-signing --lib -- keys::tests > "$work/tests" 2>&1 || { cat "$work/tests"; exit 1; }; grep '^test result' "$work/tests"; }
run
# The same on a token that does not hash itself, so that the raw mechanism is asked for.
mkdir "$work/raw"
printf 'slots.mechanisms = CKM_RSA_PKCS,CKM_ECDSA\n' >> "$SOFTHSM2_CONF"
if pkcs11-tool --module "$PDF_SIGNING_PKCS11" -M 2>/dev/null | grep -q 'SHA256-RSA-PKCS,'; then echo "the token still hashes"; exit 1; fi
PDF_SIGNING_JUDGE_FOLDER=$work/raw run
for cms in "$work/raw"/token-*.cms; do mv "$cms" "$work/raw-$(basename "$cms")"; done

openssl x509 -inform DER -in "$keys/root.cer" -out "$work/root.pem"
good=0
for cms in "$work"/*.cms; do
  name=$(basename "$cms" .cms)
  openssl cms -verify -cades -binary -inform DER -in "$cms" -content "$keys/content.bin" -CAfile "$work/root.pem" -purpose any -out /dev/null 2>"$work/log" \
    || { echo "openssl refuses $name"; cat "$work/log"; exit 1; }
  printf x | cat "$keys/content.bin" - > "$work/other.bin"
  if openssl cms -verify -cades -binary -inform DER -in "$cms" -content "$work/other.bin" -CAfile "$work/root.pem" -purpose any -out /dev/null 2>/dev/null; then
    echo "openssl takes $name over another content"; exit 1
  fi
  # DER: written again it is the same.
  openssl cms -cmsout -inform DER -in "$cms" -outform DER -out "$work/again"; cmp "$cms" "$work/again"
  good=$((good + 1))
done
[ "$good" -gt 10 ] || { echo "only $good signatures were made"; exit 1; }
echo "openssl cms -verify -cades: $good right, none over another content, all DER"

"$python" - "$work" "$keys" <<'P'
import asyncio, glob, sys
from asn1crypto import cms
from pyhanko.sign.general import load_cert_from_pemder
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext
work, keys = sys.argv[1:]
content = open(f"{keys}/content.bin", "rb").read()
good = 0
for path in sorted(glob.glob(f"{work}/*.cms")):
    context = ValidationContext(trust_roots=[load_cert_from_pemder(f"{keys}/root.cer")], allow_fetching=False)
    info = cms.ContentInfo.load(open(path, "rb").read())
    status = asyncio.run(async_validate_detached_cms(content, info["content"], signer_validation_context=context))
    assert status.bottom_line, (path, status.pretty_print_details())
    bad = asyncio.run(async_validate_detached_cms(content + b"x", info["content"], signer_validation_context=context))
    assert not bad.intact and not bad.bottom_line, path
    good += 1
print(f"pyHanko: {good} right, none over another content")
P
# Nothing printed or left behind holds the PIN but the judge's own settings.
if cargo test --locked --quiet -p pdf-signing --lib -- keys::tests --nocapture 2>&1 | grep -F "$PIN"; then echo "the PIN was printed"; exit 1; fi
echo "judged"
