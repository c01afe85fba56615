resource "google_cloud_run_v2_job" "migrate" {
  name                = "${local.name}-migrate"
  location            = var.region
  deletion_protection = false
  depends_on = [
    google_secret_manager_secret_iam_member.main,
    google_secret_manager_secret_iam_member.authorities,
    google_secret_manager_secret_version.authorities,
  ]

  template {
    template {
      service_account = google_service_account.main["migrate"].email
      max_retries     = 1
      timeout         = "3600s"

      containers {
        image = var.image
        args  = ["dist/cli/migrate.js"]

        dynamic "env" {
          for_each = local.plain["migrate"]

          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = local.hidden["migrate"]

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
}
