resource "google_sql_database_instance" "main" {
  name                = local.name
  database_version    = "MYSQL_8_4"
  deletion_protection = var.is_protected
  depends_on          = [google_service_networking_connection.main]

  settings {
    edition                     = "ENTERPRISE"
    tier                        = var.mysql.tier
    availability_type           = var.mysql.is_regional ? "REGIONAL" : "ZONAL"
    disk_type                   = "PD_SSD"
    disk_size                   = var.mysql.storage
    disk_autoresize             = true
    deletion_protection_enabled = var.is_protected

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.main.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    # A standby needs both.
    backup_configuration {
      enabled            = true
      binary_log_enabled = true

      backup_retention_settings {
        retained_backups = var.is_protected ? 14 : 2
      }
    }

    dynamic "database_flags" {
      for_each = {
        character_set_server = "utf8mb4"
        collation_server     = "utf8mb4_0900_bin"
        max_connections      = tostring(var.mysql.max_connections)
      }

      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }
}

resource "google_sql_database" "main" {
  name      = "layers"
  instance  = google_sql_database_instance.main.name
  charset   = "utf8mb4"
  collation = "utf8mb4_0900_bin"
}
