FROM python:3.13.13-slim-trixie

LABEL org.opencontainers.image.title="Logit Lab" \
      org.opencontainers.image.description="An interactive course from odds to a trained classifier, in English and Korean" \
      org.opencontainers.image.documentation="README.md" \
      org.opencontainers.image.base.name="docker.io/library/python:3.13.13-slim-trixie"

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LOGIT_LAB_ROOMS=/data/rooms.sqlite

WORKDIR /app

# Before the code, so that a change of code does not install everything again. In one step with what
# takes the unneeded out, since a layer keeps what a later one removes.
COPY requirements.txt tools/slim.py ./
RUN pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore \
    --require-hashes -r requirements.txt \
    && python slim.py "$(python -c "import sysconfig; print(sysconfig.get_path('purelib'))")" \
    && rm slim.py

COPY app.py ./
COPY pages ./pages
COPY lessons ./lessons
COPY files ./files
COPY core ./core
COPY charts ./charts
COPY ui ./ui
COPY rooms ./rooms
COPY locales ./locales
COPY .streamlit ./.streamlit

# The file system is read-only at run time: bytecode is compiled here, and the files are made
# readable to the app's user whatever the modes of the checkout. Rooms are kept in /data.
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin app \
    && install --directory --owner=app --group=app --mode=700 /data \
    && chmod -R a+rX . \
    && python -m compileall -q --invalidation-mode unchecked-hash core files charts ui rooms lessons

USER 10001:10001

VOLUME /data

EXPOSE 8501

# http.client, because urllib would ask a proxy that the environment may name.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8501, timeout=4); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]

ENTRYPOINT ["python", "-m", "streamlit", "run", "app.py"]
CMD ["--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]
