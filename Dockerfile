FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1

RUN useradd --no-create-home --shell /usr/sbin/nologin --uid 10001 exomyelin

WORKDIR /srv/exomyelin

COPY requirements/run.txt requirements/run.txt
RUN python -m pip install --no-deps --require-hashes -r requirements/run.txt

COPY pyproject.toml pyproject.toml
COPY schema schema
COPY cypher cypher
COPY graph graph
COPY loaders loaders
COPY api api

# A store in a file, where EXOMYELIN_STORE names no server, lies here.
RUN mkdir data && chown 10001 data
VOLUME /srv/exomyelin/data

USER 10001

# Inside a container every address is reached from outside it; who reaches it is decided where its port is published.
ENV EXOMYELIN_HOST=0.0.0.0 EXOMYELIN_PORT=8000 EXOMYELIN_PUBLIC=true EXOMYELIN_CYPHER=false
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=8)"]

# Loading what is held already changes nothing, so an image with newer papers brings them along.
CMD ["sh", "-c", "python -m loaders add --builtin && exec python -m api"]
