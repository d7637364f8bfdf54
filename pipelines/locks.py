"""A lock on a file that the kernel lets go of when its holder dies, and whose file is gone once it is released.

Who may hold it, and what for, is decided by the callers.
"""

import fcntl
import os
from pathlib import Path


class FileLock:
    """`flock` on `path`, exclusive or shared. Not inherited by child processes, not reentrant."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def acquire(self, *, shared: bool = False, wait: bool = False) -> bool:
        """Takes the lock; False if another process holds it and `wait` is not asked for."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        while True:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(descriptor, mode)
            except BlockingIOError:
                os.close(descriptor)
                return False
            except BaseException:
                os.close(descriptor)
                raise
            if self._is_current(descriptor):
                self._descriptor = descriptor
                return True
            os.close(descriptor)  # its holder removed the file while we waited: ours is a lock on nothing

    def release(self, *, remove: bool = True) -> None:
        """Lets go. A shared holder passes `remove=False`: others may still hold the same file."""
        if self._descriptor is None:
            return
        if remove:
            self.path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False
