# Their values are set by hand, so that they are not in the state: README.md says how.
resource "google_secret_manager_secret" "main" {
  for_each = toset([
    "database-url",
    "jwt-private-keys",
    "password-pepper",
    "smtp-url",
    "migrate-database-url",
  ])
  secret_id  = "${local.name}-${each.value}"
  depends_on = [google_project_service.main]

  replication {
    auto {}
  }
}

# No secret: the certificates of the authorities of MySQL and Valkey, as a file.
resource "google_secret_manager_secret" "authorities" {
  secret_id  = "${local.name}-authorities"
  depends_on = [google_project_service.main]

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "authorities" {
  secret = google_secret_manager_secret.authorities.id
  secret_data = join("\n", concat(
    [google_sql_database_instance.main.server_ca_cert[0].cert],
    flatten(google_memorystore_instance.main.managed_server_ca[0].ca_certs[*].certificates),
  ))
}
