locals {
  environment = {
    NODE_ENV = "production"
    HOST     = "0.0.0.0"
    # Not PORT, which Cloud Run sets itself.
    PUBLIC_URL = "https://${var.domain}"
    # The load balancer adds two entries to X-Forwarded-For: the caller's address and its own.
    TRUST_PROXY         = "2"
    STORAGE_URL         = "gs://${google_storage_bucket.files.name}"
    REDIS_URL           = "rediss://${google_memorystore_instance.main.discovery_endpoints[0].address}:6379"
    MAIL_FROM           = var.mail_from
    MYSQL_POOL          = tostring(var.mysql_pool)
    NODE_EXTRA_CA_CERTS = "/authorities/all.pem"
  }

  service_secrets = ["DATABASE_URL", "JWT_PRIVATE_KEYS", "PASSWORD_PEPPER", "SMTP_URL"]

  processes = {
    api     = { role = "api", secrets = local.service_secrets }
    worker  = { role = "worker", secrets = local.service_secrets }
    migrate = { role = "all", secrets = ["DATABASE_URL"] }
  }

  # By process: the variables, and the ids of the secrets with others.
  plain = {
    for name, process in local.processes : name => merge(var.settings, local.environment, { ROLE = process.role })
  }
  hidden = {
    for name, process in local.processes : name => {
      for variable in process.secrets : variable => google_secret_manager_secret.main[
        "${name == "migrate" ? "migrate-" : ""}${lower(replace(variable, "_", "-"))}"
      ].secret_id
    }
  }
}
