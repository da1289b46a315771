"""Puts the parts of the two processes together."""
from functools import partial

from billing.api import Api
from billing.db import connect
from billing.exports import run_export
from billing.jobs import Worker
from billing.settings import Settings

DATABASE = "billing.sqlite"


def build_api(settings: Settings) -> Api:
    return Api(connect(settings.data_dir / DATABASE))


def build_worker(settings: Settings) -> Worker:
    conn = connect(settings.data_dir / DATABASE)
    worker = Worker(conn)
    worker.on("export", partial(run_export, conn, settings.data_dir / "exports"))
    return worker
