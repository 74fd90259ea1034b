# The bot in a container: only what it needs to run, without privileges, and with /data as the only writable folder.
# docs/deploy.md explains how to run it and what was checked.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Optional and peer packages are only for the type checker and for other platforms.
RUN npm ci --ignore-scripts --omit=dev --omit=optional --omit=peer --no-audit --no-fund
COPY src src
COPY intents intents
COPY locales locales
# Learn and compile once, during the build: a container cannot write to its own folders and should start quickly.
ENV CACHE_DIR=/app/cache
RUN node src/programs/launch.mjs learn

FROM node:24-slim
LABEL org.opencontainers.image.title="Xubao 续保" \
      org.opencontainers.image.description="A Telegram bot on medical insurance and social security in China" \
      org.opencontainers.image.licenses="MIT"
# An intruder finds no package manager. /data belongs to the user below, and so does a volume created from it.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-* \
    && install -d -o 1000 -g 1000 -m 700 /data
WORKDIR /app
# Owned by root, so that the user below cannot change the files.
COPY --from=build /app ./
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATABASE_URL=sqlite:/data/xubao.db \
    CACHE_DIR=/app/cache
USER 1000:1000
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1, so that SIGTERM reaches the bot and not a shell.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "src/main.ts"]
