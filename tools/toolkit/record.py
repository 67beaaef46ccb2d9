"""The base of everything that is written down or handed over as JSON."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that does not change once it is made."""

    # Validators are built when a class is first used: most are not needed to start.
    model_config = ConfigDict(frozen=True, defer_build=True)
