resource "google_compute_global_address" "main" {
  name       = local.name
  depends_on = [google_project_service.main]
}

resource "google_compute_region_network_endpoint_group" "api" {
  name                  = "${local.name}-api"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.api.name
  }
}

# Without a log, because it would contain query strings, and so tokens.
resource "google_compute_backend_service" "api" {
  name                  = "${local.name}-api"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.api.id
  }

  log_config {
    enable = false
  }
}

resource "google_compute_url_map" "main" {
  name            = local.name
  default_service = google_compute_backend_service.api.id
}

resource "google_compute_managed_ssl_certificate" "main" {
  name       = local.name
  depends_on = [google_project_service.main]

  managed {
    domains = [var.domain]
  }
}

resource "google_compute_ssl_policy" "main" {
  name            = local.name
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"
  depends_on      = [google_project_service.main]
}

resource "google_compute_target_https_proxy" "main" {
  name             = local.name
  url_map          = google_compute_url_map.main.id
  ssl_certificates = [google_compute_managed_ssl_certificate.main.id]
  ssl_policy       = google_compute_ssl_policy.main.id
}

# HTTPS only: nothing answers on port 80.
resource "google_compute_global_forwarding_rule" "main" {
  name                  = local.name
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.main.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.main.id
}

# Cloud Run writes a line for each request, with its query string. The service writes its own, without.
resource "google_logging_project_exclusion" "requests" {
  name   = "${local.name}-requests"
  filter = "resource.type = \"cloud_run_revision\" AND log_id(\"run.googleapis.com/requests\")"
}
