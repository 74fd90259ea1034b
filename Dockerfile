# The bot in a container: only what runs, without rights, with nothing to write but /data.
# How to run it, and what was checked: docs/deploy.md.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Optional and peer packages are those of the type checker and of platforms that are not this one.
RUN npm ci --ignore-scripts --omit=dev --omit=optional --omit=peer --no-audit --no-fund
COPY src src
COPY intents intents
COPY locales locales
# Learning and compiling are done once, here: a container cannot write to its own folders, and shall be ready soon.
ENV CACHE_DIR=/app/cache
RUN node src/programs/launch.mjs learn

FROM node:24-slim
LABEL org.opencontainers.image.title="Xubao 续保" \
      org.opencontainers.image.description="A Telegram bot on medical insurance and social security in China" \
      org.opencontainers.image.licenses="MIT"
# Whoever gets in finds no package manager. /data belongs to the user below, and so does a volume made from it.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /usr/local/bin/yarn /usr/local/bin/yarnpkg /opt/yarn-* \
    && install -d -o 1000 -g 1000 -m 700 /data
WORKDIR /app
# Of root, so that the user below cannot change a file of it.
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
# Node itself is process 1, so that SIGTERM reaches the bot and not a shell.
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "src/main.ts"]
