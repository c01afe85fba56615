resource "google_cloud_run_v2_worker_pool" "worker" {
  name                = "${local.name}-worker"
  location            = var.region
  launch_stage        = "BETA"
  deletion_protection = false
  depends_on = [
    google_secret_manager_secret_iam_member.main,
    google_secret_manager_secret_iam_member.authorities,
    google_secret_manager_secret_version.authorities,
  ]

  scaling {
    scaling_mode          = "MANUAL"
    manual_instance_count = var.worker.count
  }

  template {
    service_account = google_service_account.main["service"].email

    containers {
      image = var.image

      resources {
        limits = { cpu = var.worker.cpu, memory = var.worker.memory }
      }

      dynamic "env" {
        for_each = local.plain["worker"]

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.hidden["worker"]

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
