"""Puts the parts of the two processes together."""
from billing.api import Api
from billing.db import connect
from billing.jobs import Worker
from billing.settings import Settings

DATABASE = "billing.sqlite"


def build_api(settings: Settings) -> Api:
    return Api(connect(settings.data_dir / DATABASE))


def build_worker(settings: Settings) -> Worker:
    return Worker(connect(settings.data_dir / DATABASE))
