"""Templates, compiled once: each edition has an environment of its own, and would compile them all again."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ...cache.store import Store


class TemplateCache(BytecodeCache):
    """Compiled templates in the store, which knows Jinja's version and Python's."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        if bytecode := self.store.get(self._key(bucket)):
            bucket.bytecode_from_string(bytecode)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return self.store.key("template", bucket.key, bucket.checksum)
