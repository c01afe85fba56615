# /data is in memory: it holds uploads that are being inspected, up to twice 500 MiB for each.
resource "google_cloud_run_v2_service" "api" {
  name                = "${local.name}-api"
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  deletion_protection = false
  depends_on = [
    google_secret_manager_secret_iam_member.main,
    google_secret_manager_secret_iam_member.authorities,
    google_secret_manager_secret_version.authorities,
  ]

  template {
    service_account       = google_service_account.main["service"].email
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
    # The most that Cloud Run allows: each socket is a request, and is cut after an hour.
    max_instance_request_concurrency = 1000
    timeout                          = "3600s"
    # For the long-polling of Socket.IO.
    session_affinity = true

    scaling {
      min_instance_count = var.api.min
      max_instance_count = var.api.max
    }

    containers {
      image = var.image

      ports {
        container_port = 3000
      }

      resources {
        limits = { cpu = var.api.cpu, memory = var.api.memory }
        # Processes work between calls too.
        cpu_idle = false
      }

      # These come from the machine itself; from outside Cloud Run keeps /healthz for itself.
      startup_probe {
        period_seconds    = 2
        timeout_seconds   = 2
        failure_threshold = 60

        http_get {
          path = "/healthz"
        }
      }

      liveness_probe {
        period_seconds  = 10
        timeout_seconds = 3

        http_get {
          path = "/healthz"
        }
      }

      dynamic "env" {
        for_each = local.plain["api"]

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.hidden["api"]

        content {
          name = env.key

          value_source {
            secret_key_ref {
              secret  = env.value
              version = "latest"
            }
          }
        }
      }

      volume_mounts {
        name       = "authorities"
        mount_path = "/authorities"
      }
    }

    volumes {
      name = "authorities"

      secret {
        secret = google_secret_manager_secret.authorities.secret_id

        items {
          path    = "all.pem"
          version = "latest"
        }
      }
    }

    vpc_access {
      egress = "PRIVATE_RANGES_ONLY"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
      }
    }
  }
}
