"""What holds of all tests."""

from hypothesis import settings

# How long an example takes says something of the machine, and of who else uses it; not of the code.
settings.register_profile("exomyelin", deadline=None)
settings.load_profile("exomyelin")
