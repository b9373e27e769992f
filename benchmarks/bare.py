"""The least that FastAPI can do: a route that returns the bytes of a file. ``python -m benchmarks.bare FILE PORT``."""

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import Response


def bare_app(body: bytes) -> FastAPI:
    """An application whose only route returns some bytes as JSON."""
    app = FastAPI()

    @app.get("/")
    def answer() -> Response:
        return Response(body, media_type="application/json")

    return app


if __name__ == "__main__":
    uvicorn.run(
        bare_app(Path(sys.argv[1]).read_bytes()),
        port=int(sys.argv[2]),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
