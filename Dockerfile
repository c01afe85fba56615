# Any image with Node 24 and npm builds; any image with Node 24 and glibc runs, such as node:24-slim.
ARG NODE_IMAGE=node:24-slim
ARG RUNTIME_IMAGE=gcr.io/distroless/nodejs24-debian13

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY optional optional
# With the tools of the build and all adapters, whose types the build needs.
RUN npm ci --workspaces --include-workspace-root
COPY LICENSE tsconfig.json tsconfig.build.json ./
COPY migrations migrations
COPY scripts scripts
COPY src src
RUN npm run build
# Optional adapters that the image has; drop those that you do not use.
ARG ADAPTERS="s3 azure stripe traces redis"
RUN node scripts/image-files.ts /image $ADAPTERS && mkdir /data

FROM ${RUNTIME_IMAGE}
ARG VERSION=development
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="Layers" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.source="${SOURCE}" \
  layers.sbom="/app/sbom.cdx.json"
WORKDIR /app
# Distroless images have Node in /nodejs/bin.
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/nodejs/bin
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build --chown=65532:65532 /data /data
COPY --from=build /image /app
USER 65532:65532
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Commands replace the arguments: docker run … dist/cli/migrate.js
ENTRYPOINT ["node"]
CMD ["--max-semi-space-size=16", "dist/main.js"]
