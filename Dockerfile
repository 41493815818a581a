# The production image of Passend: web, worker, beat and one-shot commands all run from it.
# Build: docker build --tag passend .

# Other people's style and font, by the lock of npm.
FROM node:24-bookworm-slim AS stijl
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

# Python packages, by the lock with hashes, and the static files.
FROM python:3.11-slim-bookworm AS bouw
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements/productie.txt requirements/
RUN python -m venv /venv && /venv/bin/pip install --require-hashes --requirement requirements/productie.txt
COPY . .
COPY --from=stijl /app/node_modules node_modules
RUN python scripts/bouw_stijl.py \
    && (cd scripts && /venv/bin/python -c "import vertaling; vertaling.compile_all()") \
    && /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && rm -rf node_modules

FROM python:3.11-slim-bookworm
# Letters in PDF need these.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        fonts-noto-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin passend
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp/cache
WORKDIR /app
COPY --from=bouw /venv /venv
# Root's files: the portal can read its own code and change nothing of it.
COPY --from=bouw /app /app
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "scripts/gezond.py", "/gezondheid/leeft"]
# Sync workers: measured fastest for pages with queries.
CMD ["gunicorn", "passend.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--worker-class", "sync", "--worker-tmp-dir", "/dev/shm", "--timeout", "60", "--max-requests", "2000", "--max-requests-jitter", "200", "--no-control-socket"]
