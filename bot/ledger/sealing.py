"""Keeping secrets encrypted: the newest key seals, every key opens."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import SealedError

NO_KEYS = "secrets cannot be kept without a key: set MESHWISE_TOKEN_KEYS"
NO_KEY_OPENS = "no key of MESHWISE_TOKEN_KEYS opens it"


class Seal:
    """Encrypts and decrypts short texts."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        """A seal with these Fernet keys, the newest first; without any it seals and opens nothing."""
        self._cipher = MultiFernet([Fernet(key) for key in keys]) if keys else None

    def close(self, secret: str) -> str:
        """The secret, encrypted with the newest key; "" stays "".

        Raises:
            SealedError: there is no key.
        """
        if not secret:
            return ""
        if self._cipher is None:
            raise SealedError(NO_KEYS)
        return self._cipher.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """The secret that was encrypted.

        Raises:
            SealedError: no key opens it.
        """
        if not sealed:
            return ""
        try:
            if self._cipher is not None:
                return self._cipher.decrypt(sealed).decode()
        except InvalidToken:
            pass
        raise SealedError(NO_KEY_OPENS)
