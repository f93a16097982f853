//! `cchc ky-so`: the signer's or the agency's signature.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use cchc::{Asked, Draft, Key, Made, Problem, Role, Secret, Severity, Signing, Stored, Unit, picture_file};

use super::{before, talk};
use crate::args::Signature;

/// Signs, or exports what is to be signed, or takes in what was signed; the new file goes beside the old one.
pub fn run(signature: &Signature) -> ExitCode {
    match step(signature) {
        Ok(stored) => match stored.iter().try_for_each(talk::stored) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        },
        Err(problems) => talk::fail(&problems),
    }
}

fn step(signature: &Signature) -> Result<Vec<Stored>, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let draft = before::opened(&signature.file, &signature.before).map_err(one)?;
    let folder = signature.folder.as_deref();
    let time = talk::now();
    if let Some(cms) = &signature.cms {
        let made = draft.take_in(cms, time).map_err(one)?;
        before::signed(&draft, made.bytes());
        return stored(&made, &draft, folder);
    }
    let role = signature.role.unwrap_or(Role::Signer);
    let picture = picture(signature, &draft, role)?;
    let signing = Signing {
        role,
        certificate: signature.certificate.as_deref(),
        picture: picture.as_deref(),
        certify: signature.certify,
        signed_elsewhere: signature.elsewhere,
        time,
    };
    if signature.export {
        let waiting = draft.wait(&signing).map_err(one)?;
        talk::say(&format!("SHA-256 của nội dung phải ký: {}\n", waiting.digest));
        let stored = [waiting.document, waiting.content].map(|made| made.store(folder));
        return stored.into_iter().collect::<Result<_, _>>().map_err(one);
    }
    let key = match (&signature.key_file, &signature.library) {
        (Some(file), _) => Key::File(file),
        (None, Some(library)) => Key::Token { library, token: signature.token.as_deref() },
        (None, None) => return Ok(Vec::new()),
    };
    let made = draft.sign(key, &signing, &ask).map_err(one)?;
    before::signed(&draft, made.bytes());
    stored(&made, &draft, folder)
}

/// The signed file, and where it is the agency's what the document system is told of it.
fn stored(made: &Made, draft: &Draft, folder: Option<&Path>) -> Result<Vec<Stored>, Vec<Problem>> {
    let metadata = if made.is_issued() { made.metadata(draft) } else { Ok(Vec::new()) };
    let files = [made.clone()].into_iter().chain(metadata.map_err(|problem| vec![problem])?);
    files.map(|file| file.store(folder)).collect::<Result<_, _>>().map_err(|problem| vec![problem])
}

/// The picture named on the command line, else the one of the unit's record.
fn picture(signature: &Signature, draft: &Draft, role: Role) -> Result<Option<Vec<u8>>, Vec<Problem>> {
    if let Some(file) = &signature.picture {
        return picture_file(file).map(Some).map_err(|problem| vec![problem]);
    }
    let Some(unit) = &signature.unit else {
        talk::say("Chưa nêu ảnh: chữ ký sẽ không có hình trên trang. Thêm --don-vi hoặc --anh nếu cần.\n");
        return Ok(None);
    };
    let (sound, problems) = Unit::open(unit, None).check();
    let Some(sound) = sound else {
        return Err(problems.into_iter().filter(|problem| problem.severity() == Severity::Error).collect());
    };
    let picture = sound.picture(draft, role).map_err(|problem| vec![problem])?;
    if picture.is_none() {
        talk::say("don-vi.yaml không nêu ảnh cho vai trò này; chữ ký sẽ không có hình trên trang.\n");
    }
    Ok(picture.map(<[u8]>::to_vec))
}

/// Asks at the terminal, or takes the variable; the secret goes nowhere else.
fn ask(asked: Asked) -> Result<Secret, Problem> {
    // No PIN is empty, a password may be. Letters that cannot be read would only use up a try.
    let set = std::env::var_os(asked.variable()).filter(|value| asked == Asked::Password || !value.is_empty());
    if let Some(value) = set {
        return value.into_string().map(Secret::new).map_err(|_| asked.nowhere());
    }
    if !std::io::stdin().is_terminal() {
        return Err(asked.nowhere());
    }
    let prompt = match asked {
        Asked::Password => "Mật khẩu của tệp khóa: ",
        Asked::Pin => "Mã PIN của thiết bị: ",
    };
    rpassword::prompt_password(prompt).map(Secret::new).map_err(|_| asked.nowhere())
}
