from billing.jobs import enqueue


def test_jobs_run_in_order_and_once(service):
    done = []
    service.worker.on("note", done.append)
    enqueue(service.conn, "note", 1)
    enqueue(service.conn, "note", 2)
    service.worker.run_waiting()
    service.worker.run_waiting()
    assert done == [1, 2]


def test_a_job_that_raises_does_not_stop_the_others(service):
    done = []
    service.worker.on("note", lambda number: done.append(10 // number))
    enqueue(service.conn, "note", 0)
    enqueue(service.conn, "note", 2)
    service.worker.run_waiting()
    assert done == [5]
