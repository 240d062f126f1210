/**
 * Variables that a program needs to find its files and programs and to speak. The address of a proxy may have a login in it,
 * so whoever starts a program that may need one passes it on.
 */
const needed =
  /^(PATH|PATHEXT|COMSPEC|SYSTEMROOT|SYSTEMDRIVE|WINDIR|HOME|HOMEDRIVE|HOMEPATH|USER|LOGNAME|USERNAME|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|XDG_[A-Z_]+|TMPDIR|TEMP|TMP|TZ|LANG|LC_[A-Z]+|LD_LIBRARY_PATH|DYLD_[A-Z_]+|SSH_AUTH_SOCK|SSL_CERT_FILE|SSL_CERT_DIR)$/i;

/**
 * The environment of a program that is started. A list of what it gets, because the names of secrets are known only as
 * far as somebody wrote them down.
 *
 * @param own Names of variables that are this program's own.
 */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  own: RegExp,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name) || own.test(name)));
}
